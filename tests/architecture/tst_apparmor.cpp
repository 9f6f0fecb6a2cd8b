// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

/// What packages installed before there was a record of it.
constexpr char FirstProfile[] =
    R"(# Where AppArmor keeps programs from making user namespaces, as Ubuntu does from 24.04 on, this lets
# the engine of labs make its own. It confines nothing: what an element may do is the engine's matter.
abi <abi/4.0>,
include <tunables/global>

profile tomato-engine /usr/libexec/tomato-desktop/tomato-engine flags=(unconfined) {
  userns,

  include if exists <local/tomato-engine>
}
)";

/// Tests the profiles of AppArmor, and the scripts of the package that install them, in a folder
/// that stands for the machine's root.
class TestAppArmor final : public QObject
{
    Q_OBJECT

    static constexpr const char *Profile = "etc/apparmor.d/tomato-engine";
    static constexpr const char *Shipped = "usr/share/tomato-desktop/apparmor/tomato-engine";

    const QDir m_debian{QStringLiteral(TOMATO_SOURCE "/resources/debian")};
    std::unique_ptr<QTemporaryDir> m_root;

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QByteArray installed(const QString &name = Profile) const
    {
        return read(m_root->filePath(name));
    }

    void write(const QString &name, const QByteArray &content) const
    {
        const QString path = m_root->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    void run(const QString &script, const QString &what) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DPKG_ROOT", m_root->path());
        process.setProcessEnvironment(environment);
        process.start("sh", {m_debian.filePath("tomato-desktop." + script), what});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    /// A version of the package is unpacked and configured.
    void install(const QByteArray &profile) const
    {
        write(Shipped, profile);
        run("postinst", "configure");
    }

    void judge(QByteArray text) const
    {
        const QString parser = QStandardPaths::findExecutable("apparmor_parser", {"/usr/sbin"});
        if (parser.isEmpty())
            QSKIP("apparmor is not installed");
        // AppArmor 3 knows neither; the scripts do not install the profiles there.
        if (!QFile::exists("/etc/apparmor.d/abi/4.0"))
            text.replace("abi/4.0", "abi/3.0").replace("  userns,\n", "");
        write("profile", text);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(parser, {"-Q", "-K", m_root->filePath("profile")});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        write("etc/apparmor.d/abi/4.0", "");
    }

    void programsThatMakeUserNamespacesMay()
    {
        const QString text = read(m_debian.filePath("apparmor"));
        static const QRegularExpression head(
            QStringLiteral("\nprofile \\S+ (/\\S+) flags=\\(unconfined\\) \\{\n  userns,\n"));
        QStringList programs;
        auto heads = head.globalMatch(text);
        while (heads.hasNext()) {
            const QString path = heads.next().captured(1);
            const QString each = path.section('{', 1).section('}', 0, 0);
            for (const QString &name : each.split(','))
                programs << path.section('{', 0, 0) + name;
        }
        QCOMPARE(programs, QStringList({"/usr/libexec/tomato-desktop/tomato-engine",
                                        "/usr/bin/tomato-desktop",
                                        "/usr/libexec/tomato-desktop/tomato-layout",
                                        "/usr/libexec/tomato-desktop/tomato-place"}));
        for (const QString &program : programs)
            QVERIFY2(QFile::exists(TOMATO_BIN "/" + program.section('/', -1)) ||
                         program.endsWith("-place"),
                     qPrintable(program));
    }

    void theParserTakesThem() { judge(read(m_debian.filePath("apparmor"))); }

    void theParserTakesThoseOfABuildAsTheManualMakesThem()
    {
        const QString block =
            QString(read(TOMATO_SOURCE "/resources/manual/troubles.md")).section("```", 1, 1);
        QProcess shell;
        shell.setWorkingDirectory(TOMATO_SOURCE);
        shell.start("sh", {"-c", block.section(" | sudo tee ", 0, 0)});
        QVERIFY(shell.waitForFinished(60'000));
        const QByteArray text = shell.readAllStandardOutput();
        for (const char *program : {"engine", "desktop", "{layout,place}"})
            QVERIFY2(text.contains(QByteArray(TOMATO_SOURCE "/build/bin/tomato-") + program + ' '),
                     text.constData());
        QVERIFY(!text.contains(" /usr/"));
        judge(text);
    }

    void aFirstInstallationBringsTheProfile()
    {
        install("one\n");
        QCOMPARE(installed(), "one\n");
        run("prerm", "remove");
        run("postrm", "purge");
        QVERIFY(!QFile::exists(m_root->filePath(Profile)));
        QVERIFY(!QFile::exists(m_root->filePath("var/lib/tomato-desktop")));
    }

    void anUpgradeRenewsTheProfile()
    {
        install("one\n");
        install("two\n");
        QCOMPARE(installed(), "two\n");
    }

    void anUpgradeRenewsTheProfileOfVersionsThatKeptNoRecord()
    {
        write(Profile, FirstProfile);
        install("two\n");
        QCOMPARE(installed(), "two\n");
    }

    void whatWasChangedByHandStays()
    {
        install("one\n");
        write(Profile, "mine\n");
        install("one\n");
        QCOMPARE(installed(), "mine\n");
        QVERIFY(!QFile::exists(m_root->filePath(QString(Profile) + ".dpkg-dist")));
        install("two\n");
        QCOMPARE(installed(), "mine\n");
        QCOMPARE(installed(QString(Profile) + ".dpkg-dist"), "two\n");
        // It was taken over by hand: the next one is renewed again.
        write(Profile, "two\n");
        install("three\n");
        QCOMPARE(installed(), "three\n");
        QVERIFY(!QFile::exists(m_root->filePath(QString(Profile) + ".dpkg-dist")));
    }

    void whatWasRemovedByHandStaysAway()
    {
        install("one\n");
        QVERIFY(QFile::remove(m_root->filePath(Profile)));
        install("two\n");
        QVERIFY(!QFile::exists(m_root->filePath(Profile)));
    }

    void olderVersionsOfAppArmorGetNone()
    {
        QVERIFY(QFile::remove(m_root->filePath("etc/apparmor.d/abi/4.0")));
        install("one\n");
        QVERIFY(!QFile::exists(m_root->filePath(Profile)));
    }
};

QTEST_GUILESS_MAIN(TestAppArmor)
#include "tst_apparmor.moc"

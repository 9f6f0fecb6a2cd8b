// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

/// Tests what the desktop and Debian know about the program.
class TestPackaging final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_data;
    const QDir m_top{QStringLiteral(TOMATO_SOURCE)};

    QString read(const QString &name) const
    {
        QFile file(m_top.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// The packages of a list of ./dev.
    QStringList packages(const QString &list) const
    {
        const QString text = read("dev").section("\n" + list + "=(", 1, 1).section(')', 0, 0);
        return text.simplified().split(' ', Qt::SkipEmptyParts);
    }

    QStringList opened() const
    {
        static const QRegularExpression line(QStringLiteral("\nMimeType=(.*)\n"));
        return line.match(read("resources/desktop/tomato-desktop.desktop"))
            .captured(1)
            .split(';', Qt::SkipEmptyParts);
    }

    /// Returns the files that an installation puts into usr/, as the build's scripts say.
    static QStringList installedPaths()
    {
        static const QRegularExpression step(QStringLiteral(
            "file\\(INSTALL DESTINATION \"\\$\\{CMAKE_INSTALL_PREFIX\\}/([^\"]*)\" TYPE "
            "(\\w+)[^\"]*?(?: RENAME \"([^\"]*)\")? FILES((?:\\s+\"[^\"]*\")+)"));
        static const QRegularExpression included(QStringLiteral("include\\(\"([^\"]*)\"\\)"));
        static const QRegularExpression quoted(QStringLiteral("\"([^\"]*)\""));
        QStringList paths;
        QStringList scripts{TOMATO_BUILD "/cmake_install.cmake"};
        for (qsizetype i = 0; i < scripts.size(); ++i) {
            QFile file(scripts[i]);
            if (!file.open(QIODevice::ReadOnly))
                return {};
            const QString text = QString::fromUtf8(file.readAll());
            auto others = included.globalMatch(text);
            while (others.hasNext())
                scripts << others.next().captured(1);
            auto steps = step.globalMatch(text);
            while (steps.hasNext()) {
                const auto each = steps.next();
                auto sources = quoted.globalMatch(each.captured(4));
                while (sources.hasNext()) {
                    const QString source = sources.next().captured(1);
                    const QString name =
                        each.captured(3).isEmpty() ? source.section('/', -1) : each.captured(3);
                    paths << "usr/" + each.captured(1) + "/" + name;
                }
            }
        }
        return paths;
    }

private slots:
    void initTestCase()
    {
        const QString folder = m_data.filePath("mime/packages");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::copy(m_top.filePath("resources/desktop/tomato-desktop.xml"),
                            folder + "/tomato-desktop.xml"));
        // One cache of all of them, as an installation makes it.
        if (QStandardPaths::findExecutable("update-mime-database").isEmpty())
            QSKIP("shared-mime-info is not installed");
        QVERIFY(QFile::copy("/usr/share/mime/packages/freedesktop.org.xml",
                            folder + "/freedesktop.org.xml"));
        qputenv("XDG_DATA_DIRS", m_data.path().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_data.filePath("home").toLocal8Bit());
        QCOMPARE(QProcess::execute("update-mime-database", {m_data.filePath("mime")}), 0);
    }

    void filesAreKnownByTheirNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addRow("version 4") << "net.tomato4.json"
                                   << "application/x-tomato-topology";
        QTest::addRow("version 3") << "net.tomato3.json"
                                   << "application/x-tomato-topology";
        QTest::addRow("GNS3") << "office.gns3"
                              << "application/x-gns3-project";
        QTest::addRow("portable") << "office.gns3project"
                                  << "application/x-gns3-portable-project";
        QTest::addRow("EVE-NG") << "office.unl"
                                << "application/x-unetlab-lab";
        QTest::addRow("bundle") << "loss.tomato.zip"
                                << "application/x-tomato-bundle";
        QTest::addRow("other JSON") << "package.json"
                                    << "application/json";
    }
    void filesAreKnownByTheirNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        const QMimeDatabase types;
        QCOMPARE(types.mimeTypeForFile(name, QMimeDatabase::MatchExtension).name(), type);
        QCOMPARE(opened().contains(type), type != "application/json");
    }

    void filesAreKnownByWhatIsInThem()
    {
        const QMimeDatabase types;
        for (const QString &name :
             QDir(m_top.filePath("resources/examples")).entryList({"*.tomato4.json"}, QDir::Files))
            QCOMPARE(types.mimeTypeForData(read("resources/examples/" + name).toUtf8()).name(),
                     QString("application/x-tomato-topology"));
        QCOMPARE(
            types.mimeTypeForData(read("tests/app/exchange/data/revision9.gns3").toUtf8()).name(),
            QString("application/x-gns3-project"));
        QCOMPARE(types.mimeTypeForData(read("tests/app/exchange/data/small.unl").toUtf8()).name(),
                 QString("application/x-unetlab-lab"));
        const QByteArray portable =
            QByteArray("PK\003\004").leftJustified(30, '\0') + "project.gns3 and more of it";
        QCOMPARE(types.mimeTypeForData(portable).name(),
                 QString("application/x-gns3-portable-project"));
        const QString bundle = m_data.filePath("bundle.zip");
        QCOMPARE(QProcess::execute(TOMATO_BUILD "/bin/tomato",
                                   {"bundle", "make", bundle, "--from",
                                    m_top.filePath("resources/examples/loss.tomato4.json")}),
                 0);
        QCOMPARE(types.mimeTypeForFile(bundle, QMimeDatabase::MatchContent).name(),
                 QString("application/x-tomato-bundle"));
    }

    void everyTypeHasAnIconOfItsOwnThatIsInstalled()
    {
        const QMimeDatabase types;
        const QString installed = read("resources/CMakeLists.txt");
        QSet<QString> pictures;
        for (const QString &type : opened()) {
            const QString icon =
                "icons/mimetypes/" + types.mimeTypeForName(type).iconName() + ".svg";
            const QString picture = read("resources/" + icon);
            QVERIFY2(!pictures.contains(picture), qPrintable(icon));
            pictures << picture;
            QVERIFY2(QFile::exists(m_top.filePath("resources/" + icon)), qPrintable(icon));
            QVERIFY2(installed.contains(icon), qPrintable(icon));
        }
    }

    void softwareCentresKnowWhatIsOpened()
    {
        static const QRegularExpression provided(QStringLiteral("<mediatype>([^<]*)</mediatype>"));
        QStringList types;
        auto matches = provided.globalMatch(read("resources/desktop/tomato-desktop.metainfo.xml"));
        while (matches.hasNext())
            types << matches.next().captured(1);
        QStringList expected = opened();
        types.sort();
        expected.sort();
        QCOMPARE(types, expected);
    }

    void capturesStayWireshark()
    {
        for (const char *file : {"resources/desktop/tomato-desktop.desktop",
                                 "resources/desktop/tomato-desktop.metainfo.xml"})
            QVERIFY(!read(file).contains("vnd.tcpdump"));
        QVERIFY(!read("resources/desktop/tomato-desktop.xml").contains("*.pcap"));
    }

    void whatRunsIsInThePackageDependsOrRecommends()
    {
        const QString control = read("resources/debian/control");
        const QStringList essential{"util-linux"};
        const QStringList needed = packages("RUN_PACKAGES");
        QVERIFY(needed.size() > 5);
        for (const QString &package : needed)
            QVERIFY2(essential.contains(package) || control.contains("\n " + package + ",\n"),
                     qPrintable(package));
        QVERIFY(control.contains("@BUILD_PACKAGES@"));
    }

    void whatIsInstalledIsInOnePackage()
    {
        const QStringList lists =
            QDir(m_top.filePath("resources/debian")).entryList({"*.install"}, QDir::Files);
        QVERIFY(lists.size() >= 4);
        QStringList wanted;
        for (const QString &list : lists)
            wanted += read("resources/debian/" + list).split('\n', Qt::SkipEmptyParts);
        const auto isPacked = [&wanted](const QString &path) {
            return std::any_of(wanted.begin(), wanted.end(), [&path](const QString &each) {
                const QString all = QRegularExpression::wildcardToRegularExpression(
                    each, QRegularExpression::UnanchoredWildcardConversion);
                return QRegularExpression("^" + all + "(/|$)").match(path).hasMatch();
            });
        };
        const QStringList paths = installedPaths();
        for (const QString &path : paths)
            QVERIFY2(isPacked(path), qPrintable(path));
        QVERIFY2(paths.size() > 50, qPrintable(QString::number(paths.size())));
    }

    void programsThatNobodyCallsByHandAreNotInBin()
    {
        QStringList called;
        QStringList others;
        for (const QString &path : installedPaths()) {
            if (path.startsWith("usr/bin/"))
                called << path.section('/', -1);
            if (path.startsWith("usr/libexec/tomato-desktop/"))
                others << path.section('/', -1);
        }
        called.sort();
        QCOMPARE(called, QStringList({"tomato", "tomato-desktop"}));
        QVERIFY(others.contains("tomato-engine"));
        QVERIFY(others.contains("tomato-element"));
    }

    void theProfilesOfAppArmorAreOfProgramsThatAreInstalled()
    {
        const QStringList paths = installedPaths();
        static const QRegularExpression head(QStringLiteral("\nprofile \\S+ /([^\\s{]+)"));
        auto heads = head.globalMatch(read("resources/debian/apparmor"));
        int profiles = 0;
        for (; heads.hasNext(); ++profiles) {
            const QString path = heads.next().captured(1);
            QVERIFY2(!paths.filter(QRegularExpression('^' + path)).isEmpty(), qPrintable(path));
        }
        QVERIFY(profiles > 1);
        static const QRegularExpression copied(
            QStringLiteral("\nshipped=\"\\$DPKG_ROOT/(\\S+)\"\n"));
        const auto copy = copied.match(read("resources/debian/tomato-desktop.postinst"));
        QVERIFY2(paths.contains(copy.captured(1)), qPrintable(copy.captured(1)));
        // What the one writes the others remove.
        for (const char *script : {"postinst", "prerm", "postrm"})
            QVERIFY2(read(QStringLiteral("resources/debian/tomato-desktop.") + script)
                         .contains("/etc/apparmor.d/tomato-engine\"\n"),
                     script);
    }

    void metadataAreValid_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addRow("AppStream")
            << "appstreamcli" << QStringList{"validate", "--no-net", TOMATO_METAINFO};
        QTest::addRow("desktop entry")
            << "desktop-file-validate"
            << QStringList{m_top.filePath("resources/desktop/tomato-desktop.desktop")};
    }
    void metadataAreValid()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + " is not installed"));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray said = process.readAll();
        // From 1.0 on AppStream warns of a program that has no home page.
        const bool lacksHomePageAlone = program == "appstreamcli" && !said.contains("E: ") &&
                                        said.count("W: ") == 1 &&
                                        said.contains("url-homepage-missing");
        QVERIFY2(process.exitCode() == 0 || lacksHomePageAlone, said.constData());
    }

    void theKeysOfAnotherSuiteLeaveNoAgentBehind()
    {
        for (const char *program : {"gpg", "gpg-connect-agent", "dpkg-deb"}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(QStringLiteral("takes %1").arg(QLatin1String(program))));
        }
        const QDir keys(QStringLiteral("/usr/share/keyrings"));
        const QStringList some = keys.entryList({"*-archive-keyring.gpg"}, QDir::Files);
        if (some.isEmpty())
            QSKIP("takes the keys of an archive");
        // A mirror that has these keys, and a debootstrap that makes nothing.
        QTemporaryDir folder;
        const QString script = QStringLiteral(R"(
            cd "$1"
            mkdir -p programs keyring/DEBIAN keyring/usr/share/keyrings
            printf '%s\n' 'Package: k' 'Version: 1' 'Architecture: all' 'Maintainer: a <a@b>' \
                'Description: k' > keyring/DEBIAN/control
            cp "$3" keyring/usr/share/keyrings/ubuntu-archive-keyring.gpg
            dpkg-deb -b keyring keyring.deb
            printf '#!/bin/sh\nwhile [ "$1" != -O ]; do shift; done\nexec cp "%s" "$2"\n' \
                "$1/keyring.deb" > programs/wget
            printf '#!/bin/sh\nexit 1\n' > programs/debootstrap
            chmod +x programs/wget programs/debootstrap
            PATH=$1/programs:$PATH TOMATO_SUITES=$1/suites exec "$2" noble '')");
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start("bash",
                      {"-ec", script, "bash", folder.path(),
                       m_top.filePath("tests/package/othersuite"), keys.filePath(some.front())});
        QVERIFY(process.waitForFinished(120'000));
        QVERIFY(process.exitCode() != 0);
        const QString home = folder.filePath("suites/noble.keys/gpg");
        QVERIFY(QFile::exists(home + "/pubring.kbx"));
        QProcess agent;
        agent.start("gpg-connect-agent",
                    {"--homedir", home, "--no-autostart", "GETINFO pid", "/bye"});
        QVERIFY(agent.waitForFinished(120'000));
        QCOMPARE(agent.readAllStandardOutput(), "");
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"

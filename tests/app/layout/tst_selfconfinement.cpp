// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/layoutrun.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace tomato;
using namespace tomato::layout;

/// Tests what is left to the programs that read strangers' graphs.
class TestSelfConfinement final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Runs layoutescape, and returns its lines.
    QStringList attempts(const QString &how) const
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            return {};
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(m_home->filePath("socket"));
        std::strncpy(address.sun_path, path.constData(), sizeof address.sun_path - 1);
        (void)::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        (void)::listen(socket, 5);
        QProcess process;
        process.start(TOMATO_LAYOUT_ESCAPE, {how, QString::number(server.serverPort()),
                                             m_home->path(), QString::number(::getpid())});
        (void)process.waitForFinished(60'000);
        ::close(socket);
        return QString::fromUtf8(process.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(write(m_home->filePath("secret"), "secret"));
        QVERIFY(write(m_home->filePath("precious"), "precious"));
        QVERIFY(QDir().mkpath(m_home->filePath("made")));
    }

    /// Without the confinement nothing is held: so each attempt is one.
    void eachAttemptWorksOutside()
    {
        const QStringList lines = attempts("free");
        QVERIFY(lines.size() > 20);
        const QStringList held = lines.filter(QRegularExpression("^held"));
        // Root's own limits, or a kernel's, may be small.
        for (const QString &each : held)
            QVERIFY2(each == "held cores" || each == "held time without end" ||
                         each == "held making namespaces" || each == "held memory without end",
                     qPrintable(each));
    }

    void nothingIsLeftToAGraphThatTookControl()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the sanitizer needs what is refused");
#endif
        const QStringList lines = attempts("confined");
        QVERIFY(lines.size() > 20);
        const QStringList escaped = lines.filter("ESCAPED");
        QVERIFY2(escaped.isEmpty(), qPrintable(escaped.join('\n')));
        QCOMPARE(read(m_home->filePath("precious")), QByteArray("precious"));
        QCOMPARE(read(m_home->filePath("secret")), QByteArray("secret"));
        QCOMPARE(
            QDir(m_home->path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
            QStringList({"made", "precious", "secret", "socket"}));
    }

    void bothProgramsAreConfinedBeforeTheyRead_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("Graphviz") << TOMATO_BIN "/tomato-layout" << QStringList{"neato"};
        QTest::newRow("Scotch") << TOMATO_BIN "/tomato-place" << QStringList();
    }

    void bothProgramsAreConfinedBeforeTheyRead()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the sanitizer needs what is refused");
#endif
        QFETCH(const QString, program);
        QFETCH(const QStringList, arguments);
        if (!QFile::exists(program))
            QSKIP("this machine has no Scotch");
        QProcess process;
        process.start(program, arguments);
        QVERIFY(process.waitForStarted());
        const QString own = QStringLiteral("/proc/%1/").arg(process.processId());
        // It waits for its graph then.
        QTRY_VERIFY_WITH_TIMEOUT(read(own + "status").contains("\nSeccomp:\t2\n"), 60'000);
        const QByteArray status = read(own + "status");
        QVERIFY(status.contains("\nNoNewPrivs:\t1\n"));
        QVERIFY(status.contains("\nCapEff:\t0000000000000000\n"));
        QVERIFY(status.contains("\nCapPrm:\t0000000000000000\n"));
        const QByteArray limits = read(own + "limits").simplified();
        QVERIFY2(limits.contains("Max address space 4294967296 4294967296 bytes") &&
                     limits.contains("Max cpu time 600 600 seconds"),
                 limits.constData());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60'000));
    }

    void theProgramHasNoEnvironment()
    {
        // In its place stands one that tells.
        const QString program = m_home->filePath("tomato-layout");
        const QString seen = m_home->filePath("seen");
        QVERIFY(write(program,
                      "#!/bin/sh\n/usr/bin/env > " + QFile::encodeName(seen) + "\necho 0 0\n"));
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
        const QByteArray path = qgetenv("PATH");
        qputenv("TOKEN", "tomato-secret");
        qputenv("PATH", QFile::encodeName(m_home->path()) + ':' + path);
        topology::Topology topology;
        QVERIFY(topology.insert(topology::Element{ElementId("d"), {}, "container", {}}));
        LayoutRun run;
        std::optional<Result<LayoutRun::Positions>> placed;
        run.start(topology, {ElementId("d")}, LayoutEngine::Dot,
                  [&placed](const Result<LayoutRun::Positions> &positions) { placed = positions; });
        QTRY_VERIFY_WITH_TIMEOUT(placed, 60'000);
        qputenv("PATH", path);
        qunsetenv("TOKEN");
        QVERIFY2(*placed, *placed ? "" : placed->error().text().c_str());
        // A shell adds its own.
        for (const QByteArray &each : read(seen).split('\n'))
            QVERIFY2(each.isEmpty() || each.startsWith("PWD=") || each.startsWith("_=") ||
                         each.startsWith("SHLVL=") || each.startsWith("OLDPWD="),
                     each.constData());
    }
};

QTEST_GUILESS_MAIN(TestSelfConfinement)
#include "tst_selfconfinement.moc"

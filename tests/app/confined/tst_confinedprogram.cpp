// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/confined/confinedprogram.h"

#include "app/base/files/fileaccess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <cstdio>

using namespace tomato;

/// Tests what a decoder can still do after a packet has taken control of it.
class TestConfinedProgram final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_readable;
    std::unique_ptr<QTemporaryDir> m_hidden;

    /// Returns the output of a shell that runs this script.
    QString run(const QString &script, const QString &program = "/bin/sh") const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        ConfinedProgram{program, {"-c", script}, {m_readable->path()}, {"OWN=word=s"}}.start(
            process);
        process.closeWriteChannel();
        return process.waitForFinished(60'000) ? QString::fromUtf8(process.readAll()).trimmed()
                                               : QStringLiteral("did not end");
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    /// Tells whether the group, or what was started with this path, has a process that has not
    /// ended: proc(5).
    static bool isAlive(pid_t group, const QString &path)
    {
        for (const QString &process : QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs)) {
            const std::string stat = textOf("/proc/" + process.toStdString() + "/stat");
            const std::size_t name = stat.rfind(") ");
            char state = 'Z';
            int itsGroup = 0;
            if (name != std::string::npos &&
                std::sscanf(stat.c_str() + name + 2, "%c %*d %d", &state, &itsGroup) == 2 &&
                state != 'Z' &&
                (itsGroup == group ||
                 textOf("/proc/" + process.toStdString() + "/cmdline").find(path.toStdString()) !=
                     std::string::npos))
                return true;
        }
        return false;
    }

private slots:
    void initTestCase()
    {
        if (!ConfinedProgram::isPossible())
            QSKIP("bubblewrap is not installed");
        init();
        if (const QString said = run("echo there"); said != "there")
            QSKIP(qPrintable("this kernel gives no namespaces: " + said));
    }

    void init()
    {
        m_readable = std::make_unique<QTemporaryDir>();
        m_hidden = std::make_unique<QTemporaryDir>();
        write(m_readable->filePath("ring"), "packets");
        write(m_hidden->filePath("key"), "secret");
    }

    void itReadsWhatItIsToRead()
    {
        QCOMPARE(run("cat " + m_readable->filePath("ring")), QString("packets"));
    }

    /// Whenever it is killed: bubblewrap has several processes, and makes one after the other.
    void whatIsKilledLeavesNothing()
    {
        for (int attempt = 0; attempt < 200; ++attempt) {
            QProcess process;
            ConfinedProgram{"/bin/sh", {"-c", "sleep 1000"}, {m_readable->path()}, {}}.start(
                process);
            QVERIFY(process.waitForStarted());
            const auto group = static_cast<pid_t>(process.processId());
            QElapsedTimer since;
            for (since.start(); since.nsecsElapsed() < attempt * 50'000;)
                ;
            ConfinedProgram::kill(process);
            QVERIFY(process.waitForFinished());
            QTRY_VERIFY2_WITH_TIMEOUT(!isAlive(group, m_readable->path()),
                                      qPrintable(QString::number(attempt)), 10'000);
        }
    }

    void itHasNoOtherFiles()
    {
        QVERIFY(!run("cat " + m_hidden->filePath("key")).contains("secret"));
        QCOMPARE(run("ls /home /root /proc /sys /run /var 2>/dev/null"), QString());
        QCOMPARE(run("ls " + m_readable->filePath("..")), m_readable->path().section('/', -1));
        QVERIFY(!run("cat /etc/passwd").contains("root"));
    }

    void itHasNoEnvironment()
    {
        qputenv("TOKEN", "hunter2");
        const QStringList all = run("env").split('\n');
        for (const QString &each : all)
            QVERIFY2(each == "OWN=word=s" || each.startsWith("PWD="), qPrintable(each));
    }

    void itWritesNothing()
    {
        for (const QString &path : {m_readable->filePath("ring"), m_readable->filePath("new"),
                                    QString("/new"), QString("/tmp/new"), QString("/usr/new"),
                                    QString("/dev/shm/new"), QString("/etc/new")})
            QVERIFY2(!run("echo bad > " + path + " && echo written").contains("written"),
                     qPrintable(path));
        QFile ring(m_readable->filePath("ring"));
        QVERIFY(ring.open(QIODevice::ReadOnly));
        QCOMPARE(ring.readAll(), QByteArray("packets"));
    }

    void itHasNoNetwork()
    {
        const QString bash = QStandardPaths::findExecutable("bash");
        if (bash.isEmpty())
            QSKIP("bash is not installed");
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString reach = QStringLiteral("exec 3<>/dev/tcp/127.0.0.1/%1 && echo reached")
                                  .arg(server.serverPort());
        QVERIFY(!run(reach, bash).contains("reached"));
    }

    void itGetsNoRightsBack()
    {
        QVERIFY(!run("mount -t tmpfs none /usr && echo mounted").contains("mounted"));
        QVERIFY(!run("unshare --user true && echo made").contains("made"));
        QVERIFY(
            !run(QStringLiteral("kill -0 %1 && echo reached").arg(::getpid())).contains("reached"));
    }

    void itsMemoryAndFilesHaveLimits()
    {
        const QStringList limits = run("ulimit -v; ulimit -t; ulimit -n; ulimit -c").split('\n');
        QCOMPARE(limits.size(), 4);
        for (const QString &each : limits)
            QVERIFY2(each != "unlimited" && each.toLongLong() <= 4 << 20, qPrintable(each));
        QCOMPARE(limits[3], QString("0"));
    }
};

QTEST_GUILESS_MAIN(TestConfinedProgram)
#include "tst_confinedprogram.moc"

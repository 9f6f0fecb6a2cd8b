// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

/// The program tomato-askpass, with a shell in the place of ssh.
class TestAskpass final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    void prepare(QProcess &process) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("XDG_RUNTIME_DIR", m_home.path());
        process.setProcessEnvironment(environment);
    }

    static QByteArray about(const QString &process, const QString &file)
    {
        QFile told("/proc/" + process + "/" + file);
        return told.open(QIODevice::ReadOnly) ? told.readAll() : QByteArray();
    }

private slots:
    void aQuestionEndsWithTheSshThatAsks()
    {
        QProcess ssh;
        prepare(ssh);
        // Its output goes nowhere, so only the end of its parent can be what ends it.
        ssh.start("sh", {"-c", "\"$0\" 'Password:' >/dev/null & echo $!; wait",
                         TOMATO_BIN "/tomato-askpass"});
        QTRY_VERIFY_WITH_TIMEOUT(ssh.canReadLine(), 60'000);
        const QString question = QString::fromLatin1(ssh.readLine()).trimmed();
        QTRY_VERIFY_WITH_TIMEOUT(about(question, "maps").contains("qoffscreen"), 60'000);
        ssh.kill();
        QVERIFY(ssh.waitForFinished(60'000));
        // A zombie has no command line.
        QTRY_VERIFY_WITH_TIMEOUT(about(question, "cmdline").isEmpty(), 60'000);
    }

    void whatNobodyWaitsForIsNotAsked()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        ::close(ends[0]);
        QProcess asks;
        prepare(asks);
        asks.setChildProcessModifier([output = ends[1]] { ::dup2(output, STDOUT_FILENO); });
        asks.start(TOMATO_BIN "/tomato-askpass", {"Password:"});
        QVERIFY(asks.waitForFinished(60'000));
        ::close(ends[1]);
        QCOMPARE(asks.exitStatus(), QProcess::NormalExit);
        QCOMPARE(asks.exitCode(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAskpass)
#include "tst_askpass.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorderprocess.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <csignal>

/// Judges what the shell says of recordings whose recorder or engine is stopped, and of those that
/// were cleared.
class TestStoppedRecorder final : public QObject
{
    Q_OBJECT

    const QJsonObject m_recorded{{"capturing", true}, {"capture_mode", "file"}};

    static int ping(const Shell &shell, const QString &file, int count)
    {
        return shell
            .tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c", QString::number(count),
                     "-i", "0.01", "10.0.0.2"})
            .exitCode;
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void oneThatDoesNotAnswerIsToldAndLeftAlone_data()
    {
        QTest::addColumn<QString>("who");
        QTest::newRow("the recorder") << "recorder";
        QTest::newRow("the engine") << "engine";
    }
    void oneThatDoesNotAnswerIsToldAndLeftAlone()
    {
        QFETCH(const QString, who);
        const Shell shell;
        const QString file = shell.twoHosts("hosts.tomato4.json", true, m_recorded);
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(ping(shell, file, 5), 0);
        QCOMPARE(shell.tomato({"journey", file, "--json"}).exitCode, 0);
        const pid_t process = who == "recorder" ? recorderProcess(shell) : engineProcess(shell);
        QVERIFY(process > 0);
        QCOMPARE(::kill(process, SIGSTOP), 0);
        const auto went = shell.tomato({"losses", file, "--flow", "icmp", "--json"});
        QProcess waiting;
        waiting.setProcessEnvironment(shell.environment());
        waiting.setReadChannel(QProcess::StandardError);
        waiting.start(QCoreApplication::applicationDirPath() + "/../bin/tomato", {"journey", file});
        const bool isTold = waiting.waitForStarted() && [&waiting, &who] {
            QByteArray errors;
            while (!errors.contains("Ctrl+C") && waiting.waitForReadyRead())
                errors += waiting.readAllStandardError();
            return errors.contains("waiting for the lab's " + who.toUtf8() +
                                   ", which does not answer");
        }();
        if (isTold)
            ::kill(static_cast<pid_t>(waiting.processId()),
                   SIGTERM); // as Ctrl+C, which may be ignored here
        const bool hasEnded = waiting.waitForFinished();
        ::kill(process, SIGCONT);
        QVERIFY2(went.exitCode == 0, qPrintable(went.errors));
        QVERIFY2(went.errors.contains("what it has not written yet is left out"),
                 qPrintable(went.errors));
        QVERIFY(!went.object()["fates"].toArray().isEmpty());
        QVERIFY(isTold && hasEnded);
        QCOMPARE(waiting.exitCode(), 130);
        QVERIFY(waiting.readAllStandardOutput().isEmpty());
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
    }

    void whatWasClearedIsNotReplacedByAnEarlierRecording()
    {
        const Shell shell;
        const QString file = shell.twoHosts("hosts.tomato4.json", true, m_recorded);
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(ping(shell, file, 3), 0);
        QCOMPARE(shell.tomato({"capture", "stop", file, "h1--h2"}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "start", file, "h1--h2"}).exitCode, 0);
        QCOMPARE(ping(shell, file, 7), 0);
        QCOMPARE(shell.tomato({"capture", "stop", file, "h1--h2"}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "clear", file, "h1--h2", "--yes"}).exitCode, 0);
        for (const bool isRunning : {true, false}) {
            const auto journey = shell.tomato({"journey", file});
            QVERIFY2(journey.exitCode != 0, qPrintable(journey.output));
            QVERIFY2(journey.errors.contains("holds a recording"), qPrintable(journey.errors));
            // The earlier one stays, and is called so.
            const auto runs = shell.tomato({"capture", "runs", file, "h1--h2", "--json"});
            QCOMPARE(runs.array().size(), 1);
            if (isRunning)
                QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        }
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "start", file, "h1--h2"}).exitCode, 0);
        QCOMPARE(ping(shell, file, 2), 0);
        const QJsonArray flows =
            shell.tomato({"journey", file, "--flow", "icmp", "--json"}).object()["flows"].toArray();
        QCOMPARE(flows.size(), 2);
        QCOMPARE(flows[0]["packets"].toInteger(), 2);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestStoppedRecorder)
#include "tst_stoppedrecorder.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>

/// Judges which processes end with `tomato lab exec`, and which stay.
class TestCommandLineExec final : public QObject
{
    Q_OBJECT

    static bool canRunLabs()
    {
        static const QString problem = Shell::labProblem();
        return problem.isEmpty();
    }

    /// The processes in h1, a line for each as in /proc/PID/stat up to its terminal: PID, name,
    /// state, parent, group, session, terminal.
    static QStringList processes(const Shell &shell, const QString &file)
    {
        const auto outcome = shell.tomato({"lab", "exec", file, "h1", "--", "sh", "-c",
                                           "cat /proc/[0-9]*/stat 2>/dev/null; echo looked"});
        if (!outcome.output.endsWith("looked\n"))
            qWarning("h1 cannot be looked into: exit code %d, %s", outcome.exitCode,
                     qPrintable(outcome.errors));
        QStringList all;
        for (const QString &line : outcome.output.split('\n'))
            all.append(line.section(' ', 0, 6));
        return all;
    }

    /// How many sleeps run in h1.
    static int sleeping(const Shell &shell, const QString &file)
    {
        return static_cast<int>(processes(shell, file).filter(" (sleep) ").size());
    }

    /// How many of them lead a session: those that have parted from the terminal where they began.
    static int parted(const QStringList &processes)
    {
        return static_cast<int>(std::ranges::count_if(processes, [](const QString &process) {
            const QStringList words = process.split(' ');
            return words.value(1) == "(sleep)" && words.value(5) == words.value(0);
        }));
    }

    /// Runs a line of shell in h1 from a terminal, whose keys are pressed when it says "ready".
    static Shell::Outcome inTerminal(const Shell &shell, const QString &file, const QString &line,
                                     const QString &keys)
    {
        QProcess terminal;
        terminal.setProcessEnvironment(shell.environment());
        terminal.start(
            "script",
            {"-qec", QString(TOMATO_BIN "/tomato lab exec '%1' h1 -- sh -c '%2'").arg(file, line),
             "/dev/null"});
        Shell::Outcome outcome;
        while (!keys.isEmpty() && !outcome.output.contains("ready") &&
               terminal.waitForReadyRead(60'000))
            outcome.output += terminal.readAllStandardOutput();
        terminal.write(keys.toUtf8());
        if (terminal.waitForFinished(60'000))
            outcome.exitCode = terminal.exitCode();
        outcome.output += terminal.readAllStandardOutput();
        return outcome;
    }

private slots:
    void theEndOfExecEndsWhatItRan_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("script");
        // Whatever it ignores, with a child that was left by its parent.
        const QString stubborn = "trap '' INT TERM HUP; (sleep 1001 &); sleep 1002; sleep 1003";
        QTest::newRow("killed") << SIGKILL << stubborn;
        QTest::newRow("asked to end") << SIGTERM << stubborn;
        QTest::newRow("hung up on") << SIGHUP << stubborn;
        QTest::newRow("interrupted") << SIGINT << "sleep 1001 & sleep 1002";
        QTest::newRow("killed, of another session") << SIGKILL << "setsid sleep 1001 & sleep 1002";
    }

    void theEndOfExecEndsWhatItRan()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        QFETCH(const int, signal);
        QFETCH(const QString, script);
        const Shell shell;
        const QString file = shell.twoHosts("ends");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QProcess exec;
        exec.setProcessEnvironment(shell.environment());
        exec.start(TOMATO_BIN "/tomato", {"lab", "exec", file, "h1", "--", "sh", "-c", script});
        const auto isOver = [&exec] { return exec.state() == QProcess::NotRunning; };
        // Looking takes longer than the time between two looks that a timeout counts.
        QTRY_VERIFY_WITH_TIMEOUT(isOver() || sleeping(shell, file) == 2, 10'000);
        QVERIFY2(
            !isOver(),
            qPrintable(
                QString("what was to be ended did not go on: exit code %1, ").arg(exec.exitCode()) +
                exec.readAllStandardError()));
        QCOMPARE(::kill(static_cast<pid_t>(exec.processId()), signal), 0);
        QVERIFY2(exec.waitForFinished(60'000), "tomato lab exec goes on");
        QTRY_VERIFY2_WITH_TIMEOUT(sleeping(shell, file) == 0,
                                  "what ran in the element goes on without tomato lab exec",
                                  10'000);
    }

    /// Whenever it is killed, also before somebody watches it: what it would run does not go on.
    void execThatIsKilledAtOnceLeavesNothing()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("atonce");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        // Ten times, each as soon as it has its first child, which is the command.
        const auto killed = shell.run(
            "sh", {"-c",
                   "for time in 1 2 3 4 5 6 7 8 9 10; do "
                   "\"$0\" lab exec \"$1\" h1 -- sh -c 'sleep 1001' & "
                   "while kill -0 $! && ! grep -q . /proc/$!/task/$!/children; do :; done; "
                   "kill -9 $!; wait $! 2>/dev/null; done; echo killed",
                   TOMATO_BIN "/tomato", file});
        QCOMPARE(killed.output, "killed\n");
        QTRY_VERIFY2_WITH_TIMEOUT(sleeping(shell, file) == 0, "what it ran goes on", 10'000);
    }

    void aCommandEndsWithWhoReadsItWhereThatIsAskedFor()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("read");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QProcess pipeline;
        pipeline.setProcessEnvironment(shell.environment());
        pipeline.start("sh", {"-c",
                              "\"$0\" lab exec \"$1\" h1 --while-read -- "
                              "sh -c 'echo begun; sleep 1001 & sleep 1002' | head -n 1",
                              TOMATO_BIN "/tomato", file});
        QVERIFY(pipeline.waitForFinished(60'000));
        QCOMPARE(pipeline.readAllStandardOutput(), "begun\n");
        QTRY_COMPARE_WITH_TIMEOUT(sleeping(shell, file), 0, 60'000);
        // One that is read goes on to its end.
        const auto whole = shell.run("sh", {"-c",
                                            "\"$0\" lab exec \"$1\" h1 --while-read -- "
                                            "sh -c 'sleep 0.5; echo done; exit 7'",
                                            TOMATO_BIN "/tomato", file});
        QCOMPARE(whole.output, "done\n");
        QCOMPARE(whole.exitCode, 7);
    }

    void whatACommandLeavesInTheBackgroundStays()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("stays");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(shell
                     .tomato({"lab", "exec", file, "h1", "--", "sh", "-c",
                              "sleep 1001 > /dev/null 2>&1 & exit 4"})
                     .exitCode,
                 4);
        QTRY_COMPARE_WITH_TIMEOUT(sleeping(shell, file), 1, 60'000);
    }

    /// A service parts from its terminal only after the command that started it has ended.
    void aServiceThatIsStartedFromATerminalStays()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("service");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        constexpr int Services = 5;
        for (int service = 0; service < Services; ++service) {
            const auto started = inTerminal(
                shell, file, "(sleep 0.05; exec setsid sleep 1001) > /dev/null 2>&1 & exit 4", {});
            QVERIFY2(started.exitCode == 4, qPrintable(started.output));
        }
        // A service is a sleep at first, then for a moment none, and then one for good.
        QStringList all;
        const auto haveParted = [&] {
            all = processes(shell, file);
            return parted(all) == Services;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(haveParted(), qPrintable("there are: " + all.join("; ")), 60'000);
    }

    void aTerminalsKeysReachTheCommandAlone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("exitCode");
        // A shell may lose a signal that comes before it has started its next program.
        const QString python = "exec python3 -c \"import signal, subprocess\n"
                               "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
                               "child = subprocess.Popen([\\\"sleep\\\", \\\"1001\\\"])\n"
                               "print(\\\"ready\\\", flush=True)\n"
                               "child.wait()\"";
        QTest::newRow("Ctrl+C") << "\003" << python << 130;
        // Nobody would let it go on.
        QTest::newRow("Ctrl+Z") << "\032\n"
                                << "echo ready; read line; exit 3" << 3;
    }
    void aTerminalsKeysReachTheCommandAlone()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        QFETCH(const QString, key);
        QFETCH(const QString, command);
        QFETCH(const int, exitCode);
        const Shell shell;
        const QString file = shell.twoHosts("keys");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto pressed = inTerminal(shell, file, command, key);
        QVERIFY2(pressed.exitCode == exitCode, qPrintable(pressed.output));
        QCOMPARE(sleeping(shell, file), 0);
    }
};

QTEST_GUILESS_MAIN(TestCommandLineExec)
#include "tst_commandlineexec.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/launchline.h"

#include <QTest>

using namespace tomato;
using namespace tomato::hosts;

class TestLaunchLine final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("TOMATO_ASKPASS"); }

    void sshAsksWhereItMayAndThereIsAProgramForIt()
    {
        Host host;
        host.name = "paris";
        host.ssh = "alice@gw.example";
        const auto isSilent = [&host](Asking asking) {
            const QStringList started = *launchLine(host, {"--dial", "lab"}, asking);
            const QStringList shell = *shellLine(host, {"lab", "list"}, asking);
            // One way for both.
            return started.contains("BatchMode=yes") && shell.contains("BatchMode=yes") &&
                   !started.contains("StrictHostKeyChecking=ask") &&
                   !shell.contains("StrictHostKeyChecking=ask") && shell.front() == "ssh";
        };
        for (const Asking each : {Asking::Never, Asking::ByDialog, Asking::InTerminal})
            QVERIFY(isSilent(each));
        qputenv("TOMATO_ASKPASS", "/opt/asks");
        QVERIFY(isSilent(Asking::Never));
        QVERIFY(launchLine(host, {}, Asking::ByDialog)->contains("StrictHostKeyChecking=ask"));
        // The program that starts this line need not know of the dialog.
        const QStringList shell = *shellLine(host, {"lab", "list"}, Asking::ByDialog);
        QCOMPARE(shell.mid(0, 5), QStringList({"env", "SSH_ASKPASS=/opt/asks",
                                               "SSH_ASKPASS_REQUIRE=force", "ssh", "-T"}));
        QVERIFY(shell.contains("StrictHostKeyChecking=ask"));
        const QStringList terminal = *shellLine(host, {"lab", "list"}, Asking::InTerminal);
        QCOMPARE(terminal.mid(0, 2), QStringList({"ssh", "-t"}));
        QVERIFY(terminal.contains("StrictHostKeyChecking=ask"));
    }

    void sshForwardsNothingAndTakesNoUnknownKey()
    {
        Host host;
        host.name = "paris";
        host.ssh = "alice@gw.example";
        const auto line = launchLine(host, {"--dial", "lab"}, Asking::Never);
        QVERIFY(line);
        QCOMPARE(line->front(), "ssh");
        QCOMPARE(line->mid(1, 1), QStringList{"-T"});
        for (const char *option :
             {"ForwardAgent=no", "ClearAllForwardings=yes", "PermitLocalCommand=no",
              "StrictHostKeyChecking=yes", "ServerAliveInterval=1", "ServerAliveCountMax=4",
              "ControlPath=none", "BatchMode=yes"}) {
            const auto at = line->indexOf(QString(option));
            QVERIFY2(at > 0, option);
            QCOMPARE(line->at(at - 1), "-o");
        }
        // Behind "--" nothing is an option.
        const auto end = line->indexOf("--");
        QCOMPARE(line->size(), end + 3);
        QCOMPARE(line->at(end + 1), "alice@gw.example");
        QVERIFY(line->last().endsWith("exec tomato-engine --dial lab'"));
    }

    void aFolderOfTheHostComesFirst()
    {
        Host host;
        host.ssh = "x";
        host.folder = "/opt/bin";
        QVERIFY(launchLine(host, {"--describe-host"}, Asking::Never)
                    ->last()
                    .contains("PATH=\"/opt/bin:$PATH:"));
    }

    void aCommandOfThisMachineStandsBeforeTheEngine()
    {
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
        Host host;
        host.launcher = Launcher::Command;
        host.command = QStringList{"env", "A=b c"};
        const auto line = launchLine(host, {"--dial", "lab"}, Asking::Never);
        QVERIFY2(line, line ? "" : line.error().text().c_str());
        const QStringList expected{"env", "A=b c", TOMATO_BIN "/tomato-engine", "--dial", "lab"};
        QCOMPARE(*line, expected);
    }

    void slurmNeedsAnAllocation()
    {
        qunsetenv("SLURM_JOB_ID");
        Host host;
        host.name = "node1";
        host.launcher = Launcher::Slurm;
        const auto refused = launchLine(host, {"--describe-host"}, Asking::Never);
        QVERIFY(!refused);
        QVERIFY(refused.error().text().find("salloc") != std::string::npos);
        qputenv("SLURM_JOB_ID", "42");
        const auto line = launchLine(host, {"--describe-host"}, Asking::Never);
        qunsetenv("SLURM_JOB_ID");
        QVERIFY(line);
        QCOMPARE(line->mid(0, 8), QStringList({"srun", "--jobid=42", "--overlap", "-N1", "-n1",
                                               "-w", "node1", "--unbuffered"}));
    }

    void aCommandIsRunOnANodeBySrun()
    {
        qputenv("SLURM_JOB_ID", "42");
        Host host;
        host.name = "node1";
        host.launcher = Launcher::Slurm;
        const QStringList words{"lab", "exec", "it's"};
        const auto line = shellLine(host, words, Asking::Never);
        const auto inTerminal = shellLine(host, words, Asking::InTerminal);
        qunsetenv("SLURM_JOB_ID");
        QVERIFY(line && inTerminal);
        QCOMPARE(line->last(), R"(PATH="$PATH" exec tomato 'lab' 'exec' 'it'\''s')");
        QCOMPARE(line->front(), "srun");
        QVERIFY(!line->contains("--pty") && inTerminal->contains("--pty"));
        QVERIFY(!shellLine(host, words, Asking::Never));
    }

    void aForcedCommandDoesWhatWasAskedForAndNothingElse()
    {
        Host host;
        host.ssh = "x";
        const QStringList dial{"--dial", "my-lab_1"};
        const QStringList describe{"--describe-host"};
        QCOMPARE(*askedArguments(launchLine(host, dial, Asking::Never)->last()), dial);
        QCOMPARE(*askedArguments(launchLine(host, describe, Asking::Never)->last()), describe);
        const QStringList trunk{"--trunk", "lab", "1796000000000"};
        QCOMPARE(*askedArguments(launchLine(host, trunk, Asking::Never)->last()), trunk);
        for (const char *other : {"", "bash -i", "tomato-engine --fabric 3",
                                  "tomato-engine --dial lab; bash", "tomato-engine --dial LAB"})
            QVERIFY2(!askedArguments(other), other);
    }
};

QTEST_GUILESS_MAIN(TestLaunchLine)
#include "tst_launchline.moc"

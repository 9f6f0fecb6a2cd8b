// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

class TestCommandLine final : public QObject
{
    Q_OBJECT

    static bool canRunLabs()
    {
        static const QString problem = Shell::labProblem();
        return problem.isEmpty();
    }

private slots:
    void anUnknownCommandIsMisuse()
    {
        const Shell shell;
        const auto outcome = shell.tomato({"lab", "begin"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains("lab begin"));
        const QString unknown = shell.tomato({"help", "begin"}).errors;
        QVERIFY2(unknown.startsWith("tomato: begin: there is"), qPrintable(unknown));
    }

    void aGroupOfCommandsHasItsHelp()
    {
        const Shell shell;
        for (const QStringList &words : {QStringList{"capture", "--help"}, {"help", "capture"}}) {
            const auto outcome = shell.tomato(words);
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY2(outcome.output.contains("capture download LAB"), qPrintable(outcome.output));
            QVERIFY(!outcome.output.contains("lab start"));
        }
        QCOMPARE(shell.tomato({"lab"}).exitCode, 2);
        QVERIFY(shell.tomato({"lab"}).output.contains("lab start FILE"));
        QVERIFY(shell.tomato({"help", "help"}).output.contains("lab start FILE"));
        QVERIFY(shell.tomato({"lab", "stop", "-h"}).output.startsWith("usage: tomato lab stop"));
    }

    void elementsReadTheirNamesWhateverTheUsersUmask()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("umask");
        const auto started =
            shell.run("sh", {"-c", "umask 077; exec " TOMATO_BIN "/tomato lab start \"$0\"", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const auto pinged =
            shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c1", "h2"});
        QVERIFY2(pinged.exitCode == 0, qPrintable(pinged.output + pinged.errors));
    }

    void aStoppedLabIsListedAndDeleted()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("office", true, {{"capturing", true}});
        const QString lab =
            shell.tomato({"lab", "start", file, "--json"}).object()["lab"].toString();
        QCOMPARE(
            shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-c1", "10.0.0.2"}).exitCode, 0);
        const auto refused = shell.tomato({"lab", "delete", lab, "--yes"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("this lab runs"), qPrintable(refused.errors));
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        QTRY_VERIFY(shell.tomato({"lab", "list", "--json"}).array().isEmpty());
        const QJsonArray all = shell.tomato({"lab", "list", "--all", "--json"}).array();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0]["lab"].toString(), lab);
        QCOMPARE(all[0]["state"].toString(), "stopped");
        QCOMPARE(all[0]["file"].toString(), file);
        QCOMPARE(all[0]["recordings"].toInt(), 1);
        QVERIFY(all[0]["packets"].toInt() >= 2);
        const auto deleted = shell.tomato({"lab", "delete", "office", "--yes"});
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.errors));
        QVERIFY(shell.tomato({"lab", "list", "--all", "--json"}).array().isEmpty());
        QVERIFY(QFile::exists(file));
        QCOMPARE(shell.tomato({"lab", "delete", "office"}).exitCode, 3);
    }

    void outputThatCannotBeWrittenIsAFailure_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"--help", "--version", "topology check FILE", "lab list --json",
                                    "completion bash", "metrics"})
            QTest::newRow(command) << QString(command);
    }

    void outputThatCannotBeWrittenIsAFailure()
    {
        QFETCH(const QString, command);
        const Shell shell;
        const QString file = shell.twoHosts("full", true);
        const auto full =
            shell.run("sh", {"-c", "exec " TOMATO_BIN "/tomato " +
                                       QString(command).replace("FILE", file) + " > /dev/full"});
        QCOMPARE(full.exitCode, 1);
        QVERIFY2(full.errors.contains("standard output: No space left on device"),
                 qPrintable(full.errors));
    }

    void anUnknownOptionIsNamed()
    {
        const auto outcome = Shell().tomato({"lab", "list", "--jsn"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains("--jsn"));
    }

    void theExitCodeOfRunIsThatOfTheLastCommand()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const auto outcome = shell.tomato({"run", shell.twoHosts("codes"), "--exec", "h1", "exit 3",
                                           "--exec", "h2", "exit 7", "--out", shell.path("out")});
        QCOMPARE(outcome.exitCode, 7);
    }

    void pathsAreRelativeToTheShellsFolder()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = QFileInfo(shell.twoHosts("relative")).fileName();
        const auto run = shell.tomato({"run", file, "--exec", "h1", "ping -c1 10.0.0.2",
                                       "--capture", "h1--h2", "--out", "some/folder"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QCOMPARE(QDir(shell.path("some/folder")).entryList({"*.pcap"}).size(), 1);
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "start", file}).exitCode, 0);
        const auto download = shell.tomato({"capture", "download", file, "c1", "-o", "it.tar.gz"});
        QVERIFY2(download.exitCode == 0, qPrintable(download.errors));
        QVERIFY(QFileInfo(shell.path("it.tar.gz")).isFile());
    }

    void theFilterBelongsToTheCaptureBeforeIt()
    {
        const Shell shell;
        const auto outcome = shell.tomato({"run", shell.twoHosts("order"), "--filter", "icmp",
                                           "--capture", "h1--h2", "--out", shell.path("out")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains("--filter"));
    }

    void aBadFilterIsRefusedWithLibpcapsMessage()
    {
        const Shell shell;
        QCOMPARE(shell.tomato({"filter", "check", "tcp port 80"}).exitCode, 0);
        const auto outcome = shell.tomato({"filter", "check", "tcp prot 80"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("syntax error"), qPrintable(outcome.errors));
        // Who types a display filter is told how a capture filter says it.
        const auto display = shell.tomato({"filter", "check", "ip.addr == 10.0.0.1"});
        QCOMPARE(display.exitCode, 1);
        QVERIFY2(display.errors.contains("capture filter is: ip host 10.0.0.1"),
                 qPrintable(display.errors));
    }

    void runFindsAMistypedNameBeforeAnythingStarts()
    {
        const Shell shell;
        const QString file = shell.twoHosts("names");
        for (const QStringList &words :
             {QStringList{"--exec", "h1", "true", "--exec", "h9", "true"},
              {"--capture", "h1--h9"}}) {
            const auto outcome = shell.tomato(QStringList{"run", file} + words +
                                              QStringList{"--out", shell.path("out")});
            QCOMPARE(outcome.exitCode, 3);
            QVERIFY2(outcome.errors.contains("h9") && !outcome.errors.contains("Started"),
                     qPrintable(outcome.errors));
        }
        QVERIFY(!QFile::exists(shell.path("out")));
    }

    void aLabThatIsNotThereIsNotFound()
    {
        const Shell shell;
        QCOMPARE(shell.tomato({"lab", "stop", "nothing"}).exitCode, 3);
        QCOMPARE(shell.tomato({"capture", "status", "nothing"}).exitCode, 3);
    }

    void aLabIsStartedListedUsedAndStopped()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("life");
        const auto started = shell.tomato({"lab", "start", file, "--json"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QCOMPARE(started.object()["elements"].toArray().size(), 2);
        QCOMPARE(shell.tomato({"lab", "list", "--json"}).array().size(), 1);
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 1);
        QCOMPARE(shell.tomato({"lab", "exec", "life", "h2", "--", "sh", "-c", "exit 5"}).exitCode,
                 5);
        QCOMPARE(shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c1", "10.0.0.2"})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "exec", file, "h9", "--", "true"}).exitCode, 3);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(shell.tomato({"lab", "list", "--json"}).array().isEmpty(), 10'000);
    }

    void anInterruptedStartLeavesNothing_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QStringList>("command");
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            QTest::addRow("start, %d", signal) << signal << QStringList{"lab", "start"};
            QTest::addRow("run, %d", signal) << signal << QStringList{"run", "--out", "out"};
        }
    }

    void anInterruptedStartLeavesNothing()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        QFETCH(const int, signal);
        QFETCH(const QStringList, command);
        const Shell shell;
        const QString file = shell.twoHosts("begun");
        const QDir engines(shell.path("run/tomato-desktop"));
        QProcess tomato;
        tomato.setProcessEnvironment(shell.environment());
        tomato.setWorkingDirectory(shell.path({}));
        tomato.start(TOMATO_BIN "/tomato", command + QStringList{file});
        // Its engine was just launched.
        QTRY_VERIFY_WITH_TIMEOUT(!engines.entryList({"*.sock"}, QDir::System).isEmpty(), 60'000);
        QCOMPARE(::kill(static_cast<pid_t>(tomato.processId()), signal), 0);
        QVERIFY(tomato.waitForFinished(60'000));
        QCOMPARE(tomato.exitStatus(), QProcess::NormalExit);
        QCOMPARE(tomato.exitCode(), 130);
        QCOMPARE(shell.tomato({"lab", "list", "--json"}).array().size(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(engines.entryList({"*.sock"}, QDir::System).isEmpty(), 60'000);
        if (command.front() == "run")
            QCOMPARE(QDir(shell.path("data/tomato-desktop/labs"))
                         .entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                     QStringList());
    }

    void anElementOfAnotherHostIsLookedIntoLikeOneOfThisMachine()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.path("far.tomato4.json");
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(R"({"file_information": {"version": 4}, "topology": {"connections": [],
            "elements": [{"id": "s1", "type": "tinc_vpn", "name": "s1", "host": "here-2"},
                         {"id": "h2", "type": "openvz", "name": "h2", "host": "here-2",
                          "commands": [{"run": "printf 'begun\\033[2J'"}]}]}})");
        written.close();
        QCOMPARE(shell.tomato({"lab", "start", file, "--trust"}).exitCode, 0);
        const auto services = shell.tomato({"lab", "services", file, "h2"});
        QVERIFY2(services.exitCode == 0, qPrintable(services.errors));
        QVERIFY2(services.output.startsWith("h2  "), qPrintable(services.output));
        const auto put = [&] { return shell.tomato({"lab", "log", file, "h2"}).output; };
        QTRY_VERIFY_WITH_TIMEOUT(put().contains("begun"), 60'000);
        QVERIFY2(put().contains("\\x1b[2J"), qPrintable(put()));
        const auto none = shell.tomato({"lab", "log", file, "h2", "other"});
        QCOMPARE(none.exitCode, 3);
        const auto macs = shell.tomato({"lab", "macs", file, "s1"});
        QVERIFY2(macs.exitCode == 0, qPrintable(macs.errors));
        const auto folder = shell.tomato({"lab", "folder", file, "h2"});
        QVERIFY2(folder.output.startsWith("here-2:/"), qPrintable(folder.output));
    }

    void aLabIsFoundByItsFilesName()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.path("lab6.tomato4.json");
        QVERIFY(QFile::copy(shell.twoHosts(QString()), file));
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "list", "--json"}).array().at(0)["name"].toString(), "lab6");
        for (const char *name : {"lab6", "lab6.tomato4.json"})
            QCOMPARE(
                shell.run("env", {"-C", "/", TOMATO_BIN "/tomato", "lab", "status", name}).exitCode,
                0);
        const auto other = shell.tomato({"lab", "status", "lab7"});
        QCOMPARE(other.exitCode, 3);
        QVERIFY2(other.errors.contains("no such lab; these run: lab6 (lab6-"),
                 qPrintable(other.errors));
    }

    void emulationThatTheKernelHasNotIsSaid()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("slow", true, {{"delay_from", 60}});
        const QString told = shell.hasNetem() ? QString() : "cannot emulate: delay";
        const auto isSaid = [&](const Shell::Outcome &outcome) {
            return outcome.exitCode == 0 &&
                   outcome.errors.contains("cannot emulate") == !told.isEmpty() &&
                   outcome.errors.contains(told);
        };
        const auto ran = shell.tomato({"run", file, "--out", shell.path("out"), "--json"});
        QVERIFY2(isSaid(ran), qPrintable(ran.errors));
        QCOMPARE(ran.object()["linkProblems"].toArray().size(), told.isEmpty() ? 0 : 1);
        const auto started = shell.tomato({"lab", "start", file, "--json"});
        QVERIFY2(isSaid(started), qPrintable(started.errors));
        QCOMPARE(started.object()["linkProblems"].toArray().size(), told.isEmpty() ? 0 : 1);
        const auto status = shell.tomato({"lab", "status", file});
        QVERIFY2(isSaid(status), qPrintable(status.errors));
        QVERIFY(!status.output.contains("cannot emulate"));
        QCOMPARE(shell.tomato({"lab", "status", file, "--strict"}).exitCode,
                 told.isEmpty() ? 0 : 1);
        const auto changed = shell.tomato({"lab", "link", file, "c1", "--set", "delay_from="});
        QCOMPARE(changed.exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "status", file, "--strict"}).errors, QString());
    }

    void emulationThatTheKernelHasNotIsAnErrorWhenStrict()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        if (shell.hasNetem())
            QSKIP("this kernel has netem");
        const QString file = shell.twoHosts("strict", true, {{"delay_from", 60}});
        const auto ran = shell.tomato({"run", file, "--exec", "h1", "touch /root/ran", "--strict",
                                       "--out", shell.path("out")});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.errors.contains("h1:eth0 \u21c4 h2:eth0: this machine's kernel has no netem"),
                 qPrintable(ran.errors));
        QVERIFY2(ran.errors.contains("tomato: --strict: "), qPrintable(ran.errors));
        QVERIFY2(!ran.errors.contains("h1$ touch"), qPrintable(ran.errors));
        QCOMPARE(shell.tomato({"lab", "start", file, "--strict"}).exitCode, 1);
        QTRY_VERIFY_WITH_TIMEOUT(shell.tomato({"lab", "list", "--json"}).array().isEmpty(), 10'000);
    }

    void aMistypedSettingOfALinkIsRefusedAndTheLabGoesOn_data()
    {
        QTest::addColumn<QString>("setting");
        for (const char *setting :
             {"delay_from=5ms", "delay_from=null", "delay_from=nan", "lossratio_from=500",
              "bandwidth_from=-1", "bandwidth_from=inf", "emulation=maybe", "emulation=5",
              "link_down=down", "distribution_to=even", "mtu=abc", "mtu=10", "mtu=1e9", "mtu=true"})
            QTest::addRow("%s", setting) << setting;
    }

    void aMistypedSettingOfALinkIsRefusedAndTheLabGoesOn()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        QFETCH(const QString, setting);
        const Shell shell;
        const QString file = shell.twoHosts("typing");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto set = shell.tomato({"lab", "link", file, "h1--h2", "--set", setting});
        QCOMPARE(set.exitCode, 1);
        QVERIFY2(set.errors.startsWith("tomato: " + setting.section('=', 0, 0) + ": "),
                 qPrintable(set.errors));
        QCOMPARE(set.output, QString());
        const auto after = shell.tomato({"lab", "exec", file, "h1", "--", "true"});
        QVERIFY2(after.exitCode == 0, qPrintable(after.errors));
        QCOMPARE(shell.tomato({"lab", "status", file, "--json"}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "link", file, "h1--h2"}).output, QString("up\n"));
    }

    void commandsOfElementsAreShownWithTheirOutput()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("commands");
        QFile topology(file);
        QVERIFY(topology.open(QIODevice::ReadOnly));
        QByteArray text = topology.readAll();
        topology.close();
        text.replace("\"name\": \"h1\"",
                     "\"name\": \"h1\", \"commands\": [{\"name\": \"hello\", "
                     "\"run\": \"echo hello; ping -q -c1 -W5 h2 && echo done > note\"}]");
        QVERIFY(topology.open(QIODevice::WriteOnly));
        topology.write(text);
        topology.close();
        // Not the folder above: it holds the engine's socket, and is never shared.
        const QString shared = shell.path("shared");
        QVERIFY(QDir().mkpath(shared));
        QVERIFY(QFile::copy(file, shared + "/topology.json"));
        const auto started = shell.tomato({"lab", "start", file, "--share", shared});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const auto hello = [&] {
            return shell.tomato({"lab", "services", file, "h1", "--json"}).array()[0].toObject();
        };
        QTRY_COMPARE_WITH_TIMEOUT(hello()["state"].toString(), "ended", 30'000);
        QCOMPARE(hello()["code"].toInt(), 0);
        QVERIFY(shell.tomato({"lab", "log", file, "h1"}).output.contains("1 received"));
        QCOMPARE(shell.tomato({"lab", "log", file, "h2"}).exitCode, 3);
        const QString folder = shell.tomato({"lab", "folder", file, "h1"}).output.trimmed();
        QVERIFY(QFile::exists(folder + "/note"));
        QCOMPARE(
            shell.tomato({"lab", "exec", file, "h2", "--", "test", "-f", shared + "/topology.json"})
                .exitCode,
            0);
        QCOMPARE(
            shell.tomato({"lab", "exec", file, "h1", "--", "sh", "-c", "test -f note"}).exitCode,
            0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "start", file, "--share", "/no/such"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"

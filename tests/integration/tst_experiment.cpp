// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentfile.h"
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <csignal>
#include <memory>

namespace {

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray readBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `tomato experiment` as its users have it.
class TestExperiment final : public QObject
{
    Q_OBJECT

    static std::unique_ptr<QProcess> begin(const Shell &shell, const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(shell.environment());
        process->setStandardInputFile(QProcess::nullDevice());
        process->setStandardErrorFile(shell.path("errors"));
        process->start(QStringLiteral(TOMATO_BIN "/tomato"), arguments);
        return process;
    }

    static qsizetype runningLabs(const Shell &shell)
    {
        return shell.tomato({"lab", "list", "--json"}).array().size();
    }

    const QByteArray m_slow = R"({"repeat": 4, "steps": [
        {"do": "start"}, {"do": "run", "name": "nap", "in": "h1", "command": "sleep 0.5"}],
        "expect": [{"step": "nap", "exit": "== 0"}]})";

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    /// No file of an element's comes to lie outside of its folder, whatever the element does: they
    /// are there before anything of it runs.
    void filesOfElementsAreThereBeforeAnythingRunsAndGoNowhereElse()
    {
        const Shell shell;
        QVERIFY(QDir(shell.path("outside")).removeRecursively());
        QVERIFY(QDir().mkpath(shell.path("outside")));
        QVERIFY(QDir().mkpath(shell.path("files/h1/a")));
        for (int i = 0; i < 300; ++i) // they give the command below time
            writeBytes(shell.path(QStringLiteral("files/h1/%1").arg(i)), "x");
        writeBytes(shell.path("files/h1/a/keys"), "stranger");
        writeBytes(shell.path("files/h1/tool"), QByteArray("\x7f"
                                                           "ELF",
                                                           4));
        writeBytes(shell.path("files/h1/script"), "#!/bin/sh\nexit 7\n");
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "run", "name": "early", "in": "h1",
             "command": "for i in $(seq 300); do cat /root/early && exit 0; sleep 0.1; done; exit 1"},
            {"do": "run", "name": "script", "in": "h1", "command": "/root/script"},
            {"do": "run", "name": "tool", "in": "h1", "command": "test -x /root/tool"}],
            "expect": [{"step": "early", "exit": "== 0"}, {"step": "script", "exit": "== 7"},
                       {"step": "tool", "exit": "== 0"}]})");
        const QString command = QStringLiteral("cp /root/a/keys /root/early; rm -rf /root/a; "
                                               "ln -s '%1' /root/a")
                                    .arg(shell.path("outside"));
        QJsonObject document = readJson(file);
        QJsonObject topology = document.value("topology").toObject();
        QJsonArray elements = topology.value("elements").toArray();
        for (QJsonValueRef each : elements) {
            QJsonObject element = each.toObject();
            if (element.value("name") == "h1")
                element.insert("commands", QJsonArray{QJsonObject{{"run", command}}});
            each = element;
        }
        topology.insert("elements", elements);
        document.insert("topology", topology);
        writeBytes(file, QJsonDocument(document).toJson());
        const auto run = shell.tomato({"experiment", "run", file, "--out", shell.path("out"),
                                       "--files", shell.path("files")});
        QVERIFY2(!QFile::exists(shell.path("outside/keys")), "it left the folder by a link");
        QVERIFY2(run.exitCode == 0, qPrintable(run.output + run.errors));
    }

    void checkTellsEachErrorWithItsPlace()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [{"do": "link down", "on": "x"}],
            "expect": [{"on": "h1--h2", "filter": "icmp and", "count": "== 1"}]})");
        const auto outcome = shell.tomato({"topology", "check", file});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("topology.experiment.steps[0].on: "),
                 qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("topology.experiment.expect[0].filter: "),
                 qPrintable(outcome.errors));
        const QJsonObject json = shell.tomato({"topology", "check", file, "--json"}).object();
        QCOMPARE(json["ok"].toBool(true), false);
        QCOMPARE(json["experiment_errors"].toArray().size(), 2);
        QCOMPARE(shell.tomato({"experiment", "run", file, "--out", shell.path("out")}).exitCode, 1);
        QVERIFY(!QFile::exists(shell.path("out")));
    }

    void theExampleHolds()
    {
        const Shell shell;
        // At small size: one repetition, a tenth of the packets.
        QByteArray example = readBytes(TOMATO_SOURCE "/resources/examples/loss.tomato4.json");
        QVERIFY(example.count('\n') <= 60);
        example.replace("\"repeat\": 3", "\"repeat\": 1");
        example.replace("-c 200", "-c 20").replace("== 200", "== 20");
        QFile file(shell.path("loss.tomato4.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(example);
        file.close();
        const QString out = shell.path("out");
        const auto outcome = perform(shell, file.fileName(), out, {"--json"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
        QCOMPARE(outcome.object()["held"].toInt(), 2);
        const QJsonArray rows = shell.tomato({"experiment", "table", out, "--json"}).array();
        QCOMPARE(rows.size(), 14);
        for (const QJsonValue row : rows) {
            if (row["statement"] == QLatin1String("loss"))
                QCOMPARE(row["mean"].toDouble() > 0, row["varied"]["loss"].toInt() == 50);
        }
        QVERIFY(shell.tomato({"experiment", "table", out, "--csv"}).output.startsWith("loss,"));
        QVERIFY(QFile::exists(out + "/runs/001/captures/h1-eth0--r1-eth0.pcapng"));
        const QString picture = shell.path("loss.svg");
        const auto drawn = shell.tomato(
            {"experiment", "plot", out, "-o", picture, "--statement", "loss", "--over", "loss"});
        QVERIFY2(drawn.exitCode == 0, qPrintable(drawn.errors));
        QFile svg(picture);
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("loss (%)"));
        const auto unknown =
            shell.tomato({"experiment", "plot", out, "-o", picture, "--over", "x"});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.errors.contains("x: the experiment does not vary this; it varies: loss"),
                 qPrintable(unknown.errors));
        QCOMPARE(runningLabs(shell), 0);
    }

    void aStatementThatDoesNotHoldNamesPacketLinkAndTime()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [{"do": "start"},
            {"do": "capture mark", "name": "begin"},
            {"do": "run", "name": "ping", "in": "h1", "command": "ping -c 3 -i 0.05 10.0.0.2"},
            {"do": "link down", "name": "cut", "on": "h1--h2"},
            {"do": "run", "name": "fails", "in": "h1", "command": "sleep 0.5; echo SEED=$SEED; exit 7"}],
            "expect": [{"name": "six", "on": "h1--h2", "filter": "icmp", "count": "== 6"},
                {"name": "five", "on": "h1--h2", "filter": "icmp", "count": "<= 5"},
                {"on": "h1--h2", "filter": "icmp", "within": "0.4 s of cut", "never": true},
                {"step": "fails", "exit": "== 7", "output": "SEED=1"}]})");
        const auto outcome =
            perform(shell, file, shell.path("out"), {"--junit", shell.path("junit.xml"), "--json"});
        QVERIFY2(outcome.exitCode == 1, qPrintable(outcome.errors));
        const QJsonArray failures = outcome.object()["failures"].toArray();
        QVERIFY2(failures.size() == 1, qPrintable(outcome.output));
        QCOMPARE(failures[0]["statement"].toString(), "five");
        const QString message = failures[0]["message"].toString();
        QVERIFY2(message.contains(QRegularExpression(
                     "the first too many is packet \\d+ on h1--h2 "
                     "\\(captures/h1-eth0--h2-eth0.pcapng\\) at \\d+\\.\\d{6} s \\(20")),
                 qPrintable(message));
        QXmlStreamReader xml(readBytes(shell.path("junit.xml")));
        int failed = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                failed += xml.name() == QLatin1String("failure");
        }
        QVERIFY(!xml.hasError());
        QCOMPARE(failed, 1);
    }

    void theRecordSaysWhatALinkHeldOfItsPromises()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [{"do": "start"},
                {"do": "run", "in": "h1", "command": "ping -c 20 -i 0.05 10.0.0.2"},
                {"do": "wait until", "delay": 2}],
                "expect": [{"on": "h1--h2", "filter": "icmp", "count": "== 40"},
                    {"on": "h1--h2", "filter": "icmp", "sent_by": "h1", "count": "== 20"}]})",
                                            {{"bandwidth_from", 2000}, {"capture_arrivals", true}});
        const auto outcome = perform(shell, file, shell.path("out"));
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject run = readJson(shell.path("out/runs/001/run.json"));
        const QJsonObject fidelity = run["fidelity"].toObject();
        QVERIFY(fidelity["machine"]["processors"].toInt() > 0);
        QVERIFY(fidelity["machine"]["seconds"].toDouble() > 0);
        QCOMPARE(fidelity["links"].toArray().size(), 1);
        const QJsonObject link = fidelity["links"].toArray()[0].toObject();
        QCOMPARE(link["measured"].toBool(), true);
        for (const char *way : {"h1:eth0 -> h2:eth0", "h2:eth0 -> h1:eth0"}) {
            const QJsonObject found = link[QLatin1String(way)].toObject();
            QVERIFY2(found["sent"].toInt() >= 20, way);
            QVERIFY2(found["delivered"].toInt() >= 20, way);
            QVERIFY2(found["text"].toString().contains(" ms ± "), way);
        }
        // Promises that did not hold are on standard error, and make a strict run fail; nothing
        // else does.
        const bool held = fidelity["held"].toBool();
        QCOMPARE(outcome.errors.contains("fidelity: "), !held);
        const auto strict =
            shell.tomato({"experiment", "run", file, "--out", shell.path("out"), "--strict"});
        QCOMPARE(strict.exitCode, held ? 0 : 1);
    }

    void whatTheKernelCannotEmulateIsNotToBeTrusted()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [{"do": "start"},
                {"do": "run", "in": "h1", "command": "ping -c 2 10.0.0.2"}]})",
                                            {{"delay_from", 20}});
        const auto outcome =
            shell.tomato({"experiment", "run", file, "--out", shell.path("out"), "--strict"});
        const QJsonObject run = readJson(shell.path("out/runs/001/run.json"));
        QCOMPARE(run["fidelity"]["links"][0]["measured"].toBool(true), false);
        if (run["emulation"]["netem"].toBool())
            QSKIP("this kernel has netem");
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(run["held"].toBool(), true);
        QCOMPARE(run["fidelity"]["held"].toBool(true), false);
        QVERIFY2(outcome.errors.contains("cannot emulate: delay"), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("1 of 1 runs are not to be trusted"),
                 qPrintable(outcome.errors));
        // Without the option it is said, and the run counts.
        QCOMPARE(shell.tomato({"experiment", "run", file, "--out", shell.path("out")}).exitCode, 0);
    }

    /// TOMATO_FLAWLESS_RUNS says how many, such as 100.
    void flawlessRunsHoldEachTime()
    {
        const Shell shell;
        constexpr int AtOnce = 20; // within what a shell's command may take
        int left = std::max(3, qEnvironmentVariableIntValue("TOMATO_FLAWLESS_RUNS"));
        for (int batch = 1; left > 0; left -= AtOnce, ++batch) {
            const int runs = std::min(left, AtOnce);
            const QString file =
                withExperiment(shell, QByteArray(R"({"repeat": RUNS, "steps": [
                {"do": "run", "name": "ping", "in": "h1",
                 "command": "for i in 1 2 3 4 5; do ping -c 1 -W 60 10.0.0.2 || exit 1; done"}],
                "expect": [{"on": "h1--h2", "filter": "icmp", "count": "== 10"},
                    {"on": "h1--h2", "filter": "tcp", "never": true},
                    {"on": "h1--h2", "filter": "icmp", "within": "60 s of ping"},
                    {"step": "ping", "exit": "== 0", "output": " 0% packet loss"}]})")
                                          .replace("RUNS", QByteArray::number(runs)));
            // A machine that does other work meanwhile may lose a packet of a recording.
            Shell::Outcome ran;
            for (int attempt = qEnvironmentVariableIsSet("TOMATO_FLAWLESS_RUNS") ? 3 : 1;
                 attempt <= 3 && ran.exitCode != 0; ++attempt)
                ran = shell.tomato({"experiment", "run", file, "--out",
                                    shell.path(QStringLiteral("%1-%2").arg(batch).arg(attempt)),
                                    "--json"});
            QVERIFY2(ran.exitCode == 0, qPrintable(ran.output + ran.errors));
            QCOMPARE(ran.object()["held"].toInt(), runs);
        }
    }

    void theLogHasPlannedAndTrueTimes()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "run", "in": "h2", "command": "sleep 100", "background": true},
            {"do": "set link", "on": "h1--h2", "set": {"delay_from": 5}, "at": 0.2},
            {"do": "element stop", "element": "h2"}, {"do": "element start", "element": "h2"},
            {"do": "capture start", "on": "h1--h2", "filter": "icmp"},
            {"do": "wait until", "in": "h1", "until": "ping -c 1 -W 1 10.0.0.2"},
            {"do": "capture stop", "on": "h1--h2"}, {"do": "capture start", "on": "h1--h2"},
            {"do": "run", "in": "h1", "command": "ping -c 1 10.0.0.2"}]})");
        const auto outcome = shell.tomato({"experiment", "run", file, "--out", shell.path("out")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QList<QJsonObject> lines;
        for (const QByteArray &line : readBytes(shell.path("out/runs/001/log.jsonl")).split('\n')) {
            if (!line.isEmpty())
                lines << QJsonDocument::fromJson(line).object();
        }
        QCOMPARE(lines.size(), 9);
        for (const QJsonObject &line : lines) {
            const QString text = QString::fromUtf8(QJsonDocument(line).toJson());
            QVERIFY2(line["began"].toDouble() >= line["planned"].toDouble(), qPrintable(text));
            QVERIFY2(line["ended"].toDouble() >= line["began"].toDouble(), qPrintable(text));
            QVERIFY2(!line.contains("problem"), qPrintable(text));
        }
        // Each time that it was captured is a file.
        const QDir captures(shell.path("out/runs/001/captures"));
        QCOMPARE(captures.entryList({"*.pcapng"}).size(), 2);
    }

    void whatWasNotRecordedIsNotSaidToHold()
    {
        const Shell shell;
        const auto messages = [&](const QString &file) {
            const auto outcome = perform(shell, file, shell.path("out"));
            QMap<QString, QString> found;
            const QJsonArray verdicts =
                readJson(shell.path("out/runs/001/run.json"))["expect"].toArray();
            for (const QJsonValue &each : verdicts)
                found.insert(each["name"].toString(), each["held"].toBool()
                                                          ? QStringLiteral("held")
                                                          : each["message"].toString());
            return found;
        };
        auto said = messages(withExperiment(shell, R"({"steps": [
            {"do": "capture start", "on": "h1--h2", "filter": "icmp"},
            {"do": "run", "in": "h1", "command": "ping -c 2 -i 0.2 10.0.0.2"},
            {"do": "run", "in": "h1", "command": "bash -c ': < /dev/tcp/10.0.0.2/9' || true"},
            {"do": "capture stop", "name": "stop", "on": "h1--h2", "delay": 0.2},
            {"do": "run", "in": "h1", "command": "ping -c 1 10.0.0.2"}],
            "expect": [
                {"name": "tcp", "on": "h1--h2", "filter": "tcp", "never": true},
                {"name": "icmp", "on": "h1--h2", "filter": "icmp", "count": "== 4",
                 "until": "stop"},
                {"name": "late", "on": "h1--h2", "filter": "icmp", "from": "stop",
                 "never": true}]})"));
        QVERIFY2(said["tcp"].contains("recorded only where \"icmp\" matches"),
                 qPrintable(said["tcp"]));
        QCOMPARE(said["icmp"], "held");
        QVERIFY2(said["late"].contains("h1--h2 was not recorded from "), qPrintable(said["late"]));

        said = messages(withExperiment(
            shell, R"({"steps": [
            {"do": "run", "in": "h1", "command": "ping -c 3 -i 0.2 10.0.0.2"}],
            "expect": [{"name": "few", "on": "h1--h2", "filter": "icmp", "count": "<= 4"},
                       {"name": "some", "on": "h1--h2", "filter": "icmp", "count": ">= 1"}]})",
            {{"capturing", true}, {"capture_filter", "icmp"}, {"capture_stop_packets", 2}}));
        QVERIFY2(said["few"].contains("(2 packets were recorded)"), qPrintable(said["few"]));
        QCOMPARE(said["some"], "held");
    }

    /// A connection whose element is off carries nothing that could be missed.
    void anElementThatIsStoppedLeavesNoGap()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "element stop", "element": "h2"}, {"do": "element start", "element": "h2"},
            {"do": "wait until", "in": "h1", "until": "ping -c 1 -W 1 10.0.0.2"}],
            "expect": [{"on": "h1--h2", "filter": "tcp", "never": true}]})");
        const auto outcome = perform(shell, file, shell.path("out"));
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
    }

    void theLabEndsWhenTheReaderOfTheEventsIsGone()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [{"do": "start"},
            {"do": "run", "in": "h1", "command": "sleep 1"},
            {"do": "run", "in": "h1", "command": "sleep 600"}]})");
        const auto ran = shell.run(
            "bash",
            {"-c", QStringLiteral("%1/tomato experiment run %2 --out %3 --events | head -n 2; "
                                  "echo \"code ${PIPESTATUS[0]}\"")
                       .arg(QStringLiteral(TOMATO_BIN), file, shell.path("out"))});
        QVERIFY2(ran.output.contains("code 130"), qPrintable(ran.output + ran.errors));
        QCOMPARE(shell.tomato({"lab", "list", "--json"}).output.trimmed(), "[]");
    }

    void aStepThatCannotBeDoneIsSaid()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "element stop", "element": "h1"},
            {"do": "run", "in": "h1", "command": "true"}]})");
        const auto outcome = shell.tomato({"experiment", "run", file, "--out", shell.path("out")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("topology.experiment.steps[1]: the element does not run"),
                 qPrintable(outcome.errors));
        QCOMPARE(runningLabs(shell), 0);
    }

    void afterAKillNoRunIsDoneTwiceAndNoneIsMissing()
    {
        const Shell shell;
        const QString file = withExperiment(shell, m_slow);
        const QString out = shell.path("out");
        const auto process = begin(shell, {"experiment", "run", file, "--out", out});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out + "/runs/002/log.jsonl"), 60'000);
        ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished());
        QVERIFY(!QFile::exists(out + "/runs/002/run.json"));
        const QByteArray first = readBytes(out + "/runs/001/run.json");
        QVERIFY(!first.isEmpty());
        QCOMPARE(runningLabs(shell), 1);
        const auto outcome = shell.tomato({"experiment", "run", file, "--out", out, "--json"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(outcome.object()["held"].toInt(), 4);
        QCOMPARE(readBytes(out + "/runs/001/run.json"), first);
        QCOMPARE(QDir(out + "/runs").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 4);
        QCOMPARE(runningLabs(shell), 0);
        // Once more: there is nothing left to do.
        const QByteArray last = readBytes(out + "/runs/004/run.json");
        QCOMPARE(shell.tomato({"experiment", "run", file, "--out", out}).exitCode, 0);
        QCOMPARE(readBytes(out + "/runs/004/run.json"), last);
    }

    void ctrlCEndsTheLabAndLeavesWhatIsDone()
    {
        const Shell shell;
        const QString file = withExperiment(shell, m_slow);
        const QString out = shell.path("out");
        const auto process = begin(shell, {"experiment", "run", file, "--out", out});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out + "/runs/002/log.jsonl"), 60'000);
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 130);
        QCOMPARE(runningLabs(shell), 0);
        QVERIFY(QFile::exists(out + "/runs/001/run.json"));
        QVERIFY(!QFile::exists(out + "/runs/002/run.json"));
    }
};

QTEST_GUILESS_MAIN(TestExperiment)
#include "tst_experiment.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentfile.h"
#include "shell.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <csignal>

/// What an experiment says of its programs: of those that are missing, and of those that end early.
class TestExperimentPrograms final : public QObject
{
    Q_OBJECT

    /// The first process of an element of the one lab that runs; 0 when there is none.
    static pid_t processOf(const Shell &shell, const QString &name)
    {
        const QJsonArray labs = shell.tomato({"lab", "list", "--json"}).array();
        const auto status =
            shell.tomato({"lab", "status", labs[0]["lab"].toString(), "--json"}).object();
        for (const QJsonValue element : status["elements"].toArray()) {
            if (element["name"] == name)
                return static_cast<pid_t>(element["process"].toInt());
        }
        return 0;
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    void aProgramThatIsMissingIsSaidBeforeAnyRun()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"repeat": 3, "steps": [
            {"do": "run", "in": "h1", "command": "true"},
            {"do": "wait until", "in": "h2", "until": "no-such-tool --ready", "timeout": 300}]})");
        const auto outcome = shell.tomato({"experiment", "run", file, "--out", shell.path("out")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("topology.experiment.steps[1]: there is no program "
                                         "no-such-tool on this machine, which runs in h2"),
                 qPrintable(outcome.errors));
        QVERIFY(!QFile::exists(shell.path("out/runs/001")));
    }

    void aWaitForAProgramThatIsMissingEndsAtOnce()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "wait until", "in": "h2", "timeout": 300,
             "until": "ip link > x; no-such-tool --ready"}]})");
        const auto outcome = shell.tomato({"experiment", "run", file, "--out", shell.path("out")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("there is no program no-such-tool in h2"),
                 qPrintable(outcome.errors));
    }

    void whatAnElementLacksIsSaidBeforeAnyRun()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"repeat": 3, "steps": [
            {"do": "wait until", "in": "h1", "until": "ip route | grep ospf", "timeout": 300}]})");
        QJsonObject document = readJson(file);
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        for (QJsonValueRef each : elements) {
            QJsonObject element = each.toObject();
            if (element["name"] == "h2") {
                element["type"] = "tinc_vpn";
                element["mode"] = "router";
                element["frr"] = "router ospf";
            }
            each = element;
        }
        topology["elements"] = elements;
        document["topology"] = topology;
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(document).toJson()) > 0);
        out.close();
        const auto outcome = shell.tomatoWithout(
            "/usr/lib/frr", {"experiment", "run", file, "--out", shell.path("out")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("h2: FRR is not installed"), qPrintable(outcome.errors));
        QVERIFY(!QFile::exists(shell.path("out/runs/001")));
        // The lab alone starts all the same.
        const auto checked = shell.tomatoWithout("/usr/lib/frr", {"topology", "check", file});
        QVERIFY2(checked.exitCode == 0, qPrintable(checked.errors));
    }

    void aRunInWhichAnElementEndsDoesNotHold()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "element stop", "element": "h2"},
            {"do": "run", "in": "h1", "command": "sleep 100 || true"}],
            "expect": [{"name": "packets", "on": "h1--h2", "count": "any"}]})");
        QProcess run;
        run.setProcessEnvironment(shell.environment());
        run.start(QStringLiteral(TOMATO_BIN "/tomato"),
                  {"experiment", "run", file, "--out", shell.path("out"), "--json", "--junit",
                   shell.path("junit.xml")});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(shell.path("out/runs/001/output/001-h1.out")).exists(),
                                 60'000);
        const pid_t process = processOf(shell, "h1");
        QVERIFY(process > 0 && ::kill(process, SIGKILL) == 0);
        QVERIFY(run.waitForFinished(60'000));
        const Shell::Outcome outcome{run.exitCode(), run.readAllStandardOutput(),
                                     run.readAllStandardError()};
        QVERIFY2(outcome.exitCode == 1, qPrintable(outcome.errors));
        const QJsonObject record = readJson(shell.path("out/runs/001/run.json"));
        QVERIFY(!record["held"].toBool(true));
        const QJsonArray problems = record["problems"].toArray();
        QCOMPARE(problems.size(), 1); // h2 was stopped by a step
        const QString problem = problems[0].toString();
        QVERIFY2(problem.startsWith("h1 ended at "), qPrintable(problem));
        QVERIFY2(problem.endsWith(" s: its first process was killed by signal 9"),
                 qPrintable(problem));
        QVERIFY2(outcome.errors.contains(problem), qPrintable(outcome.errors));
        QCOMPARE(outcome.object()["failures"].toArray().at(0)["message"].toString(), problem);
        QFile junit(shell.path("junit.xml"));
        QVERIFY(junit.open(QIODevice::ReadOnly));
        QVERIFY(junit.readAll().contains(problem.toUtf8()));
    }

    void whyARunDidNotHoldIsSaidAgain()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "wait until", "in": "h1", "until": "false", "timeout": 0.2}]})");
        const QStringList words{"experiment", "run", file, "--out", shell.path("out")};
        const QString why = "topology.experiment.steps[0]: was not so within 0.2 s";
        QVERIFY(shell.tomato(words).errors.contains(why));
        const auto again = shell.tomato(words);
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.errors.contains("did not hold") && again.errors.contains(why),
                 qPrintable(again.errors));
        const auto table = shell.tomato({"experiment", "table", shell.path("out")});
        QVERIFY2(table.output.contains(why), qPrintable(table.output));
    }

    void whatEndedInTheBackgroundBeforeTheRunDidIsNamed()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "run", "name": "server", "in": "h2", "background": true,
             "command": "echo begins; echo no room >&2; echo gives up >&2; exit 3"},
            {"do": "run", "in": "h2", "background": true, "command": "echo done"},
            {"do": "run", "in": "h2", "background": true, "command": "sleep 100"},
            {"do": "run", "in": "h1", "command": "sleep 2; exit 5"}]})");
        const auto outcome = shell.tomato({"experiment", "run", file, "--out", shell.path("out"),
                                           "--json", "--junit", shell.path("junit.xml")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonArray steps = readJson(shell.path("out/runs/001/run.json"))["steps"].toArray();
        QCOMPARE(steps[0]["exit"].toInt(), 3);
        QCOMPARE(steps[0]["ended_early"].toBool(), true);
        QCOMPARE(steps[0]["last_lines"].toString(), QString("no room\ngives up"));
        QVERIFY(steps[0]["ended"].toDouble() < steps[3]["ended"].toDouble());
        QCOMPARE(steps[1]["last_lines"].toString(), QString("done"));
        QVERIFY(steps[1]["ended_early"].toBool());
        QVERIFY(!steps[2]["ended_early"].toBool() && !steps[3]["ended_early"].toBool());
        const QString said = "server in h2 ended at ";
        const QString why = " s with exit code 3: no room / gives up";
        QVERIFY2(outcome.errors.contains("ended early: " + said) && outcome.errors.contains(why),
                 qPrintable(outcome.errors));
        QCOMPARE(outcome.errors.count("ended early"), 1);
        const QJsonArray early = outcome.object()["ended_early"].toArray();
        QCOMPARE(early.size(), 1);
        QVERIFY(early[0]["message"].toString().startsWith(said));
        QFile junit(shell.path("junit.xml"));
        QVERIFY(junit.open(QIODevice::ReadOnly));
        QVERIFY(junit.readAll().contains("gives up</system-err>"));
    }
};

QTEST_GUILESS_MAIN(TestExperimentPrograms)
#include "tst_experimentprograms.moc"

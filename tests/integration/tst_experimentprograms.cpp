// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentfile.h"
#include "shell.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

/// What an experiment says of its programs: of those that are missing, and of those that end early.
class TestExperimentPrograms final : public QObject
{
    Q_OBJECT

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
};

QTEST_GUILESS_MAIN(TestExperimentPrograms)
#include "tst_experimentprograms.moc"

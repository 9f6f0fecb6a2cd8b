// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/experimentprocess.h"

#include "app/topology/format/tomatoformat.h"

#include <QDir>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::plugins;

namespace {

topology::Topology oneHost(const QByteArray &experiment)
{
    QByteArray text = R"({"file_information": {"version": 4}, "topology": {"elements": [
        {"id": "1", "type": "container", "parent": null, "name": "h1"}], "connections": [],
        "experiment": EXPERIMENT}})";
    const auto read = topology::readTomato(text.replace("EXPERIMENT", experiment));
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

} // namespace

class TestExperimentProcess final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

private slots:
    void initTestCase()
    {
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
        qputenv("TOMATO", TOMATO_BIN "/tomato");
    }

    void aRunIsToldStepByStep()
    {
        ExperimentProcess runs;
        QSignalSpy finished(&runs, &ExperimentProcess::finished);
        QSignalSpy progressed(&runs, &ExperimentProcess::progressed);
        const QString folder = m_home.filePath("told");
        const auto started = runs.start(oneHost(R"({"steps": [{"do": "start"},
                {"do": "run", "name": "say", "in": "h1", "command": "sleep 0.3; echo hello"}],
                "expect": [{"name": "it says", "step": "say", "exit": "== 0", "output": "hello"},
                           {"name": "it fails", "step": "say", "exit": "== 1"}]})"),
                                        folder);
        QVERIFY(started);
        QVERIFY(runs.isRunning());
        QVERIFY(!runs.start(topology::Topology(), folder));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 90'000);
        if (runs.progress().runs == 0 || runs.progress().verdicts.empty())
            QSKIP(qPrintable("labs cannot run here: " + finished[0][1].toString()));
        QCOMPARE(finished[0][0].toInt(), 1);
        const RunProgress &progress = runs.progress();
        QCOMPARE(progress.runs, 1);
        QCOMPARE(progress.steps.size(), 2u);
        QVERIFY(progress.steps.at(1).isOver);
        QVERIFY(!progress.now);
        QCOMPARE(progress.verdicts.size(), 2u);
        QVERIFY(progress.verdicts.at(0).held);
        QVERIFY(!progress.verdicts.at(1).held);
        QVERIFY(progress.verdicts.at(1).message.contains("exit code"));
        QVERIFY2(progressed.count() > 4, "the line moves");
        QVERIFY(QDir(folder).exists("runs/001/run.json"));
    }

    void aCancelledRunEndsItsLab()
    {
        ExperimentProcess runs;
        QSignalSpy finished(&runs, &ExperimentProcess::finished);
        QVERIFY(runs.start(oneHost(R"({"steps": [{"do": "start"},
            {"do": "run", "in": "h1", "command": "sleep 600"}]})"),
                           m_home.filePath("cancelled")));
        QTRY_VERIFY_WITH_TIMEOUT(runs.progress().now || finished.count() == 1, 90'000);
        if (finished.count() == 1)
            QSKIP(qPrintable("labs cannot run here: " + finished[0][1].toString()));
        runs.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 90'000);
        QCOMPARE(finished[0][0].toInt(), 130);
        QVERIFY(!runs.isRunning());
        QProcess list;
        list.start(TOMATO_BIN "/tomato", {"lab", "list", "--json"});
        QVERIFY(list.waitForFinished(30'000));
        QCOMPARE(list.readAllStandardOutput().trimmed(), "[]");
    }

    /// The user has agreed in the window.
    void whatReachesOutsideIsPerformed()
    {
        ExperimentProcess runs;
        QSignalSpy finished(&runs, &ExperimentProcess::finished);
        const QTemporaryDir room; // the user's own, not one of this program's
        const QString shared = room.filePath("shared folder");
        QVERIFY(QDir().mkpath(shared));
        topology::Topology topology = oneHost(R"({"steps": [{"do": "start"},
            {"do": "run", "name": "look", "in": "h1", "command": "ls -d 'SHARED'"}],
            "expect": [{"step": "look", "exit": "== 0"}]})");
        QJsonObject experiment = topology.attributes()["experiment"].toObject();
        QJsonArray steps = experiment["steps"].toArray();
        QJsonObject look = steps[1].toObject();
        look.insert("command", look["command"].toString().replace("SHARED", shared));
        steps[1] = look;
        experiment.insert("steps", steps);
        QJsonObject attributes = topology.attributes();
        attributes.insert("experiment", experiment);
        attributes.insert("shared_folders", QJsonArray{shared});
        topology.setAttributes(attributes);
        QVERIFY(runs.start(topology, m_home.filePath("outside")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 90'000);
        const QString message = finished[0][1].toString();
        QVERIFY2(!message.contains("outside of its lab"), qPrintable(message));
        if (runs.progress().runs == 0)
            QSKIP(qPrintable("labs cannot run here: " + message));
        QVERIFY2(finished[0][0].toInt() == 0, qPrintable(message));
    }

    void whatCannotBePerformedIsSaid()
    {
        ExperimentProcess runs;
        QSignalSpy finished(&runs, &ExperimentProcess::finished);
        QVERIFY(runs.start(oneHost(R"({"steps": [{"do": "dance"}]})"), m_home.filePath("bad")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 90'000);
        QVERIFY2(finished[0][1].toString().contains("topology.experiment.steps[0].do"),
                 qPrintable(finished[0][1].toString()));
    }
};

QTEST_GUILESS_MAIN(TestExperimentProcess)
#include "tst_experimentprocess.moc"

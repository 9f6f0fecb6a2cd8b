// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/experimentprocess.h"

#include "app/topology/format/tomatoformat.h"

#include <QDir>
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
        QVERIFY(progress.verdicts[0].held);
        QVERIFY(!progress.verdicts[1].held);
        QVERIFY(progress.verdicts[1].message.contains("exit code"));
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/timelinerun.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/plugins/fakeengine.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tomato;
using namespace tomato::experiment;

namespace {

topology::Topology twoHosts()
{
    const auto read = topology::readTomato(R"({"file_information": {"version": 4}, "topology": {
        "elements": [
        {"id": "1", "type": "container", "parent": null, "name": "h1"},
        {"id": "2", "type": "container", "parent": null, "name": "h2"},
        {"id": "11", "type": "container_interface", "parent": "1", "name": "eth0"},
        {"id": "12", "type": "container_interface", "parent": "2", "name": "eth0"}],
        "connections": [{"id": "21", "elements": ["11", "12"]}]}})");
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

Step linkStep(Action action)
{
    Step step;
    step.action = action;
    step.at = 0;
    step.on = QStringLiteral("h1--h2");
    return step;
}

/// A run whose engine answers when the test wants it.
class Stage final
{
public:
    explicit Stage(std::vector<Step> steps) : m_experiment{std::move(steps), {}}
    {
        qputenv("XDG_RUNTIME_DIR", m_room.path().toUtf8());
    }

    /// Returns when the engine has so many calls to answer.
    void begin(std::size_t calls)
    {
        QVERIFY(engine.listen(LabId("late")));
        bool isOpen = false;
        client.open(LabId("late"), false,
                    [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
        QTRY_VERIFY(isOpen);
        run = std::make_unique<TimelineRun>(client, m_topology, m_experiment, QDir(m_room.path()),
                                            QStringList());
        run->start([this](const Result<> &ended) { result = ended; });
        QTRY_COMPARE(engine.linkChanges.size(), calls);
    }

    test::FakeEngine engine;
    client::EngineClient client;
    std::unique_ptr<TimelineRun> run;
    std::optional<Result<>> result;

private:
    QTemporaryDir m_room;
    const topology::Topology m_topology = twoHosts();
    const Experiment m_experiment;
};

} // namespace

class TestTimelineRun final : public QObject
{
    Q_OBJECT

private slots:
    void aCancelledRunIsOverWhenTheEngineHasAnswered()
    {
        Stage stage({linkStep(Action::LinkDown)});
        stage.begin(1);
        stage.run->cancel();
        QVERIFY2(!stage.result, "the engine still owes an answer");
        stage.engine.linkChanges[0](QJsonValue(QJsonObject()));
        QTRY_VERIFY(stage.result);
        QCOMPARE(stage.result->error().text(), std::string("interrupted"));
        QVERIFY2(stage.run->outcomes()[0].ended, "the step was done");
    }

    void aStepThatFailsLeavesNoCallOfAnotherBehind()
    {
        Stage stage({linkStep(Action::LinkDown), linkStep(Action::LinkUp)});
        stage.begin(2);
        stage.engine.linkChanges[0](
            tl::make_unexpected(rpc::RpcError{rpc::RpcError::Failed, "no", {}}));
        QTRY_VERIFY(stage.run->outcomes()[0].ended);
        QVERIFY(!stage.result);
        stage.engine.linkChanges[1](QJsonValue(QJsonObject()));
        QTRY_VERIFY(stage.result);
        QVERIFY(stage.result->error().text().starts_with("topology.experiment.steps[0]"));
        QVERIFY(stage.run->outcomes()[1].ended);
    }

    void anAnswerThatComesAfterTheRunIsDropped()
    {
        Stage stage({linkStep(Action::LinkDown)});
        stage.begin(1);
        stage.run.reset();
        stage.engine.linkChanges[0](QJsonValue(QJsonObject()));
        bool isStopped = false;
        stage.client.stopLab(
            [&isStopped](const Result<> &stopped) { isStopped = stopped.has_value(); });
        QTRY_VERIFY(isStopped); // which was asked for later, and so is answered later
        QVERIFY(!stage.result);
    }

    void aRunEndsWithItsEngine()
    {
        Stage stage({linkStep(Action::LinkDown)});
        stage.begin(1);
        stage.client.close();
        QTRY_VERIFY(stage.result);
        QVERIFY(!*stage.result);
    }
};

QTEST_GUILESS_MAIN(TestTimelineRun)
#include "tst_timelinerun.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelinerows.h"

#include "app/experiment/plan/plan.h"
#include "app/topology/format/tomatoformat.h"

#include <QJsonDocument>
#include <QTest>

using namespace tomato;
using plugins::TimelineLayout;
using plugins::TimelineRows;

namespace {

topology::Topology topologyWith(const QByteArray &experiment)
{
    QByteArray text = R"({"file_information": {"version": 4}, "topology": {"elements": [
        {"id": "1", "type": "container", "parent": null, "name": "h1"},
        {"id": "2", "type": "container", "parent": null, "name": "h2"},
        {"id": "11", "type": "container_interface", "parent": "1", "name": "eth0"},
        {"id": "12", "type": "container_interface", "parent": "2", "name": "eth0"}],
        "connections": [{"id": "21", "elements": ["11", "12"]}], "experiment": EXPERIMENT}})";
    const auto read = topology::readTomato(text.replace("EXPERIMENT", experiment));
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

TimelineLayout layoutOf(const topology::Topology &topology)
{
    return {topology.attributes()["experiment"].toObject(), plugins::ShownNames(topology)};
}

TimelineLayout layoutWith(const QByteArray &experiment)
{
    return layoutOf(topologyWith(experiment));
}

const QByteArray FourSteps = R"({"steps": [{"do": "start"},
    {"do": "run", "name": "ping", "in": "h1", "command": "ping h2", "at": 2},
    {"do": "link down", "on": "h1--h2", "after": "ping", "delay": 1.5},
    {"do": "element stop", "element": "h2", "at": 9}],
    "expect": [{"name": "none", "on": "h1--h2", "never": true}]})";

/// The step of the experiment with this index.
QJsonObject stepIn(const QJsonObject &experiment, int index)
{
    return experiment["steps"].toArray().at(index).toObject();
}

bool isGood(const QJsonObject &experiment)
{
    return experiment::checkExperiment(
               topologyWith(QJsonDocument(experiment).toJson(QJsonDocument::Compact)))
        .empty();
}

} // namespace

class TestTimelineLayout final : public QObject
{
    Q_OBJECT

private slots:
    void stepsLieOnTheLanesOfWhatTheyAreAbout()
    {
        const TimelineLayout layout = layoutWith(FourSteps);
        QCOMPARE(layout.lanes().mid(1), (QStringList{"h1", "h2", "h1--h2"}));
        QCOMPARE(layout.steps().size(), 4u);
        QList<int> lanes;
        QList<double> times;
        for (const TimelineLayout::Step &step : layout.steps()) {
            lanes << step.lane;
            times << step.time;
        }
        QCOMPARE(lanes, (QList<int>{0, 1, 3, 2}));
        QCOMPARE(times, (QList<double>{0, 2, 3.5, 9}));
        QVERIFY(layout.isLink(3) && !layout.isLink(2));
        QCOMPARE(layout.length(), 9.0);
        QCOMPARE(layout.statements(), QStringList("none"));
        // Without a name it is called what reports call it.
        QCOMPARE(layoutWith(R"({"steps": [{"do": "start"}], "expect": [
                     {"on": "h1--h2", "filter": "icmp", "sent_by": "h1", "count": "== 20"}]})")
                     .statements(),
                 QStringList("h1--h2: icmp sent by h1 count == 20"));
        QVERIFY(layoutWith("null").isEmpty());
    }

    void aMovedStepKeepsWhatItComesAfter()
    {
        const TimelineLayout layout = layoutWith(FourSteps);
        QJsonObject moved = layout.moved(3, 4.25);
        QCOMPARE(stepIn(moved, 3)["at"].toDouble(), 4.25);
        QVERIFY(isGood(moved));
        moved = layout.moved(2, 7);
        QCOMPARE(stepIn(moved, 2)["delay"].toDouble(), 5.0);
        QCOMPARE(stepIn(moved, 2)["after"].toString(), "ping");
        QVERIFY(!stepIn(moved, 2).contains("at"));
        QVERIFY(isGood(moved));
        QCOMPARE(stepIn(layout.moved(2, 0.5), 2)["delay"].toDouble(), 0.0);
    }

    void copiesAndRemovalsLeaveTheRestAsItIs()
    {
        const TimelineLayout layout = layoutWith(FourSteps);
        const QJsonObject copied = layout.copied(1, 5);
        QCOMPARE(copied["steps"].toArray().size(), 5);
        QCOMPARE(stepIn(copied, 4)["command"].toString(), "ping h2");
        QVERIFY(!stepIn(copied, 4).contains("name"));
        QVERIFY(isGood(copied));
        const QJsonObject removed = layout.removed(3);
        QCOMPARE(removed["steps"].toArray().size(), 3);
        QCOMPARE(removed["expect"], copied["expect"]);
        QVERIFY(isGood(removed));
    }

    void eachNotationOfALinkAndAnElementIsOnItsLane_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QString>("lane");
        for (const char *on : {"h1--h2", "h2--h1", "21", "h1:eth0", "12", "h1:eth0--h2", "11--12"})
            QTest::addRow("%s", on) << QByteArray(R"({"do": "link down", "on": ")") + on + "\"}"
                                    << "h1--h2";
        for (const char *in : {"h2", "2"})
            QTest::addRow("in %s", in)
                << QByteArray(R"({"do": "run", "command": "true", "in": ")") + in + "\"}"
                << "h2";
        QTest::newRow("a variable")
            << QByteArray(R"({"do": "link down", "on": "${link}"})") << "Lab";
    }

    void eachNotationOfALinkAndAnElementIsOnItsLane()
    {
        QFETCH(const QByteArray, step);
        QFETCH(const QString, lane);
        const TimelineLayout layout = layoutWith("{\"steps\": [" + step + "]}");
        QCOMPARE(layout.lanes()[layout.steps()[0].lane], lane);
    }

    void aTimeOfAVariableIsNotMoved()
    {
        const TimelineLayout layout =
            layoutWith(R"({"vary": {"t": [1, 2]}, "steps": [{"do": "start"},
            {"do": "run", "in": "h1", "command": "true", "at": "${t}"},
            {"do": "run", "in": "h1", "command": "true", "delay": "${t}"},
            {"do": "run", "in": "h1", "command": "true", "at": 2}]})");
        QVERIFY(!layout.isMovable(1));
        QVERIFY(!layout.isMovable(2));
        QVERIFY(layout.isMovable(3));
    }

    void stepsThatWouldCoverOneAnotherStandInRows()
    {
        const TimelineLayout layout = layoutWith(R"({"steps": [{"do": "start"},
            {"do": "run", "in": "h1", "command": "a", "at": 9},
            {"do": "run", "in": "h1", "command": "b", "at": 2},
            {"do": "run", "in": "h2", "command": "c", "at": 5},
            {"do": "run", "in": "h1", "command": "d", "at": 2},
            {"do": "run", "in": "h1", "command": "e", "at": 2.5}]})");
        const auto &steps = layout.steps();
        const TimelineRows far(layout, 100);
        QCOMPARE(far.rowsOf(steps[1].lane), 2);
        QCOMPARE(far.rowOf(steps[2]), far.firstRow(steps[2].lane));
        QCOMPARE(far.rowOf(steps[4]), far.rowOf(steps[2]) + 1);
        QCOMPARE(far.rowOf(steps[5]), far.rowOf(steps[2]));
        QCOMPARE(far.next(steps[2]), std::optional(2.5));
        QCOMPARE(far.next(steps[5]), std::optional(9.0));
        QVERIFY(!far.next(steps[4]) && !far.next(steps[1]) && !far.next(steps[3]));
        QCOMPARE(far.rowsOf(steps[3].lane), 1);
        QCOMPARE(far.rows(), static_cast<int>(layout.lanes().size()) + 1);
        QCOMPARE(far.laneOf(far.rowOf(steps[4])), steps[4].lane);
        QCOMPARE(far.laneOf(far.rowOf(steps[3])), steps[3].lane);
        QCOMPARE(far.laneOf(far.rows()), -1);
        const TimelineRows near(layout, 1);
        QVERIFY2(near.rowOf(steps[5]) == near.rowOf(steps[4]) + 1, "half a second is half a pixel");
    }

    void aLaneHasNotMoreRowsThanIsGood()
    {
        QByteArray steps = R"({"do": "start"})";
        for (int i = 0; i < 50; ++i)
            steps += R"(,{"do": "run", "in": "h1", "command": "true", "at": 1})";
        const TimelineLayout layout = layoutWith("{\"steps\": [" + steps + "]}");
        const TimelineRows rows(layout, 100);
        const auto &step = layout.steps()[50];
        QCOMPARE(rows.rowsOf(step.lane), TimelineRows::MaxRows);
        QCOMPARE(rows.rowOf(step), rows.firstRow(step.lane) + TimelineRows::MaxRows - 1);
        QVERIFY(!rows.next(step));
        QCOMPARE(rows.next(layout.steps()[49]), std::optional(1.0));
    }

    void moreStepsThanAnExperimentMayHaveAreNotLaidOut()
    {
        QByteArray steps = R"({"do": "start"})";
        for (int i = 0; i < 10'000; ++i)
            steps += R"(,{"do": "run"})";
        const TimelineLayout layout = layoutWith("{\"steps\": [" + steps + "]}");
        QVERIFY(layout.isTooLong());
        QVERIFY(layout.isEmpty());
    }

    void theNamesChangeTheFingerprintAndPlacesDoNot()
    {
        topology::Topology topology = topologyWith("null");
        const std::size_t before = plugins::ShownNames::fingerprint(topology);
        QVERIFY(topology.setAttribute(ElementId("1"), "_pos", QJsonObject{{"x", 5}, {"y", 5}}));
        QCOMPARE(plugins::ShownNames::fingerprint(topology), before);
        QVERIFY(topology.setAttribute(ElementId("1"), "name", "other"));
        QVERIFY(plugins::ShownNames::fingerprint(topology) != before);
    }

    void theFirstStepMakesAnExperiment()
    {
        const TimelineLayout empty = layoutWith("null");
        QJsonObject step = empty.proposed(3, 2.0004);
        QCOMPARE(step["do"].toString(), "link down");
        QCOMPARE(step["on"].toString(), "h1--h2");
        QCOMPARE(step["at"].toDouble(), 2.0);
        const QJsonObject experiment = empty.added(step);
        QCOMPARE(stepIn(experiment, 0)["do"].toString(), "start");
        QVERIFY(isGood(experiment));
    }
};

QTEST_GUILESS_MAIN(TestTimelineLayout)
#include "tst_timelinelayout.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/timeline.h"

#include <QTest>

using namespace tomato::experiment;

class TestTimeline final : public QObject
{
    Q_OBJECT

private:
    static Step step(const QString &name)
    {
        Step made;
        made.name = name;
        return made;
    }

private slots:
    void stepsAtATimeComeByTimeAndThenByTheirOrder()
    {
        std::vector<Step> steps = {step("a"), step("b"), step("c")};
        steps[0].at = 2;
        steps[1].at = 1;
        steps[2].at = 1;
        Timeline timeline(steps);
        for (const std::size_t next : {1U, 2U, 0U}) {
            QCOMPARE(timeline.next()->step, next);
            timeline.begin(next, timeline.next()->planned);
            timeline.end(next, 0);
        }
        QVERIFY(!timeline.next());
        QVERIFY(timeline.isOver());
    }

    void aStepWithoutATimeComesBehindTheOneBeforeIt()
    {
        std::vector<Step> steps = {step("a"), step("b")};
        steps[1].delay = 0.5;
        Timeline timeline(steps);
        timeline.begin(0, 0);
        QVERIFY(!timeline.next());
        timeline.end(0, 3);
        QCOMPARE(timeline.next()->step, std::size_t(1));
        QCOMPARE(timeline.next()->planned, 3.5);
        QVERIFY(!timeline.isOver());
    }

    void aStepMayComeAfterAnotherOneThanTheLast()
    {
        std::vector<Step> steps = {step("a"), step("b"), step("c")};
        steps[1].at = 10;
        steps[2].after = "a";
        Timeline timeline(steps);
        timeline.begin(0, 0);
        timeline.end(0, 1);
        QCOMPARE(timeline.next()->step, std::size_t(2));
    }

    void nothingWaitsForTheEndOfABackgroundStep()
    {
        std::vector<Step> steps = {step("server"), step("client")};
        steps[0].isInBackground = true;
        Timeline timeline(steps);
        timeline.begin(0, 1);
        QCOMPARE(timeline.next()->step, std::size_t(1));
        QCOMPARE(timeline.next()->planned, 1.0);
        timeline.begin(1, 1);
        timeline.end(1, 2);
        QVERIFY(timeline.isOver());
        timeline.end(0, 3);
        QVERIFY(timeline.isOver());
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"

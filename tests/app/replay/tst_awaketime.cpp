// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/awaketime.h"

#include <QTest>

using tomato::replay::AwakeTime;
using namespace std::chrono_literals;

class TestAwakeTime final : public QObject
{
    Q_OBJECT

    static AwakeTime after(int sleeps, AwakeTime::Duration late, int others = 0,
                           AwakeTime::Duration otherLate = 0ns)
    {
        AwakeTime time;
        for (int i = 1; i <= sleeps; ++i)
            time.learn(others > 0 && i % others == 0 ? otherLate : late);
        return time;
    }

private slots:
    void aTimerThatIsExactLeavesTheProcessorToOthers()
    {
        QVERIFY(after(2000, 1us).value() < 8us);
        QVERIFY(after(2000, 0us).value() >= AwakeTime::Min);
    }

    void aTimerThatIsLateIsAnticipated()
    {
        QVERIFY(after(50, 70us).value() > 70us);
        QVERIFY(after(5000, 300us).value() <= AwakeTime::Max);
    }

    /// One in ten decides, not the average.
    void mostSleepsEndInTime()
    {
        const AwakeTime time = after(5000, 5us, 10, 50us);
        QVERIFY(time.value() > 25us);
        QVERIFY(time.value() < 55us);
    }

    void aProcessorThatOthersHadTeachesNothing()
    {
        QCOMPARE(after(1000, 5us, 3, 3ms).value() > 20us, false);
    }
};

QTEST_APPLESS_MAIN(TestAwakeTime)
#include "tst_awaketime.moc"

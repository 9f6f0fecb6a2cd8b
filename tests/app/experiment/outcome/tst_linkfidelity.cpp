// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/linkfidelity.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace tomato;
using namespace tomato::experiment;

using namespace std::chrono_literals;
using topology::LinkDirection;

/// 10:00 of some day.
static constexpr Timestamp Zero = 1'800'000'000s;

/// One frame a millisecond; frame i takes so long, or is lost where that is negative.
static PassedFrames frames(int count, const std::function<double(int)> &milliseconds)
{
    PassedFrames passed;
    for (int i = 0; i < count; ++i) {
        const PassedFrame frame{Zero + i * 1ms, 1000, static_cast<std::uint64_t>(i), false};
        passed.sent.push_back(frame);
        const double delay = milliseconds(i);
        if (delay < 0)
            continue;
        passed.delivered.push_back(frame);
        passed.delivered.back().time +=
            std::chrono::duration_cast<Timestamp>(std::chrono::duration<double, std::milli>(delay));
    }
    std::stable_sort(passed.delivered.begin(), passed.delivered.end(),
                     [](const auto &a, const auto &b) { return a.time < b.time; });
    return passed;
}

static Promises promise(const LinkDirection &direction)
{
    return {{Timestamp::min(), direction}};
}

class TestLinkFidelity final : public QObject
{
    Q_OBJECT

private:
    static constexpr Timestamp End = Zero + 1h;

    static LinkDirection delayed(double milliseconds)
    {
        LinkDirection direction;
        direction.delayMilliseconds = milliseconds;
        return direction;
    }

private slots:
    void aDelayThatIsKeptIsSaidWithItsSpread()
    {
        const auto passed = frames(1000, [](int i) { return 20 + 0.3 * (i % 2); });
        const auto found = judgeLink(promise(delayed(20)), passed, End);
        QVERIFY2(found.held, qPrintable(found.text));
        QCOMPARE(found.text, QString("20.3 ms ± 0.3 in 100 %"));
        QCOMPARE(found.sent, 1000U);
        QCOMPARE(found.delivered, 1000U);
    }

    void oneFrameThatIsLateIsFoundAndDoesNotCount()
    {
        const auto passed = frames(1000, [](int i) { return i == 500 ? 62 : 20.1; });
        const auto found = judgeLink(promise(delayed(20)), passed, End);
        QVERIFY(found.held);
        QCOMPARE(*found.onTimePercent, 99.9);
        QCOMPARE(found.worstMilliseconds, 42.0);
        QCOMPARE(found.worstAt, Zero + 500ms);
    }

    void aDelayThatIsNotKeptFails()
    {
        const auto late = frames(1000, [](int i) { return i % 10 == 0 ? 40 : 20; });
        QVERIFY(!judgeLink(promise(delayed(20)), late, End).held);
        // A kernel that has no delays.
        const auto none =
            judgeLink(promise(delayed(20)), frames(100, [](int) { return 0.02; }), End);
        QVERIFY(!none.held);
        QVERIFY2(none.text.contains("20 ms from the promised 20 ms at "), qPrintable(none.text));
    }

    void jitterAndQueuesMayTakeLonger()
    {
        LinkDirection direction = delayed(20);
        direction.jitterMilliseconds = 5;
        const auto passed = frames(1000, [](int i) { return 15 + i % 11; });
        QVERIFY(judgeLink(promise(direction), passed, End).held);
        QVERIFY(!judgeLink(promise(delayed(20)), passed, End).held);
        LinkDirection limited;
        limited.kilobitsPerSecond = 10'000;
        QVERIFY(judgeLink(promise(limited), frames(1000, [](int i) { return 0.1 * i; }), End).held);
        QVERIFY(!judgeLink(promise(limited), frames(1000, [](int i) { return i; }), End).held);
    }

    void lossByChanceIsToldFromLossThatIsNone()
    {
        LinkDirection direction;
        const auto losing = [](int share) {
            return frames(1000, [share](int i) { return i % 100 < share ? -1 : 0.1; });
        };
        QVERIFY(judgeLink(promise(direction), losing(0), End).held);
        QVERIFY(!judgeLink(promise(direction), losing(10), End).held);
        direction.lossPercent = 10;
        const auto tenth = judgeLink(promise(direction), losing(10), End);
        QVERIFY2(tenth.held, qPrintable(tenth.text));
        QVERIFY(tenth.text.contains("10 % lost of 10 %"));
        QVERIFY(!judgeLink(promise(direction), losing(0), End).held);
        QVERIFY(!judgeLink(promise(direction), losing(30), End).held);
        // In a queue more may be lost.
        direction.kilobitsPerSecond = 50'000;
        QVERIFY(judgeLink(promise(direction), losing(30), End).held);
    }

    void lossByNumberIsALossThatWasAskedFor()
    {
        const auto losing = [](int count) {
            return frames(1000, [count](int i) { return i < count ? -1 : 0.1; });
        };
        LinkDirection listed;
        listed.droppedFrames = QStringLiteral("1-20, 5000");
        const auto found = judgeLink(promise(listed), losing(20), End);
        QVERIFY2(found.held, qPrintable(found.text));
        QVERIFY2(found.text.contains("2 % lost of at most 2.1 %"), qPrintable(found.text));
        QVERIFY(judgeLink(promise(listed), losing(0), End).held);
        QVERIFY(!judgeLink(promise(listed), losing(40), End).held);
        // A filter may name none of what was sent.
        LinkDirection filtered;
        filtered.lossPercent = 10;
        filtered.lossFilter = QStringLiteral("icmp");
        QVERIFY(judgeLink(promise(filtered), losing(0), End).held);
        QVERIFY(judgeLink(promise(filtered), losing(100), End).held);
        QVERIFY(!judgeLink(promise(filtered), losing(300), End).held);
    }

    void whatTheEmulationDoesNotAimAtCrossesAsIfThereWereNone()
    {
        LinkDirection aimed = delayed(20);
        aimed.kilobitsPerSecond = 4000;
        aimed.emulationFilter = QStringLiteral("udp");
        aimed.lossPercent = 10;
        // Every other frame is named; together they are twice the bandwidth.
        const auto passed = [](double plain, double named) {
            PassedFrames all = frames(2000, [=](int i) {
                return i % 2 == 0 ? plain : i % 20 == 1 ? -1.0 : named;
            });
            for (auto *each : {&all.sent, &all.delivered}) {
                for (PassedFrame &frame : *each)
                    frame.isPlain = frame.digest % 2 == 0;
            }
            return all;
        };
        const auto kept = judgeLink(promise(aimed), passed(0.1, 20.1), End);
        QVERIFY2(kept.held, qPrintable(kept.text));
        QVERIFY2(kept.text.contains("3.6 of 4 Mbit/s"), qPrintable(kept.text));
        QVERIFY(!judgeLink(promise(aimed), passed(20.1, 20.1), End).held);
        QVERIFY(!judgeLink(promise(aimed), passed(0.1, 0.1), End).held);
        aimed.kilobitsPerSecond = 3000;
        QVERIFY(!judgeLink(promise(aimed), passed(0.1, 20.1), End).held);
    }

    void aTracePromisesNeitherDelaysNorRoom()
    {
        LinkDirection traced;
        traced.trace = QStringLiteral("100\n200\n");
        const auto passed = frames(1000, [](int i) { return i % 3 == 0 ? -1 : 700; });
        const auto found = judgeLink(promise(traced), passed, End);
        QVERIFY2(found.held, qPrintable(found.text));
    }

    void whatIsUnderWayIsNotLost()
    {
        auto passed = frames(1000, [](int i) { return i >= 990 ? -1 : 0.1; });
        QVERIFY(judgeLink(promise({}), passed, passed.sent.back().time).held);
        QVERIFY(!judgeLink(promise({}), passed, End).held);
    }

    void whatOfTheFramesCountsForALossIsSaid()
    {
        LinkDirection direction;
        direction.lossPercent = 10;
        const auto passed = frames(3000, [](int i) { return i % 10 == 0 ? -1 : 0.1; });
        const auto found = judgeLink(promise(direction), passed, passed.sent.back().time);
        QVERIFY2(found.held, qPrintable(found.text));
        QCOMPARE(found.counted, 2000U);
        QVERIFY2(found.text.endsWith("10 % lost of 10 %; counted: 2000 of 3000 frames"),
                 qPrintable(found.text));
        const auto all = judgeLink(promise(direction), passed, End);
        QCOMPARE(all.counted, 3000U);
        QVERIFY2(!all.text.contains("counted"), qPrintable(all.text));
    }

    void framesFromBeforeTheRunDoNotCountNorThoseLikeThem()
    {
        // A report that a host sends while the lab comes up, when the other end is not recorded
        // yet, and once more later.
        PassedFrames passed = frames(1000, [](int) { return 20; });
        const PassedFrame early{Zero - 400ms, 90, 7000};
        PassedFrame late = early;
        late.time = Zero + 10ms;
        PassedFrame arrived = early;
        arrived.time = Zero + 30ms;
        passed.sent.insert(passed.sent.begin(), early);
        passed.sent.insert(passed.sent.begin() + 12, late);
        passed.delivered.insert(passed.delivered.begin() + 10, arrived);
        const auto found = judgeLink(promise(delayed(20)), framesSince(Zero, passed), End);
        QVERIFY2(found.held, qPrintable(found.text));
        QCOMPARE(found.sent, 1000U);
        QCOMPARE(found.delivered, 1000U);
        QCOMPARE(found.worstMilliseconds, 0.0);
        QCOMPARE(found.lossPercent, 0.0);
    }

    void moreThanTheBandwidthFails()
    {
        // 8 Mbit/s are sent and delivered.
        const auto passed = frames(2000, [](int) { return 0.1; });
        LinkDirection direction;
        direction.kilobitsPerSecond = 8000;
        const auto found = judgeLink(promise(direction), passed, End);
        QVERIFY2(found.held, qPrintable(found.text));
        QVERIFY2(found.text.contains("at most 8 of 8 Mbit/s"), qPrintable(found.text));
        direction.kilobitsPerSecond = 4000;
        QVERIFY(!judgeLink(promise(direction), passed, End).held);
    }

    void promisesThatChangeCountFromThenOn()
    {
        Promises promises = promise(delayed(20));
        promises[Zero + 1000ms] = delayed(50);
        // The change takes its time; what was sent around it counts for neither.
        const auto passed = frames(2000, [](int i) { return i < 1100 ? 20 : 50; });
        QVERIFY(judgeLink(promises, passed, End).held);
        const auto never = frames(2000, [](int) { return 20; });
        QVERIFY(!judgeLink(promises, never, End).held);
    }

    void framesThatAreEqualAreTakenInTheirOrder()
    {
        PassedFrames passed = frames(1000, [](int) { return 20.2; });
        for (auto *each : {&passed.sent, &passed.delivered}) {
            for (PassedFrame &frame : *each)
                frame.digest = 7;
        }
        const auto found = judgeLink(promise(delayed(20)), passed, End);
        QVERIFY2(found.held, qPrintable(found.text));
        QCOMPARE(found.text, QString("20.2 ms ± 0 in 100 %"));
    }

    void aLinkThatCarriedNothingHeld()
    {
        const auto found = judgeLink(promise(delayed(20)), {}, End);
        QVERIFY(found.held);
        QCOMPARE(found.text, QString("nothing was sent"));
    }
};

QTEST_APPLESS_MAIN(TestLinkFidelity)
#include "tst_linkfidelity.moc"

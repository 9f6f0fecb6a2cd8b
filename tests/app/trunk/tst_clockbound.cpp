// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/clockbound.h"

#include <QTest>

#include <random>

using namespace tomato::trunk;
using namespace std::chrono_literals;

/// A machine of the test's own: its quartz drifts, and its clock is ahead of that and slewed.
struct TestClock
{
    Nanoseconds ahead{};
    double driftPpm = 0;
    double slewPpm = 0;

    static Nanoseconds part(Nanoseconds truth, double ppm)
    {
        return Nanoseconds(
            static_cast<std::int64_t>(static_cast<double>(truth.count()) * ppm / 1e6));
    }
    Nanoseconds raw(Nanoseconds truth) const { return truth + part(truth, driftPpm); }
    Nanoseconds at(Nanoseconds truth) const { return raw(truth) + ahead + part(truth, slewPpm); }
    ClockAhead aheadAt(Nanoseconds truth) const
    {
        return {at(truth) - raw(truth), at(truth) - raw(truth)};
    }
};

/// One exchange that begins at this time and takes so long in each direction.
static ClockExchange exchange(const TestClock &own, const TestClock &other, Nanoseconds begin,
                              Nanoseconds there, Nanoseconds inside, Nanoseconds back)
{
    const Nanoseconds answered = begin + there + inside;
    return {own.raw(begin),           other.raw(begin + there), other.raw(answered),
            own.raw(answered + back), other.aheadAt(answered),  own.aheadAt(answered + back)};
}

class TestClockBound final : public QObject
{
    Q_OBJECT

private slots:
    void theTrueOffsetIsInsideTheBoundInHundredRuns_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::addColumn<double>("driftPpm");
        QTest::newRow("37.5 s ahead") << qint64(37'500'000'000) << 40.0;
        QTest::newRow("0.8 s behind") << qint64(-800'000'000) << -40.0;
        QTest::newRow("250 us ahead") << qint64(250'000) << 0.0;
    }

    void theTrueOffsetIsInsideTheBoundInHundredRuns()
    {
        QFETCH(qint64, ahead);
        QFETCH(double, driftPpm);
        for (unsigned run = 0; run < 100; ++run) {
            std::mt19937 random(run);
            // Mostly short ways, and now and then one that is a hundred times as long.
            const auto way = [&random] {
                const auto base = 20us + Nanoseconds(random() % 100'000);
                return random() % 10 == 0 ? base * 100 : base;
            };
            const TestClock own{Nanoseconds(random() % 1'000'000'000), 0};
            const TestClock other{own.ahead + Nanoseconds(ahead), driftPpm};
            ClockBound clock;
            Nanoseconds truth = 1h;
            for (int at = 0; at < 200; ++at) {
                const auto there = way();
                const auto inside = way();
                const auto back = way();
                clock.add(exchange(own, other, truth, there, inside, back));
                truth += there + inside + back;
                const auto stated = clock.latest();
                QVERIFY(stated);
                QCOMPARE(stated->at, own.at(truth));
                const Nanoseconds real = other.at(truth) - own.at(truth);
                QVERIFY2(std::chrono::abs(stated->offset - real) <= stated->bound,
                         qPrintable(QStringLiteral("run %1, exchange %2").arg(run).arg(at)));
                QCOMPARE(stated->epoch, 0);
                truth += 500ms;
            }
            // The more is asked, the closer it gets: no exchange took less than 40 us.
            QVERIFY(clock.latest()->bound < 300us);
        }
    }

    void aWayThatIsLongerInOneDirectionIsInTheBound()
    {
        ClockBound clock;
        const TestClock own;
        const TestClock other{5ms};
        for (int at = 0; at < 64; ++at)
            clock.add(exchange(own, other, 1s + at * 50ms, 30ms, 1us, 10ms));
        const auto stated = clock.latest();
        QVERIFY(stated);
        const auto error = std::chrono::abs(stated->offset - 5ms);
        QVERIFY(error > 9ms && error < 11ms);
        QVERIFY(stated->bound >= error && stated->bound <= 21ms);
    }

    void aClockThatIsSlewedIsInsideTheBound_data()
    {
        QTest::addColumn<double>("ownPpm");
        QTest::addColumn<double>("otherPpm");
        for (const double own : {0.0, 500.0, -500.0, 80'000.0}) {
            for (const double other : {0.0, 500.0, -500.0, 80'000.0})
                QTest::addRow("%g and %g ppm", own, other) << own << other;
        }
    }

    /// The way there takes longer, so that there is room for an error on one side only.
    void aClockThatIsSlewedIsInsideTheBound()
    {
        QFETCH(double, ownPpm);
        QFETCH(double, otherPpm);
        ClockBound clock;
        TestClock own{1ms, 40};
        TestClock other{-800ms, -40};
        Nanoseconds truth = 1s;
        for (int at = 0; at < 600; ++at, truth += 500ms) {
            // It begins after a while, from where the clock is by then.
            if (at == 100) {
                own.slewPpm = ownPpm;
                own.ahead -= TestClock::part(truth, ownPpm);
                other.slewPpm = otherPpm;
                other.ahead -= TestClock::part(truth, otherPpm);
            }
            clock.add(exchange(own, other, truth, 30ms, 1us, 200us));
            const Nanoseconds heard = truth + 30'201us;
            const auto stated = clock.latest();
            QVERIFY(stated);
            QCOMPARE(stated->epoch, 0);
            const Nanoseconds real = other.at(heard) - own.at(heard);
            QVERIFY2(std::chrono::abs(stated->offset - real) <= stated->bound,
                     qPrintable(QStringLiteral("exchange %1").arg(at)));
            QVERIFY(stated->bound < 20ms);
        }
    }

    void aClockThatIsSetBeginsANewEpoch()
    {
        ClockBound clock;
        TestClock other{1ms};
        for (int at = 0; at < 10; ++at)
            clock.add(exchange({}, other, 1s + at * 500ms, 50us, 5us, 50us));
        QCOMPARE(clock.latest()->epoch, 0);
        other.ahead += 5s;
        clock.add(exchange({}, other, 7s, 50us, 5us, 50us));
        const auto stated = clock.latest();
        QCOMPARE(stated->epoch, 1);
        QVERIFY(std::chrono::abs(stated->offset - (5s + 1ms)) <= stated->bound);
        QVERIFY(stated->bound < 100us);
    }

    /// Its quartz's time stood still.
    void aMachineThatSleptBeginsANewEpoch()
    {
        ClockBound clock;
        clock.add(exchange({}, {1ms}, 1s, 50us, 5us, 50us));
        ClockExchange later = exchange({}, {1ms}, 100s, 50us, 5us, 50us);
        for (Nanoseconds *time : {&later.received, &later.answered})
            *time -= 90s;
        for (Nanoseconds *ahead : {&later.other.atLeast, &later.other.atMost})
            *ahead += 90s;
        clock.add(later);
        const auto stated = clock.latest();
        QVERIFY(stated->epoch > 0);
        QVERIFY(std::chrono::abs(stated->offset - 1ms) <= stated->bound);
    }

    void whatWasAskedBeforeAClockWasSetCountsNoMore()
    {
        ClockBound clock;
        clock.add(exchange({}, {1ms}, 1s, 20ms, 0us, 20ms));
        clock.restart(2s);
        QVERIFY(!clock.latest());
        // An answer that was under way meanwhile.
        clock.add(exchange({}, {1ms}, 1990ms, 20ms, 0us, 20ms));
        QVERIFY(!clock.latest());
        clock.add(exchange({}, {16ms}, 3s, 20ms, 0us, 20ms));
        const auto stated = clock.latest();
        QVERIFY(stated);
        QCOMPARE(stated->epoch, 1);
        QVERIFY(stated->since == 3s);
        QVERIFY(std::chrono::abs(stated->offset - 16ms) <= stated->bound);
    }

    void theClocksDriftDuringAnExchangeToo()
    {
        ClockBound clock;
        // An answer at once, a second after the question: the offset is that of its beginning.
        const TestClock other{0ms, 50};
        clock.add(exchange({}, other, 100s, 0us, 0us, 1s));
        const auto stated = clock.latest();
        QVERIFY(stated);
        const Nanoseconds real = other.at(101s) - 101s;
        QVERIFY(real <= stated->offset + stated->bound);
    }

    void timesInNoPossibleOrderAreLeftOut()
    {
        ClockBound clock;
        clock.add({2s, 5s, 5s, 1s, {}, {}});        // heard before it was asked
        clock.add({1s, 5s, 4s, 1s + 10ms, {}, {}}); // answered before it was received
        clock.add({1s, 5s, 6s, 1s + 10ms, {}, {}}); // answered later than all of it took
        clock.add({1s, 5s, 5s, 2s, {2s, 1s}, {}});  // a clock that is ahead by nothing possible
        QVERIFY(!clock.latest());
    }
};

QTEST_GUILESS_MAIN(TestClockBound)
#include "tst_clockbound.moc"

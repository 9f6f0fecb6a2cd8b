// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/clockbound.h"

#include <QTest>

#include <random>

using namespace tomato::trunk;
using namespace std::chrono_literals;

/// A clock of the test's own, which is ahead of the true time and drifts.
struct TestClock
{
    Nanoseconds ahead{};
    double driftPpm = 0;

    Nanoseconds at(Nanoseconds truth) const
    {
        return truth + ahead +
               Nanoseconds(
                   static_cast<std::int64_t>(static_cast<double>(truth.count()) * driftPpm / 1e6));
    }
};

/// One exchange that begins at this time and takes so long in each direction.
static ClockExchange exchange(const TestClock &own, const TestClock &other, Nanoseconds begin,
                              Nanoseconds there, Nanoseconds inside, Nanoseconds back)
{
    return {own.at(begin), other.at(begin + there), other.at(begin + there + inside),
            own.at(begin + there + inside + back)};
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
                const auto stated = clock.at(own.at(truth));
                QVERIFY(stated);
                const Nanoseconds real = other.at(truth) - own.at(truth);
                QVERIFY2(std::chrono::abs(stated->offset - real) <= stated->bound,
                         qPrintable(QStringLiteral("run %1, exchange %2").arg(run).arg(at)));
                QCOMPARE(stated->epoch, 0);
                truth += 500ms;
            }
            // The more is asked, the closer it gets: no exchange took less than 40 us.
            QVERIFY(clock.at(own.at(truth))->bound < 200us);
        }
    }

    void aWayThatIsLongerInOneDirectionIsInTheBound()
    {
        ClockBound clock;
        const TestClock own;
        const TestClock other{5ms};
        for (int at = 0; at < 64; ++at)
            clock.add(exchange(own, other, 1s + at * 50ms, 30ms, 1us, 10ms));
        const auto stated = clock.at(5s);
        QVERIFY(stated);
        const auto error = std::chrono::abs(stated->offset - 5ms);
        QVERIFY(error > 9ms && error < 11ms);
        QVERIFY(stated->bound >= error && stated->bound <= 21ms);
    }

    void theBoundGrowsWhenNothingIsHeard()
    {
        ClockBound clock;
        clock.add(exchange({}, {1ms}, 1s, 10us, 0us, 10us));
        const auto soon = clock.at(1s);
        const auto later = clock.at(101s);
        QVERIFY(later->bound - soon->bound >= 4990us); // 50 ppm of 100 s
    }

    void aClockThatIsSetBeginsANewEpoch()
    {
        ClockBound clock;
        TestClock other{1ms};
        for (int at = 0; at < 10; ++at)
            clock.add(exchange({}, other, 1s + at * 500ms, 50us, 5us, 50us));
        QCOMPARE(clock.at(6s)->epoch, 0);
        other.ahead += 5s;
        clock.add(exchange({}, other, 7s, 50us, 5us, 50us));
        const auto stated = clock.at(7s + 105us);
        QCOMPARE(stated->epoch, 1);
        QVERIFY(std::chrono::abs(stated->offset - (5s + 1ms)) <= stated->bound);
        QVERIFY(stated->bound < 100us);
    }

    void whatWasAskedBeforeAClockWasSetCountsNoMore()
    {
        ClockBound clock;
        clock.add(exchange({}, {1ms}, 1s, 20ms, 0us, 20ms));
        clock.restart(2s);
        QVERIFY(!clock.at(2s));
        // An answer that was under way meanwhile.
        clock.add(exchange({}, {1ms}, 1990ms, 20ms, 0us, 20ms));
        QVERIFY(!clock.at(2100ms));
        clock.add(exchange({}, {16ms}, 3s, 20ms, 0us, 20ms));
        const auto stated = clock.at(3100ms);
        QVERIFY(stated);
        QCOMPARE(stated->epoch, 1);
        QVERIFY(stated->since == 3s);
        QVERIFY(std::chrono::abs(stated->offset - 16ms) <= 1us);
    }

    void theClocksDriftDuringAnExchangeToo()
    {
        ClockBound clock;
        // An answer at once, a second after the question: the offset is that of its beginning.
        const TestClock other{0ms, 50};
        clock.add(exchange({}, other, 100s, 0us, 0us, 1s));
        const auto stated = clock.at(101s);
        QVERIFY(stated);
        const Nanoseconds real = other.at(101s) - 101s;
        QVERIFY(real <= stated->offset + stated->bound);
    }

    void timesInNoPossibleOrderAreLeftOut()
    {
        ClockBound clock;
        clock.add({2s, 5s, 5s, 1s});        // heard before it was asked
        clock.add({1s, 5s, 4s, 1s + 10ms}); // answered before it was received
        clock.add({1s, 5s, 6s, 1s + 10ms}); // answered later than all of it took
        QVERIFY(!clock.at(3s));
    }
};

QTEST_GUILESS_MAIN(TestClockBound)
#include "tst_clockbound.moc"

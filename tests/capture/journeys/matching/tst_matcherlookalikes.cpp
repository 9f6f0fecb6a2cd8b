// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/trace.h"

#include <QTest>

#include <random>
#include <set>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

namespace {

/// Sends the same packet this number of times over two links, each with this delay; the `lost` ones
/// end in r1.
Trace sameAgain(int packets, Timestamp every, Timestamp delay, const std::vector<int> &lost = {})
{
    Trace trace;
    const Frame frame = tcpAck(100, 200);
    for (int packet = 0; packet < packets; ++packet) {
        const Timestamp time = 1s + packet * every;
        const int sent = trace.see("h1:0 -> r1:0", time, frame);
        if (std::find(lost.begin(), lost.end(), packet) == lost.end())
            trace.see("r1:1 -> h2:0", time + delay, routed(frame), sent);
    }
    return trace;
}

} // namespace

/// Packets that cannot be told apart by their content.
class TestMatcherLookalikes final : public QObject
{
    Q_OBJECT

private slots:
    void orderDecidesWhenNothingIsLost()
    {
        const Trace::Outcome outcome = sameAgain(500, 1ms, 5ms + 300us).match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.byOrder, std::uint64_t{500});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{0});
    }

    void oneByOneIsByOrderToo()
    {
        const Trace::Outcome outcome = sameAgain(500, 10ms, 300us).match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        // Only before the first one nothing was like it.
        QCOMPARE(outcome.totals.certain, std::uint64_t{1});
    }

    void aLossMakesThemAmbiguousUntilItIsPast()
    {
        Trace trace = sameAgain(100, 10ms, 15ms, {40});
        trace.settings.within = 100ms;
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QVERIFY(outcome.totals.ambiguous > 0);
        QCOMPARE(outcome.right + outcome.totals.ambiguous, outcome.toMatch);
    }

    void aLossIsPastAfterTheTimeThatCounts()
    {
        Trace trace = sameAgain(100, 10ms, 300us, {40});
        trace.settings.within = 100ms;
        // A pause, and then the same without a loss.
        for (int packet = 0; packet < 100; ++packet) {
            const Timestamp time = 3s + packet * 10ms;
            const int sent = trace.see("h1:0 -> r1:0", time, tcpAck(100, 200));
            trace.see("r1:1 -> h2:0", time + 300us, routed(tcpAck(100, 200)), sent);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{59});
        QCOMPARE(outcome.right, std::uint64_t{140});
    }

    void noMatchThatSaysToBeSureIsWrong_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 20; ++seed)
            QTest::addRow("%llu", static_cast<unsigned long long>(seed)) << seed;
    }

    /// Packets of three kinds, lost at random, over a line of routers that keep the order.
    void noMatchThatSaysToBeSureIsWrong()
    {
        QFETCH(quint64, seed);
        std::mt19937_64 random(seed);
        std::uniform_real_distribution<double> chance(0, 1);
        Trace trace;
        trace.settings.within = 50ms;
        const std::vector<std::string> wires = {"h1:0 -> r1:0", "r1:1 -> r2:0", "r2:1 -> h2:0"};
        std::array<Timestamp, 3> free{};
        for (int packet = 0; packet < 2'000; ++packet) {
            Frame frame = tcpAck(static_cast<std::uint32_t>(random() % 3), 1);
            Timestamp time = 1s + packet * 1ms;
            int seen = Trace::Nothing;
            for (std::size_t hop = 0; hop < wires.size(); ++hop) {
                time = free[hop] = std::max(time, free[hop] + 1us);
                seen = trace.see(wires[hop], time, frame, seen);
                frame = routed(frame);
                if (chance(random) < 0.01)
                    break;
                time += Timestamp(static_cast<std::int64_t>(chance(random) * 8e6));
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QVERIFY(outcome.right > 0);
        QCOMPARE(outcome.totals.packets, outcome.totals.origins + outcome.totals.matched());
    }

    void theSameRequestFloodedEverySecondIsATreeEachTime()
    {
        for (const bool isKnown : {true, false}) {
            Trace trace;
            if (isKnown)
                trace.known = {{"sw", Place::Forwarding::Switches}};
            for (int turn = 0; turn < 30; ++turn) {
                const Timestamp time = 1s + turn * 1s;
                const Frame frame = arpRequest(1, 2);
                const int in = trace.see("h1:0 -> sw:1", time, frame);
                for (const char *out : {"sw:2 -> h2:0", "sw:3 -> h3:0", "sw:4 -> h4:0"})
                    trace.see(out, time + 20us, frame, in);
            }
            const Trace::Outcome outcome = trace.match();
            QCOMPARE(outcome.wrong, std::uint64_t{0});
            QCOMPARE(outcome.share(), 1.0);
            QCOMPARE(outcome.totals.journeys, std::uint64_t{30});
        }
    }

    void aHubThatIsUsedByLookalikesIsUnderstood()
    {
        for (const bool isKnown : {true, false}) {
            Trace trace;
            if (isKnown)
                trace.known = {{"hub", Place::Forwarding::Floods}};
            const Frame frame = tcpAck(1, 2);
            for (int turn = 0; turn < 50; ++turn) {
                // The second one comes in before the first one went out.
                const Timestamp time = 1s + turn * 1ms;
                const int one = trace.see("h1:0 -> hub:1", time, frame);
                const int two = trace.see("h1:0 -> hub:1", time + 10us, frame);
                for (const char *out : {"hub:2 -> h2:0", "hub:3 -> h3:0"}) {
                    trace.see(out, time + 20us, frame, one);
                    trace.see(out, time + 30us, frame, two);
                }
            }
            const Trace::Outcome outcome = trace.match();
            QCOMPARE(outcome.wrong, std::uint64_t{0});
            QCOMPARE(outcome.share(), 1.0);
            QCOMPARE(outcome.totals.journeys, std::uint64_t{100});
        }
    }

    void whereOthersOvertakeEachOtherOrderSaysNothing()
    {
        Trace trace;
        const Frame frame = tcpAck(1, 2);
        // Two that can be told apart are turned round.
        const int first = trace.see("h1:0 -> r1:0", 1s, udp4(1));
        const int second = trace.see("h1:0 -> r1:0", 1s + 1ms, udp4(2));
        trace.see("r1:1 -> h2:0", 1s + 3ms, routed(udp4(2)), second);
        trace.see("r1:1 -> h2:0", 1s + 4ms, routed(udp4(1)), first);
        // So these may be as well.
        const int third = trace.see("h1:0 -> r1:0", 1s + 5ms, frame);
        const int fourth = trace.see("h1:0 -> r1:0", 1s + 6ms, frame);
        trace.see("r1:1 -> h2:0", 1s + 8ms, routed(frame), fourth);
        trace.see("r1:1 -> h2:0", 1s + 9ms, routed(frame), third);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.certain, std::uint64_t{2});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{2});
    }

    void whereEmulationOvertakesOrDoublesOrderSaysNothing_data()
    {
        QTest::addColumn<QString>("emulation");
        QTest::addColumn<quint64>("byOrder");
        QTest::newRow("none") << "none" << quint64{400};
        QTest::newRow("loss") << "delay 20 ms, loss 10 %" << quint64{400};
        QTest::newRow("jitter") << "delay 20 ms, jitter 20 ms (uniform)" << quint64{200};
        QTest::newRow("reordering") << "delay 20 ms, reordering 20 %" << quint64{200};
        QTest::newRow("duplication") << "loss 10 %, duplication 10 %" << quint64{0};
    }

    /// A wire that keeps two of three in order by chance; those that cross it alone cannot
    /// overtake.
    void whereEmulationOvertakesOrDoublesOrderSaysNothing()
    {
        QFETCH(QString, emulation);
        QFETCH(quint64, byOrder);
        for (const bool hasArrivals : {true, false}) {
            Trace trace;
            const std::string sent = hasArrivals ? "h1:0 -> r1:0 sent" : "h1:0 -> r1:0";
            const std::string next = hasArrivals ? "h1:0 -> r1:0 delivered" : "r1:1 -> h2:0";
            trace.emulation = {{sent, emulation.toStdString()}};
            const Frame frame = udp4(1);
            const Frame then = hasArrivals ? frame : routed(frame);
            for (int packet = 0; packet < 100; ++packet) {
                const Timestamp time = 1s + packet * 10ms;
                const int first = trace.see(sent, time, frame);
                const int second = trace.see(sent, time + 1ms, frame);
                trace.see(next, time + 3ms, then, first);
                trace.see(next, time + 4ms, then, second);
                const int alone = trace.see(sent, time + 5ms, frame);
                trace.see(next, time + 6ms, then, alone);
                const int another = trace.see(sent, time + 7ms, frame);
                trace.see(next, time + 8ms, then, another);
            }
            const Trace::Outcome outcome = trace.match();
            QCOMPARE(outcome.totals.matched(), std::uint64_t{400});
            QCOMPARE(outcome.totals.byOrder, std::uint64_t{byOrder});
        }
    }

    void theEmulationOfTheMomentCounts()
    {
        WireDisorder disorder;
        disorder.add(3, 10s, "jitter 5 ms (normal)");
        disorder.add(3, 20s, "none");
        disorder.add(3, 30s, "duplication 1 %");
        QVERIFY(disorder.mayOvertake(3, 1s, 1s));
        QVERIFY(disorder.mayOvertake(3, 20s + 500ms, 20s + 600ms));
        QVERIFY(!disorder.mayOvertake(3, 25s, 25s));
        QVERIFY(!disorder.mayDouble(3, 25s, 25s));
        QVERIFY(disorder.mayDouble(3, 29s, 29s + 900ms));
        QVERIFY(!disorder.mayOvertake(3, 40s, 40s));
        QVERIFY(!disorder.mayOvertake(4, 15s, 15s));
    }

    void oneDoubledAmongLookalikesIsAmbiguous()
    {
        Trace trace;
        const Frame frame = tcpAck(1, 2);
        const int first = trace.see("h1:0 -> r1:0", 1s, frame);
        const int second = trace.see("h1:0 -> r1:0", 1s + 1ms, frame);
        trace.see("r1:1 -> h2:0", 1s + 2ms, routed(frame), first);
        trace.see("r1:1 -> h2:0", 1s + 3ms, routed(frame), first);
        trace.see("r1:1 -> h2:0", 1s + 4ms, routed(frame), second);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{3});
    }

    void oneThatIsDoubledAloneIsCertain()
    {
        Trace trace;
        const Frame frame = tcpAck(1, 2);
        const int sent = trace.see("h1:0 -> r1:0 sent", 1s, frame);
        const int one = trace.see("h1:0 -> r1:0 delivered", 1s + 2ms, frame, sent);
        const int two = trace.see("h1:0 -> r1:0 delivered", 1s + 3ms, frame, sent);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.certain, std::uint64_t{2});
        QCOMPARE(outcome.totals.duplicated, std::uint64_t{1});
        QCOMPARE(int(outcome.hops[static_cast<std::size_t>(one)].changes), 0);
        QCOMPARE(int(outcome.hops[static_cast<std::size_t>(two)].changes), int(Duplicated));
    }

    void overWaysOfUnlikeDelayOrderSaysNothing()
    {
        Trace trace;
        for (int packet = 0; packet < 200; ++packet) {
            const Timestamp time = 1s + packet * 125us;
            const std::string way = packet % 2 == 0 ? "r2" : "r3";
            const Timestamp delay = packet % 2 == 0 ? 5ms : 30us;
            Frame frame = tcpAck(100, 200);
            int seen = trace.see("h1:0 -> r1:0", time, frame);
            for (const auto &[point, after] :
                 {std::pair{"r1:" + way + " -> " + way + ":0", Timestamp(10us)},
                  std::pair{way + ":1 -> r4:" + way, Timestamp(20us)},
                  std::pair{std::string("r4:0 -> h2:0"), delay}}) {
                frame = routed(frame);
                seen = trace.see(point, time + after, frame, seen);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.matched(), outcome.toMatch);
        QVERIFY(outcome.totals.ambiguous > 0);
    }

    /// An element's own queue sends urgent packets first: those of one class stay in order.
    void packetsOfOneClassKeepTheirOrder()
    {
        for (const bool isRewritten : {false, true}) {
            Trace trace;
            std::array<Timestamp, 2> free = {Timestamp(1s), Timestamp(1s)};
            for (int packet = 0; packet < 200; ++packet) {
                FrameShape shape;
                const bool isUrgent = packet % 2 == 0;
                shape.dscp = isUrgent ? 4 : 0;
                const Timestamp time = 1s + packet * 100us;
                const int seen = trace.see("h1:0 -> r1:0 delivered", time, tcpAck(1, 2, shape));
                Timestamp &next = free[isUrgent ? 0 : 1];
                next = std::max(next + (isUrgent ? 150us : 400us), time);
                shape.dscp = isRewritten ? 0 : shape.dscp;
                trace.see("r1:1 -> h2:0 sent", next, routed(tcpAck(1, 2, shape)), seen);
            }
            const Trace::Outcome outcome = trace.match();
            QCOMPARE(outcome.wrong, std::uint64_t{0});
            QCOMPARE(outcome.totals.matched(), outcome.toMatch);
            QCOMPARE(outcome.totals.ambiguous > 0, isRewritten);
        }
    }

    void manyBehindANatAreFound()
    {
        Trace trace;
        const Frame frame = udp4(7);
        for (int packet = 0; packet < 1'000; ++packet) {
            const Timestamp time = 1s + packet * 1ms;
            const int sent = trace.see("h1:0 -> r1:0", time, frame);
            trace.see("r1:1 -> h2:0", time + 3ms + 300us, translated(frame, 99, 1024), sent);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.matched(), std::uint64_t{1'000});
        QCOMPARE(outcome.totals.translated, std::uint64_t{1'000});
    }

    /// Two flows whose packets look the same behind the NAT but for the port.
    void manyOfTwoFlowsBehindANatAreAmbiguous()
    {
        Trace trace;
        for (int packet = 0; packet < 1'000; ++packet) {
            FrameShape shape;
            shape.source = static_cast<std::uint8_t>(1 + packet % 2);
            shape.destination = 200;
            const Timestamp time = 1s + packet * 1ms;
            const std::string host = packet % 2 == 0 ? "h1" : "h3";
            const int sent = trace.see(host + ":0 -> r1:" + host, time, udp4(7, shape));
            trace.see("r1:1 -> h2:0", time + 3ms + 300us,
                      translated(udp4(7, shape), 99, static_cast<std::uint16_t>(1024 + packet % 2)),
                      sent);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1'000});
    }

    /// No part of a journey is taken for another one, so nothing is lost where nothing was.
    void thousandsAreWholeJourneys()
    {
        constexpr int Packets = 20'000;
        Trace trace;
        std::uint64_t lost = 0;
        for (int packet = 0; packet < Packets; ++packet) {
            Timestamp time = 1s + packet * 100us;
            Frame frame = tcpAck(100, 200);
            int seen = trace.see("h1:0 -> r1:0 sent", time, frame);
            if (packet % 33 == 7) {
                ++lost;
                continue;
            }
            for (const char *point : {"h1:0 -> r1:0 delivered", "r1:1 -> r2:0", "r2:1 -> h2:0"}) {
                time += 2ms;
                seen = trace.see(point, time, frame, seen);
                frame = routed(frame);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{Packets});
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        const auto whole = std::count_if(outcome.journeys.begin(), outcome.journeys.end(),
                                         [](const auto &each) { return each.size() == 4; });
        QCOMPARE(static_cast<std::uint64_t>(whole), std::uint64_t{Packets} - lost);
    }

    /// So is what comes for minutes, in parts: of what was lost, only the second before a part ends
    /// is not known.
    void whatComesForMinutesIsWholeJourneys()
    {
        constexpr int Packets = 6'000;
        Trace trace;
        std::set<int> lost;
        for (int packet = 0; packet < Packets; ++packet) {
            const Timestamp time = 1s + packet * 10ms;
            const Frame frame = tcpAck(100, 200);
            const int sent = trace.see("h1:0 -> r1:0 sent", time, frame);
            if (packet % 33 == 7)
                lost.insert(sent);
            else
                trace.see("h1:0 -> r1:0 delivered", time + 3ms, frame, sent);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{Packets});
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.matched(), Packets - lost.size());
        int undecided = 0;
        for (const Hop &hop : outcome.hops)
            undecided += hop.isTorn ? 1 : 0;
        QVERIFY2(undecided <= 20, qPrintable(QString::number(undecided)));
    }

    void aFloodWithoutEndIsLookedAtInParts()
    {
        Trace trace = sameAgain(300'000, 10us, 25us);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.packets, std::uint64_t{600'000});
        QCOMPARE(outcome.totals.packets, outcome.totals.origins + outcome.totals.matched());
    }

    void aStormBetweenTwoHubsEnds()
    {
        Trace trace;
        trace.known = {{"hub1", Place::Forwarding::Floods}, {"hub2", Place::Forwarding::Floods}};
        const Frame frame = arpRequest(1, 2);
        trace.see("h1:0 -> hub1:0", 1s, frame);
        constexpr int Rounds = 75'000;
        for (int round = 0; round < Rounds; ++round) {
            const Timestamp time = 1s + round * 20us;
            for (const char *link : {"1", "2"}) {
                const std::string number = link;
                trace.see("hub1:" + number + " -> hub2:" + number, time + 5us, frame);
                trace.see("hub2:" + number + " -> hub1:" + number, time + 10us, frame);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.packets, std::uint64_t{4 * Rounds + 1});
        QCOMPARE(outcome.totals.packets, outcome.totals.origins + outcome.totals.matched());
    }

    void recordingsThatKeptLittleTellFewerApart()
    {
        // Only behind the 64th byte they differ, and their checksums do.
        Trace trace;
        trace.snapLength = 50;
        trace.keyBytes = 30;
        for (std::uint64_t id = 0; id < 200; ++id) {
            const Timestamp time = 1s + id * 1ms;
            const int sent = trace.see("h1:0 -> r1:0", time, udp4(id));
            trace.see("r1:1 -> h2:0", time + 2ms + 100us, routed(udp4(id)), sent);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.cut, std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestMatcherLookalikes)
#include "tst_matcherlookalikes.moc"

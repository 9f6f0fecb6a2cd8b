// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/trace.h"

#include <QTest>

#include <random>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

namespace {

/// The effects of a wire on packets.
struct Emulation
{
    Timestamp delay = 1ms;
    Timestamp jitter{};
    double loss = 0;
    double duplication = 0;
    bool hasArrivals = false;
};

/// Sends packets over wires and remembers what became of them.
class Network
{
public:
    explicit Network(Trace &trace) : m_trace(trace) {}

    struct Arrival
    {
        Timestamp time{};
        int seen = Trace::Nothing;
    };

    /// Returns the packets that arrive at the far end: none, one, or two.
    std::vector<Arrival> send(const std::string &wire, Timestamp time, const Frame &frame,
                              int parent, const Emulation &emulation)
    {
        const int sent =
            m_trace.see(emulation.hasArrivals ? wire + " sent" : wire, time, frame, parent);
        std::vector<Arrival> arrivals;
        const int copies = m_chance(m_random) < emulation.loss          ? 0
                           : m_chance(m_random) < emulation.duplication ? 2
                                                                        : 1;
        for (int copy = 0; copy < copies; ++copy) {
            Timestamp at = time + emulation.delay;
            if (emulation.jitter.count() > 0)
                at += Timestamp(static_cast<std::int64_t>(
                    m_chance(m_random) * static_cast<double>(emulation.jitter.count())));
            const int seen =
                emulation.hasArrivals ? m_trace.see(wire + " delivered", at, frame, sent) : sent;
            arrivals.push_back({at, seen});
        }
        return arrivals;
    }

    /// Along routers.
    void route(const std::vector<std::string> &elements, Timestamp time, Frame frame,
               const Emulation &emulation)
    {
        forward(elements, 1, time, std::move(frame), Trace::Nothing, emulation);
    }

private:
    void forward(const std::vector<std::string> &elements, std::size_t to, Timestamp time,
                 Frame frame, int parent, const Emulation &emulation)
    {
        if (to == elements.size())
            return;
        const std::string wire =
            elements[to - 1] + ":" + elements[to] + " -> " + elements[to] + ":" + elements[to - 1];
        for (const Arrival &arrival : send(wire, time, frame, parent, emulation))
            forward(elements, to + 1, arrival.time + 20us, routed(frame), arrival.seen, emulation);
    }

    Trace &m_trace;
    std::mt19937_64 m_random{20'261'128};
    std::uniform_real_distribution<double> m_chance{0, 1};
};

constexpr std::uint64_t Packets = 5'000;

} // namespace

class TestMatcher final : public QObject
{
    Q_OBJECT

private slots:
    void packetsAreFoundOnEachLink_data()
    {
        QTest::addColumn<int>("lossPercent");
        QTest::addColumn<int>("duplicatedPercent");
        QTest::addColumn<int>("jitterMilliseconds");
        QTest::addColumn<bool>("arrivals");
        QTest::newRow("plain") << 0 << 0 << 0 << false;
        QTest::newRow("loss") << 5 << 0 << 0 << false;
        QTest::newRow("duplication") << 0 << 5 << 0 << false;
        QTest::newRow("reordering") << 0 << 0 << 30 << false;
        QTest::newRow("everything") << 5 << 5 << 30 << false;
        QTest::newRow("everything, with arrivals") << 5 << 5 << 30 << true;
    }

    void packetsAreFoundOnEachLink()
    {
        QFETCH(int, lossPercent);
        QFETCH(int, duplicatedPercent);
        QFETCH(int, jitterMilliseconds);
        QFETCH(bool, arrivals);
        Trace trace;
        Network network(trace);
        const Emulation emulation = {20ms, std::chrono::milliseconds(jitterMilliseconds),
                                     lossPercent / 100.0, duplicatedPercent / 100.0, arrivals};
        FrameShape back;
        back.source = 2;
        back.destination = 1;
        for (std::uint64_t id = 0; id < Packets; ++id) {
            const Timestamp time = 1s + id * 100us;
            network.route({"h1", "r1", "r2", "h2"}, time, id % 2 == 0 ? udp4(id) : udp6(id),
                          emulation);
            network.route({"h2", "r2", "r1", "h1"}, time + 3us, udp4(id, back), emulation);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.otherPacket, std::uint64_t{0});
        QVERIFY2(outcome.sharePackets() >= 0.999,
                 qPrintable(QString::number(outcome.sharePackets())));
        QCOMPARE(outcome.totals.journeys, 2 * Packets);
        // Which of two copies is which nobody can tell.
        if (duplicatedPercent == 0)
            QCOMPARE(outcome.totals.ambiguous, std::uint64_t{0});
        QCOMPARE(outcome.totals.origins + outcome.totals.matched(), outcome.totals.packets);
        QCOMPARE(outcome.totals.duplicated > 0, duplicatedPercent > 0);
    }

    void equalCostPathsAreToldApart()
    {
        Trace trace;
        Network network(trace);
        for (std::uint64_t id = 0; id < Packets; ++id)
            network.route({"h1", "r1", id % 3 == 0 ? "r2" : "r3", "r4", "h2"}, 1s + id * 50us,
                          udp4(id), {5ms, 4ms, 0.02, 0, false});
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QVERIFY(outcome.share() >= 0.999);
        QCOMPARE(outcome.totals.journeys, Packets);
    }

    void aHubMakesATree()
    {
        Trace trace;
        Network network(trace);
        const Emulation wire;
        for (std::uint64_t id = 0; id < Packets; ++id) {
            const Timestamp time = 1s + id * 50us;
            const Frame frame = udp4(id);
            const auto in = network.send("h1:eth0 -> hub:p1", time, frame, Trace::Nothing, wire);
            for (const char *port : {"hub:p2 -> h2:eth0", "hub:p3 -> h3:eth0", "hub:p4 -> h4:eth0"})
                network.send(port, in[0].time + 5us, frame, in[0].seen, wire);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QVERIFY(outcome.share() >= 0.999);
        QCOMPARE(outcome.totals.journeys, Packets);
        QCOMPARE(outcome.totals.duplicated, std::uint64_t{0});
    }

    void aNatIsLookedThrough()
    {
        Trace trace;
        Network network(trace);
        const Emulation wire = {2ms, 1ms, 0.01, 0, false};
        for (std::uint64_t id = 0; id < Packets; ++id) {
            const Timestamp time = 1s + id * 100us;
            FrameShape shape;
            shape.source = static_cast<std::uint8_t>(1 + id % 5);
            shape.destination = 200;
            const Frame frame = udp4(id, shape);
            const std::string host = "c" + std::to_string(id % 5);
            for (const auto &in :
                 network.send(host + ":eth0 -> nat:" + host, time, frame, Trace::Nothing, wire)) {
                const Frame changed =
                    translated(frame, 99, static_cast<std::uint16_t>(1024 + id % 5));
                for (const auto &out :
                     network.send("nat:out -> s:eth0", in.time + 9us, changed, in.seen, wire))
                    answer(network, out, id);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QVERIFY2(outcome.share() >= 0.999, qPrintable(QString::number(outcome.share())));
        QVERIFY(outcome.totals.translated > Packets);
    }

    void anAnswerWithTheSameContentIsAJourneyOfItsOwn()
    {
        Trace trace;
        Network network(trace);
        FrameShape back;
        std::swap(back.source, back.destination);
        std::swap(back.sourcePort, back.destinationPort);
        for (std::uint64_t id = 0; id < 100; ++id) {
            network.route({"h1", "r1", "h2"}, 1s + id * 10ms, udp4(id), {});
            network.route({"h2", "r1", "h1"}, 1s + id * 10ms + 5ms, udp4(id, back), {});
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.journeys, std::uint64_t{200});
        QCOMPARE(outcome.share(), 1.0);
    }

    void aLoopIsOneWay()
    {
        Trace trace;
        Frame frame = udp4(1);
        int seen = trace.see("h1:a -> r1:a", 1s, frame);
        Timestamp time = 1s;
        for (int turn = 0; turn < 30; ++turn) {
            frame = routed(frame);
            seen = trace.see("r1:b -> r2:a", time += 1ms, frame, seen);
            frame = routed(frame);
            seen = trace.see("r2:a -> r1:b", time += 1ms, frame, seen);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.certain, std::uint64_t{60});
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1});
    }

    void aLoopThroughASwitchIsOneWayToo()
    {
        Trace trace;
        Frame frame = udp4(1);
        Timestamp time = 1s;
        int seen = trace.see("h1:a -> r1:a", time, frame);
        for (int turn = 0; turn < 20; ++turn) {
            const std::string from = turn % 2 == 0 ? "r1:b -> sw:1" : "r2:b -> sw:2";
            const std::string to = turn % 2 == 0 ? "sw:2 -> r2:b" : "sw:1 -> r1:b";
            frame = routed(frame);
            seen = trace.see(from, time += 1ms, frame, seen);
            seen = trace.see(to, time += 1ms, frame, seen);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.certain, std::uint64_t{40});
    }

    void tunnelsAreLookedInto()
    {
        Trace trace;
        Network network(trace);
        const Emulation wire;
        for (std::uint64_t id = 0; id < 300; ++id) {
            const Timestamp time = 1s + id * 1ms;
            const Frame frame = udp4(id);
            const Frame inside = routed(frame);
            const Frame outside = id % 3 == 0   ? inGre(inside)
                                  : id % 3 == 1 ? inIpIp(inside)
                                                : inVxlan(inside);
            const auto a = network.send("h1:0 -> r1:0", time, frame, Trace::Nothing, wire)[0];
            const auto b = network.send("r1:1 -> r2:0", a.time + 5us, outside, a.seen, wire)[0];
            const auto c =
                network.send("r2:1 -> r3:0", b.time + 5us, routed(outside), b.seen, wire)[0];
            network.send("r3:1 -> h2:0", c.time + 5us, routed(inside), c.seen, wire);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{300});
    }

    void piecesFollowTheirPacket()
    {
        Trace trace;
        Network network(trace);
        const Emulation wire;
        for (std::uint64_t id = 0; id < 300; ++id) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(id + 1);
            shape.mayBeFragmented = true;
            shape.payloadBytes = 500;
            const Timestamp time = 1s + id * 1ms;
            const Frame frame = udp4(id, shape);
            const auto in = network.send("h1:0 -> r1:0", time, frame, Trace::Nothing, wire)[0];
            Timestamp next = in.time + 5us;
            for (const Frame &piece : fragments(routed(frame), 240)) {
                const auto out = network.send("r1:1 -> r2:0", next += 2us, piece, in.seen, wire)[0];
                network.send("r2:1 -> h2:0", out.time + 5us, routed(piece), out.seen, wire);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{300});
        QCOMPARE(outcome.totals.fragmented, std::uint64_t{900});
    }

    void linksThatWereNotRecordedAreBridged()
    {
        Trace trace;
        const Frame frame = udp4(1);
        const int sent = trace.see("h1:0 -> r1:0", 1s, frame);
        const int seen = trace.see("r2:1 -> h2:0", 1s + 5ms, routed(routed(frame)), sent);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1});
        QVERIFY(outcome.hops[static_cast<std::size_t>(seen)].match == Match::Certain);
        QCOMPARE(int(outcome.hops[static_cast<std::size_t>(seen)].changes), int(OverGap));
    }

    void interfacesWithoutNamesOfLinksAreOrderedByTime()
    {
        Trace trace;
        for (std::uint64_t id = 0; id < 200; ++id) {
            const Timestamp time = 1s + id * 1ms;
            const Frame frame = udp4(id);
            const int one = trace.see("eth0", time, frame);
            const int two = trace.see("eth7", time + 300us, routed(frame), one);
            trace.see("eth3", time + 600us, routed(routed(frame)), two);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{200});
    }

    void coarseClocksDoNotHideTheOrder()
    {
        // All within one microsecond, handed over the wrong way round.
        Trace trace;
        trace.settings.tolerance = 1us;
        const Frame frame = udp4(1);
        trace.see("r2:1 -> h2:0", 1s, routed(routed(frame)), 2);
        trace.see("r1:1 -> r2:0", 1s, routed(frame), 2);
        trace.see("h1:0 -> r1:0", 1s, frame);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1});
        QCOMPARE(outcome.totals.certain, std::uint64_t{2});
        QCOMPARE(outcome.journeys.front(), (std::vector<int>{2, 1, 0}));
    }

    void whatIsTooLateIsAnother()
    {
        Trace trace;
        trace.settings.within = 1s;
        trace.see("h1:0 -> r1:0", 1s, udp4(1));
        trace.see("r1:1 -> h2:0", 2s + 1ms, routed(udp4(1)));
        QCOMPARE(trace.match().totals.journeys, std::uint64_t{2});
        trace.settings.within = 2s;
        QCOMPARE(trace.match().totals.journeys, std::uint64_t{1});
    }

    void aClockThatGoesBackIsTold()
    {
        Matched matched;
        Places places;
        const PointId in = *places.addPoint(pointFromName("h1:0 -> r1:0"));
        const PointId out = *places.addPoint(pointFromName("r1:1 -> h2:0"));
        places.connect();
        Matcher matcher(places, {}, [&](const Journey &journey) { matched.count(journey); });
        const Frame frame = udp4(1);
        const Frame next = routed(frame);
        const auto see = [&](PointId point, Timestamp time, const Frame &what) {
            SeenPacket packet;
            packet.point = point;
            packet.time = time;
            packet.key = readPacketKey(
                1, std::span(reinterpret_cast<const char *>(what.data()), what.size()));
            matcher.add(packet);
        };
        see(in, 10'000s, frame);
        see(out, 10'000s + 1ms, next);
        see(in, 400s, frame);
        see(out, 400s + 1ms, next);
        matcher.finish();
        QCOMPARE(matcher.totals().clockSteps, std::uint64_t{1});
        QCOMPARE(matched.journeys, 2);
        QCOMPARE(matched.hops, 4);
    }

    void memoryIsBoundedAndThatIsTold()
    {
        Trace trace;
        Network network(trace);
        for (std::uint64_t id = 0; id < 20'000; ++id)
            network.route({"h1", "r1", "h2"}, 1s + id * 100us, udp4(id), {});
        trace.settings.mostPackets = 10'000;
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QVERIFY(outcome.totals.within < 10s);
        QVERIFY(outcome.share() >= 0.999);
        trace.settings.mostPackets = 1'000'000;
        QVERIFY(trace.match().totals.within == 10s);
    }

private:
    struct Matched
    {
        int journeys = 0;
        int hops = 0;
        void count(const Journey &journey)
        {
            ++journeys;
            hops += static_cast<int>(journey.hops.size());
        }
    };

    /// The way back through the NAT.
    static void answer(Network &network, const Network::Arrival &arrival, std::uint64_t id)
    {
        const Emulation wire = {2ms, 1ms, 0.01, 0, false};
        FrameShape shape;
        shape.source = 200;
        shape.destination = 99;
        shape.sourcePort = 7;
        shape.destinationPort = static_cast<std::uint16_t>(1024 + id % 5);
        const Frame frame = udp4(id, shape);
        for (const auto &in :
             network.send("s:eth0 -> nat:out", arrival.time + 30us, frame, Trace::Nothing, wire)) {
            shape.destination = static_cast<std::uint8_t>(1 + id % 5);
            shape.destinationPort = 40'000;
            const std::string host = "c" + std::to_string(id % 5);
            network.send("nat:" + host + " -> " + host + ":eth0", in.time + 9us,
                         routed(udp4(id, shape)), in.seen, wire);
        }
    }
};

QTEST_GUILESS_MAIN(TestMatcher)
#include "tst_matcher.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/branches.h"
#include "capture/journeys/fates/packetfates.h"
#include "capture/journeys/fates/wireeffects.h"
#include "capture/journeys/packets/packetkey.h"
#include "tests/capture/journeys/frames.h"

#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Judges the errors of ICMP by which elements refuse to send packets on.
class TestRefusals final : public QObject
{
    Q_OBJECT

    static std::span<const char> bytes(const Frame &frame)
    {
        return {reinterpret_cast<const char *>(frame.data()), frame.size()};
    }

    static Flow flowOf(const Frame &frame) { return readPacketKey(1, bytes(frame)).flow; }

    /// An error about the IP packet in the frame, from 10.0.0.9 or fd00::9, with `kept` bytes of
    /// it.
    static Frame error(std::uint8_t type, std::uint8_t code, const Frame &about,
                       std::size_t kept = SIZE_MAX)
    {
        constexpr std::size_t Ethernet = 14;
        const bool isIpv4 = about[12] == 0x08;
        FrameShape shape;
        shape.source = 9;
        shape.destination = 1;
        const std::size_t header = Ethernet + (isIpv4 ? 20 : 40);
        Frame frame = isIpv4 ? udp4(0, shape) : udp6(0, shape);
        frame.resize(header);
        frame[isIpv4 ? Ethernet + 9 : Ethernet + 6] = isIpv4 ? 1 : 58;
        for (const int each : {int{type}, int{code}, 0, 0, 0, 0, 0, 0})
            frame.push_back(static_cast<std::uint8_t>(each));
        const std::size_t end = std::min(about.size(), kept == SIZE_MAX ? kept : Ethernet + kept);
        frame.insert(frame.end(), about.begin() + Ethernet,
                     about.begin() + static_cast<std::ptrdiff_t>(end));
        const std::size_t length = frame.size() - (isIpv4 ? Ethernet : header);
        frame[Ethernet + (isIpv4 ? 2 : 4)] = static_cast<std::uint8_t>(length >> 8);
        frame[Ethernet + (isIpv4 ? 3 : 5)] = static_cast<std::uint8_t>(length);
        return frame;
    }

    static Places places(bool isOpen = false, const char *next = nullptr)
    {
        Places places;
        for (const char *name : {"h1:eth0 -> r1:eth0 sent", "h1:eth0 -> r1:eth0 delivered",
                                 "r1:eth0 -> h1:eth0 sent", "r1:eth0 -> h1:eth0 delivered"})
            places.addPoint(pointFromName(name));
        if (next != nullptr)
            places.addPoint(pointFromName(next));
        places.connect();
        places.describe({"h1", Place::Forwarding::Keeps, false});
        places.describe({"r1", Place::Forwarding::Routes, isOpen});
        return places;
    }

    static std::vector<Hop> hops(std::uint64_t first, PointId from, Timestamp time = 1s)
    {
        std::vector<Hop> hops(2);
        for (std::uint32_t at = 0; at < 2; ++at) {
            hops[at].packet = first + at;
            hops[at].point = static_cast<PointId>(from + at);
            hops[at].time = time + at * 1ms;
            hops[at].ttl = 64;
            hops[at].parent = at == 0 ? Hop::NoParent : 0;
            hops[at].match = at == 0 ? Match::Origin : Match::Certain;
        }
        return hops;
    }

    /// The element r1 says this of the packet at this time.
    static void say(Refusals &refusals, std::uint64_t packet, std::uint8_t code, const Frame &about,
                    Timestamp time)
    {
        refusals.note(packet, *readRefusal(1, bytes(error(3, code, about))));
        const std::vector<Hop> back = hops(packet, 2, time);
        Journey journey;
        journey.hops = back;
        refusals.add(journey);
    }

private slots:
    void reasonsAreRead_data()
    {
        QTest::addColumn<bool>("isIpv4");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("refusal");
        QTest::newRow("network") << true << 3 << 0 << int(Refusal::NoRoute);
        QTest::newRow("host") << true << 3 << 1 << int(Refusal::NoAnswer);
        QTest::newRow("port") << true << 3 << 3 << int(Refusal::Filtered);
        QTest::newRow("prohibited") << true << 3 << 13 << int(Refusal::Filtered);
        QTest::newRow("too large") << true << 3 << 4 << int(Refusal::TooBig);
        QTest::newRow("time") << true << 11 << 0 << -1;
        QTest::newRow("an echo") << true << 8 << 0 << -1;
        QTest::newRow("no route, IPv6") << false << 1 << 0 << int(Refusal::NoRoute);
        QTest::newRow("address, IPv6") << false << 1 << 3 << int(Refusal::NoAnswer);
        QTest::newRow("prohibited, IPv6") << false << 1 << 1 << int(Refusal::Filtered);
        QTest::newRow("too large, IPv6") << false << 2 << 0 << int(Refusal::TooBig);
        QTest::newRow("time, IPv6") << false << 3 << 0 << -1;
    }
    void reasonsAreRead()
    {
        QFETCH(const bool, isIpv4);
        QFETCH(const int, type);
        QFETCH(const int, code);
        QFETCH(const int, refusal);
        const Frame about = isIpv4 ? udp4(5) : udp6(5);
        const auto read = readRefusal(1, bytes(error(static_cast<std::uint8_t>(type),
                                                     static_cast<std::uint8_t>(code), about)));
        QCOMPARE(read.has_value(), refusal >= 0);
        if (!read)
            return;
        QCOMPARE(int(read->refusal), refusal);
        QVERIFY(read->flow == flowOf(about));
    }

    /// An error that passed an element only is not its own word.
    void whatCameFromAnUnseenConnectionIsNotTheElementsOwn()
    {
        for (const bool isOpen : {false, true}) {
            const Places all = places(isOpen);
            Refusals refusals(all);
            refusals.note(10, *readRefusal(1, bytes(error(3, 3, udp4(5)))));
            std::vector<Hop> back = hops(10, 2);
            back[0].ttl = back[1].ttl = 62;
            Journey journey;
            journey.hops = back;
            refusals.add(journey);
            QCOMPARE(refusals.of(*all.find("r1"), flowOf(udp4(5)), 1s).has_value(), !isOpen);
        }
        // Whose address it comes from is known.
        for (const char *owner : {"r1", "h2"}) {
            Places all = places(true);
            const Refused said = *readRefusal(1, bytes(error(3, 3, udp4(5))));
            QCOMPARE(said.sender.size(), std::size_t{4});
            all.addAddress(said.sender, owner);
            Refusals refusals(all);
            refusals.note(10, said);
            Journey journey;
            const std::vector<Hop> back = hops(10, 2);
            journey.hops = back;
            refusals.add(journey);
            QCOMPARE(refusals.of(*all.find("r1"), flowOf(udp4(5)), 1s).has_value(),
                     owner == std::string("r1"));
        }
    }

    void whatMayHaveGoneOnUnseenDiedOnlyOfWhatWasSaidThen()
    {
        const Places all = places(true);
        Refusals refusals(all);
        say(refusals, 10, 1, udp4(5), 100s);
        const PlaceId r1 = *all.find("r1");
        QVERIFY(!refusals.of(r1, flowOf(udp4(5)), 99s, true));
        QVERIFY(refusals.of(r1, flowOf(udp4(5)), 99s + 900ms, true));
        QVERIFY(refusals.of(r1, flowOf(udp4(5)), 110s));
        QVERIFY(refusals.of(r1, flowOf(udp4(5)), 100s + 100ms, true));
        QVERIFY(!refusals.of(r1, flowOf(udp4(5)), 100s + 500ms, true));
        // Between two of them it was so, too.
        say(refusals, 11, 1, udp4(5), 101s);
        QVERIFY(refusals.of(r1, flowOf(udp4(5)), 100s + 500ms, true));
    }

    void eightBytesOfTheTransportAreEnough()
    {
        for (const Frame &about : {udp4(5), tcpData(7)}) {
            const auto read = readRefusal(1, bytes(error(3, 0, about, 28)));
            QVERIFY(read);
            QVERIFY(read->flow == flowOf(about));
        }
    }

    void whatIsCutTellsNothing()
    {
        const Frame whole = error(3, 0, udp4(5));
        for (std::size_t size = 0; size < 14 + 20 + 8 + 20; ++size)
            QVERIFY(!readRefusal(1, bytes(whole).first(size)));
    }

    void theElementWhereAnErrorWasSeenFirstHasGivenIt()
    {
        const Places all = places();
        Refusals refusals(all);
        const Frame about = udp4(5);
        const Frame said = error(3, 13, about);
        refusals.note(10, *readRefusal(1, bytes(said)));
        refusals.note(11, *readRefusal(1, bytes(said)));
        QVERIFY(!readRefusal(1, bytes(about)));
        const std::vector<Hop> back = hops(10, 2);
        Journey journey;
        journey.hops = back;
        refusals.add(journey);
        const auto r1 = all.find("r1");
        QVERIFY(r1);
        QVERIFY(refusals.of(*r1, flowOf(about), 1s) == Refusal::Filtered);
        QVERIFY(!refusals.of(*all.find("h1"), flowOf(about), 1s));
        QVERIFY(!refusals.of(*r1, flowOf(udp6(5)), 1s));
        // Another client of the same service, another service, another address.
        FrameShape shape;
        shape.sourcePort = 41'000;
        QVERIFY(refusals.of(*r1, flowOf(udp4(5, shape)), 1s) == Refusal::Filtered);
        shape.destinationPort = 80;
        QVERIFY(!refusals.of(*r1, flowOf(udp4(5, shape)), 1s));
        shape.destinationPort = 7;
        shape.destination = 3;
        QVERIFY(!refusals.of(*r1, flowOf(udp4(5, shape)), 1s));
    }

    void aRouteIsForAllServices()
    {
        const Places all = places();
        Refusals refusals(all);
        refusals.note(10, *readRefusal(1, bytes(error(3, 0, udp4(5)))));
        const std::vector<Hop> back = hops(10, 2);
        Journey journey;
        journey.hops = back;
        refusals.add(journey);
        FrameShape shape;
        shape.destinationPort = 80;
        QVERIFY(refusals.of(*all.find("r1"), flowOf(tcpData(1, shape)), 1s) == Refusal::NoRoute);
        shape.source = 4;
        QVERIFY(!refusals.of(*all.find("r1"), flowOf(tcpData(1, shape)), 1s));
    }

    void whatWasSaidCountsNearItsTimeOnly()
    {
        const Places all = places();
        Refusals refusals(all);
        const PlaceId r1 = *all.find("r1");
        const Flow flow = flowOf(udp4(5));
        QVERIFY(!refusals.mayConcern(flow));
        // A rule that answers once a second is removed after four seconds; ten minutes later the
        // next element is down.
        for (int second = 0; second < 5; ++second)
            say(refusals, 10 + second * 2, 13, udp4(5), 100s + second * 1s);
        say(refusals, 30, 1, udp4(5), 700s);
        QVERIFY(refusals.mayConcern(flow));
        QVERIFY(!refusals.mayConcern(flowOf(udp6(5))));
        QVERIFY(!refusals.of(r1, flow, 98s));
        QVERIFY(refusals.of(r1, flow, 99s) == Refusal::Filtered);
        QVERIFY(refusals.of(r1, flow, 102s) == Refusal::Filtered);
        QVERIFY(refusals.of(r1, flow, 114s) == Refusal::Filtered);
        QVERIFY(!refusals.of(r1, flow, 115s));
        QVERIFY(!refusals.of(r1, flow, 400s));
        QVERIFY(refusals.of(r1, flow, 697s) == Refusal::NoAnswer);
        QVERIFY(!refusals.of(r1, flow, 711s));
    }

    void theReasonThatIsNearestInTimeCounts()
    {
        const Places all = places();
        Refusals refusals(all);
        const PlaceId r1 = *all.find("r1");
        say(refusals, 10, 13, udp4(5), 100s);
        say(refusals, 12, 1, udp4(5), 104s);
        say(refusals, 14, 13, udp4(5), 108s);
        const Flow flow = flowOf(udp4(5));
        QVERIFY(refusals.of(r1, flow, 101s) == Refusal::Filtered);
        QVERIFY(refusals.of(r1, flow, 103s) == Refusal::NoAnswer);
        QVERIFY(refusals.of(r1, flow, 105s) == Refusal::NoAnswer);
        QVERIFY(refusals.of(r1, flow, 107s) == Refusal::Filtered);
    }

    void ofTooManyReasonsTheOldestAreForgotten()
    {
        const Places all = places();
        Refusals refusals(all);
        const PlaceId r1 = *all.find("r1");
        FrameShape shape;
        // One that was said last must not be ignored, however many were said before.
        const auto shaped = [&shape](int number) {
            shape.destination = static_cast<std::uint8_t>(2 + number % 200);
            shape.destinationPort = static_cast<std::uint16_t>(1 + number / 200);
            return udp4(5, shape);
        };
        constexpr int Reasons = 66'000;
        for (int each = 0; each < Reasons; ++each)
            say(refusals, 10 + static_cast<std::uint64_t>(each) * 2, 13, shaped(each),
                100s + each * 1ms);
        const auto of = [&](int each) {
            return refusals.of(r1, flowOf(shaped(each)), 100s + each * 1ms);
        };
        QVERIFY(!of(0));
        QVERIFY(of(Reasons - 1) == Refusal::Filtered);
        // Errors that are not kept any more may concern everything.
        QVERIFY(refusals.mayConcern(flowOf(udp6(5))));
    }

    void packetsDiedOfWhatWasSaidAtTheirTime()
    {
        const Places all = places();
        FlowTable flows;
        Refusals refusals(all);
        JourneyMeasures measures(all, flows);
        PacketFates fates(all, flows, {}, &refusals);
        const auto lose = [&](Timestamp time) {
            const std::vector<Hop> there = hops(1'000, 0, time);
            Journey journey;
            journey.hops = there;
            journey.isIp = true;
            journey.flow = flows.number(flowOf(udp4(5)));
            measures.add(journey);
            fates.add(journey);
            return fates.fate(measures, journey, 1, {all, journey});
        };
        // Errors are noted as they are read, and handed out after the packets that they are about.
        refusals.note(10, *readRefusal(1, bytes(error(3, 13, udp4(5)))));
        QCOMPARE(lose(100s), Fate::NotForwarded);
        say(refusals, 10, 13, udp4(5), 100s + 500ms);
        QCOMPARE(lose(101s), Fate::Filtered);
        // The rule is removed, and a queue has no room an hour later.
        for (int each = 0; each < 3; ++each)
            QCOMPARE(lose(3'700s + each * 1s), Fate::NotForwarded);
        say(refusals, 12, 1, udp4(5), 5'000s);
        QCOMPARE(lose(4'999s), Fate::ElementDown);
        std::map<Fate, std::uint64_t> found;
        for (const PacketFates::Row &row : fates.rows(measures))
            found[row.fate] += row.packets;
        const std::map<Fate, std::uint64_t> expected = {
            {Fate::Filtered, 2}, {Fate::NotForwarded, 3}, {Fate::ElementDown, 1}};
        QVERIFY(found == expected);
    }

    /// r1 says that nobody answers, and the link behind it was down for a time.
    void aLinkThatWasTakenDownIsToldFromAnElementThatIs()
    {
        const Places all = places(false, "r1:eth1 -> h2:eth0 sent");
        constexpr PointId out = 4;
        FlowTable flows;
        Refusals refusals(all);
        WireEffects effects;
        effects.add(out, 0s, "none");
        effects.add(out, 100s, "the link is down");
        effects.add(out, 200s, "none");
        JourneyMeasures measures(all, flows);
        PacketFates fates(all, flows, {}, &refusals, &effects);
        const auto lose = [&](Timestamp time) {
            Journey journey;
            const std::vector<Hop> way = hops(1'000, 0, time);
            journey.hops = way;
            journey.isIp = true;
            journey.flow = flows.number(flowOf(udp4(5)));
            measures.add(journey);
            fates.add(journey);
            return fates.fate(measures, journey, static_cast<std::uint32_t>(way.size() - 1),
                              {all, journey});
        };
        refusals.note(10, *readRefusal(1, bytes(error(3, 1, udp4(5)))));
        say(refusals, 10, 1, udp4(5), 150s);
        QCOMPARE(lose(150s), Fate::NextLinkDown);
        say(refusals, 11, 1, udp4(5), 250s);
        QCOMPARE(lose(250s), Fate::ElementDown);
        QCOMPARE(words(Fate::NextLinkDown), "link down");
        QVERIFY(isLoss(Fate::NextLinkDown) && isLossInElement(Fate::NextLinkDown));
        QVERIFY(isLoss(Fate::LinkDown) && !isLossInElement(Fate::LinkDown));
    }

    void aPacketIsTooBigForWhatTheElementSaidOfItsLengthOnly()
    {
        const Places all = places();
        FlowTable flows;
        FrameShape shape;
        shape.payloadBytes = 1'400;
        for (const bool isIpv4 : {true, false}) {
            const Frame about = isIpv4 ? udp4(5, shape) : udp6(5, shape);
            Frame said = isIpv4 ? error(3, 4, about) : error(2, 0, about);
            const std::size_t most = 14 + (isIpv4 ? 20 : 40) + 6;
            said[most] = 1'280 >> 8;
            said[most + 1] = 1'280 & 255;
            const auto read = readRefusal(1, bytes(said));
            QVERIFY(read);
            QCOMPARE(read->mostBytes, 1'280U);
            Refusals refusals(all);
            refusals.note(10, *read);
            const std::vector<Hop> back = hops(10, 2);
            Journey journey;
            journey.hops = back;
            refusals.add(journey);
            JourneyMeasures measures(all, flows);
            PacketFates fates(all, flows, {}, &refusals);
            std::vector<Hop> there = hops(1'000, 0);
            journey.hops = there;
            journey.isIp = true;
            journey.flow = flows.number(flowOf(about));
            for (const std::uint16_t length : std::array<std::uint16_t, 2>{1'294, 1'295}) {
                for (Hop &each : there)
                    each.length = length;
                measures.add(journey);
                fates.add(journey);
            }
            std::map<Fate, std::uint64_t> found;
            for (const PacketFates::Row &row : fates.rows(measures))
                found[row.fate] += row.packets;
            const std::map<Fate, std::uint64_t> expected = {{Fate::NotForwarded, 1},
                                                            {Fate::TooBig, 1}};
            QVERIFY(found == expected);
            QCOMPARE(fates.fate(measures, journey, 1, {all, journey}), Fate::TooBig);
            QVERIFY(isLoss(Fate::TooBig) && isLossInElement(Fate::TooBig));
        }
    }

    void aPacketThatDidNotComeOutDiedOfWhatTheElementSaid_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::addColumn<Fate>("otherwise");
        QTest::newRow("all connections are recorded") << false << Fate::NotForwarded;
        QTest::newRow("another is not") << true << Fate::OutOfSight;
    }
    void aPacketThatDidNotComeOutDiedOfWhatTheElementSaid()
    {
        QFETCH(const bool, isOpen);
        QFETCH(const Fate, otherwise);
        const Places all = places(isOpen);
        FlowTable flows;
        Refusals refusals(all);
        FrameShape shape;
        for (const std::uint8_t code : std::array<std::uint8_t, 3>{0, 13, 1}) {
            shape.destination = static_cast<std::uint8_t>(100 + code);
            refusals.note(code, *readRefusal(1, bytes(error(3, code, udp4(5, shape)))));
            const std::vector<Hop> back = hops(code, 2);
            Journey journey;
            journey.hops = back;
            refusals.add(journey);
        }
        JourneyMeasures measures(all, flows);
        PacketFates fates(all, flows, {}, &refusals);
        for (const int destination : {100, 113, 101, 50}) {
            shape.destination = static_cast<std::uint8_t>(destination);
            const std::vector<Hop> there = hops(1'000, 0);
            Journey journey;
            journey.hops = there;
            journey.isIp = true;
            journey.flow = flows.number(flowOf(udp4(5, shape)));
            measures.add(journey);
            fates.add(journey);
        }
        std::map<Fate, std::uint64_t> found;
        for (const PacketFates::Row &row : fates.rows(measures))
            found[row.fate] += row.packets;
        const std::map<Fate, std::uint64_t> expected = {
            {Fate::NoRoute, 1}, {Fate::Filtered, 1}, {Fate::ElementDown, 1}, {otherwise, 1}};
        QVERIFY(found == expected);
        for (const Fate fate : {Fate::NoRoute, Fate::Filtered, Fate::ElementDown})
            QVERIFY(isLoss(fate) && isLossInElement(fate));
    }

    /// The recording behind it has ended, but the element said that it had no route.
    void whatIsKnownToBeRefusedIsLostOfItsFlowToo()
    {
        const Places all = places(false, "r1:1 -> h2:0");
        FlowTable flows;
        FrameShape shape;
        shape.destination = 100;
        Refusals refusals(all);
        const std::vector<Timestamp> ends(all.points().size(), 1s);
        const std::vector<bool> haveEnded(all.points().size(), true);
        const LossHorizon horizon(all, ends, 1s, {}, haveEnded);
        JourneyMeasures measures(all, flows, horizon);
        PacketFates fates(all, flows, horizon, &refusals);
        const std::uint32_t flow = flows.number(flowOf(udp4(5, shape)));
        const auto add = [&](std::vector<Hop> hops, Timestamp time) {
            for (Hop &hop : hops)
                hop.time += time;
            Journey journey;
            journey.hops = hops;
            journey.isIp = true;
            journey.flow = flow;
            measures.add(journey);
            fates.add(journey);
        };
        say(refusals, 10, 0, udp4(5, shape), 3s + 50ms);
        std::vector<Hop> whole = hops(1, 0);
        whole.push_back(whole.front());
        whole.back().parent = 0;
        whole.back().point = static_cast<PointId>(all.points().size() - 1);
        add(whole, 100ms);
        for (int packet = 0; packet < 10; ++packet)
            add(hops(1'000, 0), 2s + packet * 10ms);
        QCOMPARE(measures.outOfSight(flow), std::uint64_t{10});
        std::uint64_t refused = 0;
        for (const PacketFates::Row &row : fates.rows(measures))
            refused += row.fate == Fate::NoRoute ? row.packets : 0;
        QCOMPARE(refused, std::uint64_t{10});
        QVERIFY(measures.outOfSight(flow) == 0 && measures.lost(flow) == 10);
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/branches.h"
#include "capture/journeys/fates/packetfates.h"

#include <QTest>

#include <array>

using namespace tomato;
using namespace tomato::journeys;
using namespace std::chrono_literals;

/// Judges what became of packets from h1 to h2 that r1 did not send on, and said nothing of.
class TestPacketFates final : public QObject
{
    Q_OBJECT

    enum : PointId
    {
        Sent,
        Came,
        GoesOn,
        OtherLink,
        Back
    };

    static Places places(bool isOpen, Place::Forwarding forwarding)
    {
        Places places;
        for (const char *name :
             {"h1:eth0 -> r1:eth0 sent", "h1:eth0 -> r1:eth0 delivered", "r1:eth1 -> h2:eth0 sent",
              "r1:eth2 -> h3:eth0 sent", "r1:eth0 -> h1:eth0 sent"})
            places.addPoint(pointFromName(name));
        places.connect();
        places.describe({"h1", Place::Forwarding::Keeps, false});
        places.describe({"r1", forwarding, isOpen});
        places.describe({"h2", Place::Forwarding::Keeps, false});
        places.describe({"h3", Place::Forwarding::Keeps, false});
        return places;
    }

    static Flow flowTo(std::uint16_t port)
    {
        Flow flow;
        flow.source = {10, 0, 0, 1};
        flow.destination = {10, 0, 0, 2};
        flow.sourcePort = 40'000;
        flow.destinationPort = port;
        flow.etherType = 0x0800;
        flow.protocol = 17;
        return flow;
    }

    /// Journeys in the order of time, and what became of them.
    struct Network
    {
        Places all;
        LossHorizon horizon;
        FlowTable flows = {};
        WireEffects effects = {};
        Refusals refusals{all};
        JourneyMeasures measures = {all, flows, horizon};
        PacketFates fates = {all, flows, horizon, &refusals, &effects};
        std::uint8_t ttl = 64;

        /// All are recorded until then, and the recordings go on.
        explicit Network(bool isOpen = false,
                         Place::Forwarding forwarding = Place::Forwarding::Routes,
                         Timestamp until = Timestamp::max())
            : all(places(isOpen, forwarding)),
              horizon(all, std::vector<Timestamp>(all.points().size(), until), 1s)
        {
        }

        std::vector<Hop> hops(std::span<const PointId> way, Timestamp time) const
        {
            std::vector<Hop> hops(way.size());
            for (std::uint32_t at = 0; at < hops.size(); ++at) {
                hops[at].point = way[at];
                hops[at].time = time + at * 1ms;
                hops[at].ttl = ttl;
                hops[at].parent = at == 0 ? Hop::NoParent : at - 1;
                hops[at].match = at == 0 ? Match::Origin : Match::Certain;
            }
            return hops;
        }
        Journey journey(std::span<const Hop> hops, std::uint16_t port)
        {
            Journey journey;
            journey.hops = hops;
            journey.isIp = true;
            journey.flow = flows.number(flowTo(port));
            return journey;
        }
        void send(Timestamp time, std::vector<PointId> way, std::uint16_t port = 7)
        {
            const std::vector<Hop> there = hops(way, time);
            measures.add(journey(there, port));
            fates.add(journey(there, port));
        }
        /// The element r1 says it to h1 of such a packet.
        void refuse(Timestamp time, Refusal refusal, std::uint16_t port = 7)
        {
            Hop error;
            error.point = Back;
            error.time = time;
            error.ttl = 64;
            error.packet = 1'000 + refused++;
            refusals.note(error.packet, {flowTo(port), refusal, {}, 0});
            Journey said;
            said.hops = std::span(&error, 1);
            said.isIp = true;
            refusals.add(said);
        }
        std::uint64_t refused = 0;
        /// Returns the fate of a packet that was sent before.
        Fate fateOf(Timestamp time, std::uint16_t port = 7)
        {
            const std::vector<Hop> there = hops(std::vector<PointId>{Sent, Came}, time);
            const Journey one = journey(there, port);
            return fates.fate(measures, one, 1, {all, one});
        }
        std::map<Fate, std::uint64_t> counts()
        {
            std::map<Fate, std::uint64_t> found;
            for (const PacketFates::Row &row : fates.rows(measures))
                found[row.fate] += row.packets;
            return found;
        }
    };

private slots:
    void whatTheLinkCouldNotTakeWhileItWasDownDiedOfThat()
    {
        Network network;
        for (const PointId link : {GoesOn, OtherLink}) {
            network.effects.add(link, 0s, "none");
            network.effects.add(link, 100s, "the link is down");
            network.effects.add(link, 100s + 400ms, "none");
        }
        network.send(99s, {Sent, Came, GoesOn});
        network.send(99s + 500ms, {Sent, Came});
        network.send(100s + 200ms, {Sent, Came});
        // It asks once a second for the next address, and had asked while the link was down.
        network.send(101s + 300ms, {Sent, Came});
        network.send(101s + 500ms, {Sent, Came, GoesOn});
        network.send(102s, {Sent, Came});
        const std::map<Fate, std::uint64_t> found = network.counts();
        QCOMPARE(network.fateOf(99s + 500ms), Fate::NotForwarded);
        QCOMPARE(network.fateOf(100s + 200ms), Fate::NextLinkDown);
        QCOMPARE(network.fateOf(101s + 300ms), Fate::NextLinkDown);
        QCOMPARE(network.fateOf(102s), Fate::NotForwarded);
        const std::map<Fate, std::uint64_t> expected = {
            {Fate::Arrived, 2}, {Fate::NotForwarded, 2}, {Fate::NextLinkDown, 2}};
        QVERIFY(found == expected);
    }

    void whatAStoppedElementDoesNotTakeDiedOfThat()
    {
        Network network;
        for (const auto &[since, text] :
             {std::pair(0s, "none"), std::pair(100s, "the element at an end is stopped"),
              std::pair(110s, "none")})
            network.effects.add(GoesOn, since, text);
        network.send(99s, {Sent, Came, GoesOn});
        network.send(105s, {Sent, Came});
        // It was under way as the element was stopped.
        QCOMPARE(network.effects.causeAt(GoesOn, 100s), WireEffects::Cause::ElementDown);
        const std::map<Fate, std::uint64_t> expected = {{Fate::Arrived, 1}, {Fate::ElementDown, 1}};
        QVERIFY(network.counts() == expected);
        QCOMPARE(network.fateOf(105s), Fate::ElementDown);
        QCOMPARE(network.fateOf(115s), Fate::NotForwarded);
    }

    /// Another flow to the same address says by which link this one would have gone on.
    void aFlowThatBeginsWhileAnElementIsStoppedDiesOfThat()
    {
        Network network;
        network.effects.add(GoesOn, 0s, "none");
        network.effects.add(GoesOn, 100s, "the element at an end is stopped");
        network.send(99s, {Sent, Came, GoesOn}, 7);
        network.send(105s, {Sent, Came}, 8);
        QCOMPARE(network.counts()[Fate::ElementDown], std::uint64_t{1});
        QCOMPARE(network.fateOf(105s, 8), Fate::ElementDown);
    }

    /// The change is noted a little before or after the kernel has made it.
    void aroundAChangeItWasTheLinkToo()
    {
        Network network;
        network.effects.add(GoesOn, 0s, "none");
        network.effects.add(GoesOn, 100s, "the link is down");
        network.effects.add(GoesOn, 100s + 40ms, "none");
        network.send(99s, {Sent, Came, GoesOn});
        const std::array<Timestamp, 3> times = {99s + 950ms, 100s + 10ms, 100s + 90ms};
        for (const Timestamp time : times)
            network.send(time, {Sent, Came});
        QCOMPARE(network.counts()[Fate::NextLinkDown], times.size());
        for (const Timestamp time : times)
            QCOMPARE(network.fateOf(time), Fate::NextLinkDown);
    }

    void anotherLinkThatIsDownHasNoPartInIt()
    {
        Network network;
        network.effects.add(OtherLink, 0s, "the link is down");
        network.send(99s, {Sent, Came, GoesOn});
        network.send(100s, {Sent, Came});
        QCOMPARE(network.fateOf(100s), Fate::NotForwarded);
    }

    /// It goes by another link meanwhile, and that had no room.
    void aFlowThatWentRoundTheLinkDidNotDieOfIt()
    {
        Network network;
        network.effects.add(GoesOn, 0s, "none");
        network.effects.add(GoesOn, 100s, "the link is down");
        network.send(99s, {Sent, Came, GoesOn});
        network.send(101s, {Sent, Came, OtherLink});
        network.send(102s, {Sent, Came});
        QCOMPARE(network.fateOf(102s), Fate::NotForwarded);
    }

    void whatMayHaveGoneOnUnseenStaysOutOfSight()
    {
        Network network(true);
        network.effects.add(GoesOn, 0s, "none");
        network.effects.add(GoesOn, 100s, "the link is down");
        network.send(99s, {Sent, Came, GoesOn});
        network.send(101s, {Sent, Came});
        QCOMPARE(network.fateOf(101s), Fate::OutOfSight);
    }

    /// They leave it as it is.
    void noTtlExpiresAtASwitchOrAHub()
    {
        for (const auto forwarding : {Place::Forwarding::Switches, Place::Forwarding::Floods}) {
            for (const bool isOpen : {true, false}) {
                Network network(isOpen, forwarding);
                network.ttl = 1;
                network.send(100s, {Sent, Came, GoesOn});
                network.send(101s, {Sent, Came});
                const Fate fate = isOpen ? Fate::OutOfSight : Fate::NotForwarded;
                QCOMPARE(network.fateOf(101s), fate);
                QCOMPARE(network.counts()[fate], std::uint64_t{1});
            }
        }
        Network network(true);
        network.ttl = 1;
        network.send(101s, {Sent, Came});
        QCOMPARE(network.fateOf(101s), Fate::TtlExpired);
    }

    /// What may have gone on by a link that is not recorded is no loss of its flow either.
    void aFlowLosesWhatIsCountedAsLost()
    {
        Network network(true, Place::Forwarding::Routes, 200s);
        network.send(99s, {Sent, Came, GoesOn});
        network.send(100s, {Sent, Came});
        network.send(199s + 500ms, {Sent, Came});
        network.ttl = 1;
        network.send(101s, {Sent, Came});
        network.send(199s + 600ms, {Sent, Came});
        const std::map<Fate, std::uint64_t> expected = {
            {Fate::Arrived, 1}, {Fate::OutOfSight, 2}, {Fate::TtlExpired, 2}};
        QVERIFY(network.counts() == expected);
        const std::uint32_t flow = network.flows.number(flowTo(7));
        QCOMPARE(network.measures.lost(flow), std::uint64_t{2});
        QCOMPARE(network.measures.outOfSight(flow), std::uint64_t{2});
        QCOMPARE(network.measures.underWay(), std::uint64_t{0});
    }

    /// Whomever it is for, it has not come to its end.
    void whatIsUnderWayIsSoForAFlowThatCameNowhereToo()
    {
        Network network(false, Place::Forwarding::Routes, 200s);
        network.send(100s, {Sent, Came});
        network.send(199s + 500ms, {Sent, Came});
        const std::map<Fate, std::uint64_t> expected = {{Fate::NotForwarded, 1},
                                                        {Fate::UnderWay, 1}};
        QVERIFY(network.counts() == expected);
        const std::uint32_t flow = network.flows.number(flowTo(7));
        QCOMPARE(network.measures.lost(flow), std::uint64_t{1});
        QCOMPARE(network.measures.underWay(), std::uint64_t{1});
    }

    /// An element asks for three seconds before it gives an address up; a route says it at once.
    void ofEachPacketAtOnceARouteSaysIt()
    {
        Network network;
        for (int packet = 0; packet < 10; ++packet)
            network.refuse(100s + packet * 100ms + 2ms, Refusal::NoAnswer);
        for (int packet = 0; packet < 10; ++packet)
            network.send(100s + packet * 100ms, {Sent, Came});
        QCOMPARE(network.counts()[Fate::NoRoute], std::uint64_t{10});
        QCOMPARE(network.fateOf(100s), Fate::NoRoute);
    }

    /// All that waited for the answer is given up together.
    void ofPacketsTogetherAnElementThatIsDownIsTold()
    {
        Network network;
        for (const Timestamp time : {103'100ms, 106'200ms}) {
            for (int error = 0; error < 3; ++error)
                network.refuse(time + error * 30us, Refusal::NoAnswer);
        }
        for (int packet = 0; packet < 80; ++packet)
            network.send(100s + packet * 100ms, {Sent, Came});
        QCOMPARE(network.counts()[Fate::ElementDown], std::uint64_t{80});
        QCOMPARE(network.fateOf(104s), Fate::ElementDown);
    }

    /// They are counted by more than by flow.
    void aFlowIsCountedOnceHoweverItsPacketsDiffer()
    {
        Network network;
        network.effects.add(OtherLink, 0s, "none");
        network.effects.add(OtherLink, 100s, "the link is down");
        for (const Timestamp time : {98s, 99s, 101s, 102s})
            network.send(time, {Sent, Came}, 7);
        for (const Timestamp time : {99s, 102s, 103s})
            network.send(time, {Sent, Came}, 8);
        const auto rows = network.fates.rows(network.measures);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].fate, Fate::NotForwarded);
        QCOMPARE(rows[0].packets, std::uint64_t{7});
        QCOMPARE(rows[0].flows, std::uint64_t{2});
        // Most are of the first one, though most while the link was down are of the other.
        QCOMPARE(network.flows.flow(rows[0].flow).destinationPort, std::uint16_t{7});
    }

    /// Whom those are for that are not told apart is not known: a host keeps what it gets.
    void whatCameIsNotLostWhereThereAreTooManyFlows()
    {
        Network network;
        Flow scanned = flowTo(0);
        for (scanned.sourcePort = 1; !network.flows.isFull(); ++scanned.destinationPort)
            network.flows.number(scanned);
        network.send(99s, {Sent, Came, GoesOn});
        network.send(100s, {Sent, Came, GoesOn});
        network.send(101s, {Sent, Came});
        network.send(102s, {Sent});
        const std::map<Fate, std::uint64_t> expected = {
            {Fate::Arrived, 2}, {Fate::OutOfSight, 1}, {Fate::LostOnWire, 1}};
        QVERIFY(network.counts() == expected);
        QCOMPARE(network.measures.lost(FlowTable::Others), std::uint64_t{1});
        QCOMPARE(network.fateOf(101s), Fate::OutOfSight);
    }
};

QTEST_GUILESS_MAIN(TestPacketFates)
#include "tst_packetfates.moc"

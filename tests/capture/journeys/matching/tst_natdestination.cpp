// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/ledger.h"

#include <QTest>

#include <map>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

class TestNatDestination final : public QObject
{
    Q_OBJECT

private slots:
    /// A NAT changes who sends, and a hub sends everything to everybody.
    void behindANatAndAHubItIsKnownWhoseAnAddressIs()
    {
        Places places;
        for (const char *wire :
             {"h1:0 -> rn:0", "rn:1 -> hub:0", "hub:1 -> h3:0", "hub:2 -> h2:0", "rn:0 -> h1:0",
              "h0:0 -> rn:2", "rn:2 -> h0:0", "h2:0 -> hub:2", "hub:0 -> rn:1"})
            places.addPoint(pointFromName(wire));
        places.connect();
        for (const char *host : {"h0", "h1", "h2", "h3"})
            places.describe({host, Place::Forwarding::Keeps, false});
        places.describe({"rn", Place::Forwarding::Routes, false});
        places.describe({"hub", Place::Forwarding::Floods, false});
        FlowTable flows;
        JourneyMeasures measures(places, flows);
        PacketFates fates(places, flows);
        struct Step
        {
            PointId point;
            std::uint32_t parent;
            std::uint16_t destination;
            std::uint8_t changes = 0;
        };
        Timestamp now = 1s;
        const auto add = [&](std::uint8_t from, std::uint8_t to, std::uint16_t source,
                             const std::vector<Step> &steps) {
            std::vector<Hop> hops;
            for (const Step &step : steps) {
                Hop hop;
                hop.time = now += 1us;
                hop.point = step.point;
                hop.ttl = hops.empty() ? 64 : 63;
                hop.parent = step.parent;
                hop.destination = step.destination;
                hop.changes = step.changes;
                hop.match = hops.empty() ? Match::Origin : Match::Certain;
                hops.push_back(hop);
            }
            Flow flow;
            flow.etherType = 0x0800;
            flow.protocol = 17;
            flow.source = {10, 0, 0, from};
            flow.destination = {10, 0, 0, to};
            Journey journey;
            journey.flow = flows.number(flow);
            journey.hops = hops;
            journey.isIp = true;
            journey.source = source;
            measures.add(journey);
            fates.add(journey);
            return journey.flow;
        };
        places.addAddress({10, 0, 0, 2}, "h2");
        // To h2: the hub sends it to h3 first.
        const auto there =
            add(1, 2, 11, {{0, Hop::NoParent, 22}, {1, 0, 22, Translated}, {2, 1, 22}, {3, 1, 22}});
        // Back to the NAT's address, and from there to h1 and to a bystander.
        const auto back = add(
            2, 9, 22,
            {{7, Hop::NoParent, 99}, {8, 0, 99}, {6, 1, 11, Translated}, {4, 1, 11, Translated}});
        for (const auto &[flow, place] : {std::pair(there, "h2"), std::pair(back, "h1")}) {
            const auto destination = measures.destination(flow);
            QVERIFY(destination && destination->end != nullptr);
            QCOMPARE(places.place(destination->place).name, std::string(place));
            QCOMPARE(measures.lost(flow), std::uint64_t{0});
            const auto &ways = measures.flows().at(flow).ways;
            QCOMPARE(ways.size(), std::size_t{1});
            QCOMPARE(elementsOn(places, ways.front().points).back(), std::string(place));
        }
        std::map<Fate, std::uint64_t> found;
        for (const PacketFates::Row &row : fates.rows(measures))
            found[row.fate] += row.packets;
        QVERIFY((found == std::map<Fate, std::uint64_t>{{Fate::Arrived, 2}, {Fate::Unneeded, 2}}));
    }

    void whatEndsAtANatIsForItselfOrLost_data()
    {
        QTest::addColumn<bool>("hasPorts");
        QTest::addColumn<bool>("hasAnswered");
        QTest::newRow("errors of ICMP have no ports, and some are for the NAT itself")
            << false << true;
        QTest::newRow("a flow has them, and is h1's") << true << true;
        QTest::newRow("h1 has never sent from there") << true << false;
    }
    /// The first ones end at the NAT, and others it sends on to h1.
    void whatEndsAtANatIsForItselfOrLost()
    {
        QFETCH(const bool, hasPorts);
        QFETCH(const bool, hasAnswered);
        Places places;
        for (const char *wire : {"r2:0 -> rn:1", "rn:0 -> h1:0", "h1:0 -> rn:0"})
            places.addPoint(pointFromName(wire));
        places.connect();
        places.describe({"h1", Place::Forwarding::Keeps, false});
        for (const char *router : {"rn", "r2"})
            places.describe({router, Place::Forwarding::Routes, false});
        places.addAddress({10, 0, 0, 9}, "rn");
        FlowTable flows;
        JourneyMeasures measures(places, flows);
        PacketFates fates(places, flows);
        const auto send = [&](std::uint8_t from, std::uint8_t to, std::uint16_t source,
                              const std::vector<std::pair<PointId, std::uint16_t>> &way) {
            std::vector<Hop> hops;
            for (const auto &[point, destination] : way) {
                Hop hop;
                hop.point = point;
                hop.time = 1s;
                hop.ttl = 64;
                hop.destination = destination;
                hop.parent = hops.empty() ? Hop::NoParent : 0;
                hop.match = hops.empty() ? Match::Origin : Match::Certain;
                hop.changes = hops.empty() ? std::uint8_t{0} : std::uint8_t{Translated};
                hops.push_back(hop);
            }
            Flow flow;
            flow.etherType = 0x0800;
            flow.protocol = hasPorts ? 17 : 1;
            flow.source = {10, 0, 0, from};
            flow.destination = {10, 0, 0, to};
            flow.destinationPort = hasPorts ? 40'000 : 0;
            Journey journey;
            journey.flow = flows.number(flow);
            journey.hops = hops;
            journey.isIp = true;
            journey.source = source;
            measures.add(journey);
            fates.add(journey);
            return journey.flow;
        };
        if (hasAnswered)
            send(1, 7, 11, {{2, 77}}); // from h1, whose address is 11
        std::uint32_t errors = 0;
        for (int packet = 0; packet < 5; ++packet)
            errors = send(8, 9, 88, {{0, 99}});
        for (int packet = 0; packet < 7; ++packet)
            QCOMPARE(send(8, 9, 88, {{0, 99}, {1, 11}}), errors);
        std::map<Fate, std::uint64_t> found;
        for (const PacketFates::Row &row : fates.rows(measures)) {
            if (row.flow == errors)
                found[row.fate] += row.packets;
        }
        using Fates = std::map<Fate, std::uint64_t>;
        QVERIFY((found == (hasPorts ? Fates{{Fate::Arrived, 7}, {Fate::LostOnWireOrNotForwarded, 5}}
                                    : Fates{{Fate::Arrived, 12}})));
        QCOMPARE(measures.lost(errors), std::uint64_t{hasPorts ? 5U : 0U});
    }

    /// A NAT that gives each datagram one of a few addresses: so many may have become so many that
    /// they are not matched.
    void whatIsNotMatchedIsNotLost()
    {
        Ledger ledger({"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered", "r1:1 -> h2:0 sent",
                       "r1:1 -> h2:0 delivered"});
        ledger.describe({"h1", "h2"}, Place::Forwarding::Keeps);
        ledger.describe({"r1"}, Place::Forwarding::Routes);
        for (std::uint16_t number = 0; number < 400; ++number) {
            const Timestamp time = 1s + number * 2ms;
            FrameShape shape;
            shape.sourcePort = static_cast<std::uint16_t>(1'000 + number);
            shape.payloadBytes = 100;
            ledger.see("h1:0 -> r1:0 sent", time, udp4(7, shape));
            ledger.see("h1:0 -> r1:0 delivered", time + 1us, udp4(7, shape));
            shape.source = 99;
            shape.sourcePort = static_cast<std::uint16_t>(2'000 + number);
            --shape.ttl;
            ledger.see("r1:1 -> h2:0 sent", time + 1ms, udp4(7, shape));
            ledger.see("r1:1 -> h2:0 delivered", time + 1ms + 1us, udp4(7, shape));
        }
        QCOMPARE(ledger.counts()[Fate::NotForwarded], std::uint64_t{0});
        QCOMPARE(ledger.lost(), std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestNatDestination)
#include "tst_natdestination.moc"

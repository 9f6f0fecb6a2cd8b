// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/ledger.h"

#include <QTest>

#include <cstdlib>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// What is measured of packets depends on the order in which they were sent, where some overtake
/// others: from h1 to h2 one way leads by r1, and another one by r2.
class TestPacketOrder final : public QObject
{
    Q_OBJECT

    struct Packet
    {
        Timestamp sent{};
        Timestamp delay{};
        bool isByOther = false;
        std::uint16_t rest = 0;
    };

    struct Lab : Ledger
    {
        Lab()
            : Ledger({"h1:0 -> r0:0 sent", "r0:1 -> r1:0 sent", "r0:2 -> r2:0 sent",
                      "r1:1 -> r3:0 sent", "r2:1 -> r3:1 sent", "r3:2 -> h2:0 sent"})
        {
            describe({"h1", "h2"}, Place::Forwarding::Keeps);
            describe({"r0", "r1", "r2", "r3"}, Place::Forwarding::Routes);
            places.addAddress({10, 0, 0, 2}, "h2");
        }

        /// All of them, in the order of time.
        void pass(const std::vector<Packet> &packets)
        {
            std::multimap<Timestamp, std::pair<std::string, Frame>> seen;
            for (std::size_t at = 0; at < packets.size(); ++at) {
                const Packet &packet = packets[at];
                const std::string over = packet.isByOther ? "2" : "1";
                Frame frame = udp4(at);
                frame.resize(frame.size() + packet.rest);
                seen.insert({packet.sent, {"h1:0 -> r0:0 sent", frame}});
                frame = routed(frame);
                seen.insert(
                    {packet.sent + 1us, {"r0:" + over + " -> r" + over + ":0 sent", frame}});
                frame = routed(frame);
                const std::string into = packet.isByOther ? ":1 -> r3:1 sent" : ":1 -> r3:0 sent";
                seen.insert({packet.sent + packet.delay - 1us, {"r" + over + into, frame}});
                seen.insert({packet.sent + packet.delay, {"r3:2 -> h2:0 sent", routed(frame)}});
            }
            for (const auto &[time, what] : seen)
                see(what.first, time, what.second);
            rows();
        }

        std::uint32_t flow() const { return measures().flows().begin()->first; }
    };

    /// Every tenth packet takes the way with a queue.
    static std::vector<Packet> overtaken()
    {
        std::vector<Packet> packets;
        for (int at = 0; at < 100; ++at) {
            const bool isSlow = at % 10 == 3;
            const Timestamp delay = isSlow ? 66ms + at * 10us : 46us + at * 100ns;
            packets.push_back({1s + at * 30ms, delay, isSlow, 0});
        }
        return packets;
    }

private slots:
    /// RFC 3393: pairs in the order of sending.
    void variationIsOfPacketsThatWereSentOneAfterTheOther()
    {
        const std::vector<Packet> packets = overtaken();
        Lab lab;
        lab.pass(packets);
        Timestamp greatest{};
        Timestamp sum{};
        for (std::size_t at = 1; at < packets.size(); ++at) {
            const Timestamp differ = std::chrono::abs(packets[at].delay - packets[at - 1].delay);
            greatest = std::max(greatest, differ);
            sum += differ;
        }
        const auto order = lab.measures().path(lab.flow())->measure.order.outcome();
        QCOMPARE(order.reordered, std::uint64_t{10});
        QCOMPARE(order.variation.count(), std::uint64_t{99});
        QCOMPARE(order.variation.greatest(), greatest);
        QCOMPARE(order.variation.mean(),
                 Timestamp(std::llround(static_cast<double>(sum.count()) / 99)));
    }

    void queueingIsDelayLessTheLeastOneOfThatWay()
    {
        std::vector<Packet> packets;
        for (int at = 0; at < 20; ++at)
            packets.push_back({1s + at * 200ms, 10ms + at * 1ms, false, 0});
        for (int at = 0; at < 20; ++at)
            packets.push_back({6s + at * 200ms, 1ms + at * 10us, true, 0});
        // The greater ones take longer, on each way.
        for (int at = 0; at < 20; ++at)
            packets.push_back({11s + at * 200ms, 15ms + at * 1ms, false, 1000});
        Lab lab;
        lab.pass(packets);
        const QueueingMeasure &queueing = lab.measures().path(lab.flow())->measure.queueing;
        QCOMPARE(queueing.greatest(), Timestamp(19ms));
        QCOMPARE(queueing.mean(), Timestamp((2 * 9'500us + 95us) / 3));
    }

    /// As a queue drains, packets of both ways arrive by turns.
    void aRouteThatChangesOnceIsOneChange()
    {
        std::vector<Packet> packets;
        for (int at = 0; at < 2'000; ++at)
            packets.push_back({1s + at * 1ms, at < 800 ? 80ms : 32us, at >= 800, 0});
        Lab lab;
        lab.pass(packets);
        QCOMPARE(lab.measures().path(lab.flow())->measure.order.outcome().reordered,
                 std::uint64_t{79});
        QCOMPARE(lab.measures().wayChanges(lab.flow()), std::uint64_t{1});
    }

    void eachPacketThatTakesAnotherWayIsTwoChanges()
    {
        Lab lab;
        lab.pass(overtaken());
        QCOMPARE(lab.measures().wayChanges(lab.flow()), std::uint64_t{20});
    }
};

QTEST_GUILESS_MAIN(TestPacketOrder)
#include "tst_packetorder.moc"

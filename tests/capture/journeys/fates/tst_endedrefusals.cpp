// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/refusals.h"
#include "capture/journeys/packets/packetkey.h"
#include "tests/capture/journeys/frames.h"

#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

namespace {

/// Between h1 and h2 is r1, which says by ICMP why it does not send packets on.
class RefusingRouter
{
public:
    RefusingRouter()
    {
        for (const char *name : {"h1:eth0 -> r1:eth0", "r1:eth1 -> h2:eth0", "r1:eth0 -> h1:eth0"})
            m_places.addPoint(pointFromName(name));
        m_places.connect();
        m_places.describe({"r1", Place::Forwarding::Routes, false});
        m_r1 = m_places.find("r1").value();
    }

    static Flow flow(std::uint8_t source, std::uint16_t port = 7)
    {
        FrameShape shape;
        shape.source = source;
        shape.destinationPort = port;
        const Frame frame = udp4(1, shape);
        return readPacketKey(1, {reinterpret_cast<const char *>(frame.data()), frame.size()}).flow;
    }

    /// An error is read first, and its journey is handed out later.
    std::uint64_t read(Refusal refusal, const Flow &about)
    {
        const std::uint32_t most = refusal == Refusal::TooBig ? 1'280 : 0;
        m_refusals.note(++m_packet, {about, refusal, std::string(4, '\x09'), most});
        return m_packet;
    }
    void handOut(std::uint64_t packet, Timestamp time)
    {
        Hop hop;
        hop.packet = packet;
        hop.point = 2;
        hop.time = time;
        hop.ttl = 64;
        Journey journey;
        journey.hops = std::span(&hop, 1);
        m_refusals.add(journey);
    }
    void say(Refusal refusal, Timestamp time, const Flow &about = flow(1))
    {
        handOut(read(refusal, about), time);
    }

    void forward(Timestamp came, Timestamp left, const Flow &of = flow(1), std::uint8_t changes = 0)
    {
        std::vector<Hop> hops(2);
        hops[0].point = 0;
        hops[0].time = came;
        hops[0].changes = changes;
        hops[1].point = 1;
        hops[1].time = left;
        hops[1].parent = 0;
        Journey journey;
        journey.hops = hops;
        journey.isIp = true;
        journey.flow = m_flows.number(of);
        m_refusals.addForwarded(journey, m_flows);
    }

    std::optional<Refusal> of(Timestamp time, const Flow &flow = RefusingRouter::flow(1)) const
    {
        return m_refusals.of(m_r1, flow, time, false, 1'500);
    }

private:
    Places m_places;
    PlaceId m_r1 = UnknownPlace;
    FlowTable m_flows;
    Refusals m_refusals{m_places};
    std::uint64_t m_packet = 0;
};

} // namespace

/// Judges what ends the reasons that an element gave for packets that it did not send on.
class TestEndedRefusals final : public QObject
{
    Q_OBJECT

private slots:
    void aPacketThatWasSentOnEndsWhatWasSaidOfItsRoute_data()
    {
        QTest::addColumn<Refusal>("refusal");
        QTest::addColumn<bool>("ends");
        QTest::newRow("no route") << Refusal::NoRoute << true;
        QTest::newRow("no answer") << Refusal::NoAnswer << true;
        // Others of its flow, or shorter ones, may go on all the time.
        QTest::newRow("filtered") << Refusal::Filtered << false;
        QTest::newRow("too big") << Refusal::TooBig << false;
    }
    void aPacketThatWasSentOnEndsWhatWasSaidOfItsRoute()
    {
        QFETCH(const Refusal, refusal);
        QFETCH(const bool, ends);
        RefusingRouter router;
        router.say(refusal, 100s);
        router.forward(98s, 98s + 1ms);
        router.forward(102s, 102s + 1ms, RefusingRouter::flow(3));
        router.forward(103s, 103s + 1ms);
        QVERIFY(router.of(99s).has_value());
        QVERIFY(router.of(102s + 500ms).has_value());
        QCOMPARE(router.of(103s + 200ms).has_value(), !ends);
        QCOMPARE(router.of(109s).has_value(), !ends);
        // The next one counts anew.
        router.say(refusal, 108s);
        QVERIFY(router.of(108s + 500ms).has_value());
        QCOMPARE(router.of(103s + 500ms).has_value(), !ends);
    }

    /// A rule is for one service; one of several next hops is for some of the flows.
    void aPacketOfAnotherFlowEndsItForFlowsThatWereNotQuoted()
    {
        RefusingRouter router;
        router.say(Refusal::NoRoute, 100s);
        QVERIFY(router.of(101s, RefusingRouter::flow(1, 53)).has_value());
        router.forward(101s + 500ms, 101s + 501ms, RefusingRouter::flow(1, 80));
        QVERIFY(!router.of(102s, RefusingRouter::flow(1, 53)).has_value());
        QVERIFY(!router.of(102s, RefusingRouter::flow(1, 80)).has_value());
        QVERIFY(router.of(102s).has_value());
    }

    void whatWasSaidIsNotTrueBeforeTheLastThatWasSentOn()
    {
        RefusingRouter router;
        router.say(Refusal::NoAnswer, 100s);
        QVERIFY(router.of(97s).has_value());
        router.forward(98s, 98s + 1ms);
        QVERIFY(!router.of(97s).has_value());
        QVERIFY(router.of(98s + 10ms).has_value());
        QVERIFY(router.of(99s).has_value());
    }

    /// The one that was sent on left a long queue of the element when the route was gone.
    void whatCameToTheElementBeforeEndsNothing()
    {
        RefusingRouter router;
        router.say(Refusal::NoRoute, 100s);
        router.forward(99s + 900ms, 100s + 300ms);
        QVERIFY(router.of(100s + 500ms).has_value());
        QVERIFY(router.of(99s + 500ms).has_value());
    }

    void anErrorThatIsHandedOutLaterIsEndedToo()
    {
        RefusingRouter router;
        const std::uint64_t first = router.read(Refusal::NoRoute, RefusingRouter::flow(1));
        const std::uint64_t second = router.read(Refusal::NoRoute, RefusingRouter::flow(1));
        router.forward(103s, 103s + 1ms);
        router.handOut(first, 100s);
        QVERIFY(!router.of(104s).has_value());
        // The second one says that it was still so then.
        router.handOut(second, 101s + 500ms);
        QVERIFY(router.of(101s).has_value());
        QVERIFY(router.of(102s + 500ms).has_value());
        QVERIFY(!router.of(104s).has_value());
    }

    /// Behind a NAT errors quote other flows than packets had where they began.
    void aPacketBehindANatEndsWhatWasSaidOfAnybody()
    {
        RefusingRouter router;
        const Flow anybody = Refusals::fromAnybody(RefusingRouter::flow(1));
        router.say(Refusal::NoRoute, 100s, RefusingRouter::flow(9));
        router.forward(102s, 102s + 1ms);
        QVERIFY(router.of(104s, anybody).has_value());
        router.forward(103s, 103s + 1ms, RefusingRouter::flow(1), Translated);
        QVERIFY(!router.of(104s, anybody).has_value());
        QVERIFY(router.of(104s, RefusingRouter::flow(9)).has_value());
    }
};

QTEST_GUILESS_MAIN(TestEndedRefusals)
#include "tst_endedrefusals.moc"

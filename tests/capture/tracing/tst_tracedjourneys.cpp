// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringholes.h"
#include "capture/tracing/journeysearch.h"
#include "capture/tracing/recordedpacket.h"
#include "tests/capture/tracing/linkrings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

class TestTracedJourneys final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LinkRings> m_rings;

    /// Returns the order for the topology with the two routers.
    JourneyOrder order() const
    {
        JourneyOrder order = m_rings->order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"r2", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        return order;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_rings = std::make_unique<LinkRings>(m_folder->path().toStdString());
    }

    void eachPacketIsFollowedAndItsEndIsTold()
    {
        fillTwoRouters(*m_rings, 100);
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        const TracedJourneys &all = **found;
        QCOMPARE(all.size(), std::size_t{100});
        QCOMPARE(all.totals().certain, std::uint64_t{100 + 90});
        QCOMPARE(all.lost(), std::uint64_t{10});
        QCOMPARE(all.underWay(), std::uint64_t{0});
        int arrived = 0;
        for (std::size_t at = 0; at < all.size(); ++at) {
            const TracedJourneys::Packet &packet = all.packet(at);
            const bool hasArrived = packet.fate == Fate::Arrived;
            arrived += hasArrived ? 1 : 0;
            QVERIFY(hasArrived || packet.fate == Fate::LostOnWireOrNotForwarded);
            QCOMPARE(all.way(packet).size(), hasArrived ? std::size_t{3} : std::size_t{2});
            QCOMPARE(all.delay(packet), hasArrived ? Timestamp(25'100us) : Timestamp(20'100us));
        }
        QCOMPARE(arrived, 90);
        QCOMPARE(all.flowRows().size(), std::size_t{1});
        QCOMPARE(all.flowRows().front().lost, std::uint64_t{10});
        QCOMPARE(all.flowRows().front().path.delay.least(), Timestamp(25'100us));
        QVERIFY(all.pointRows()[0].isCounted);
        for (const PointRow &point : all.pointRows())
            QVERIFY(point.isBalanced());
    }

    /// Every tenth packet is seen on c2 last, from 10.0291 s on, each 10 ms.
    void nothingIsLostWhereTheNextRecordingHasAHole_data()
    {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("waitingMilliseconds");
        QTest::addColumn<int>("fromMilliseconds");
        QTest::addColumn<int>("toMilliseconds");
        QTest::addColumn<int>("lost");
        QTest::newRow("two in it") << 0 << 5 << 10'060 << 10'070 << 8;
        QTest::newRow("it comes within the waiting time") << 0 << 1000 << 10'060 << 10'070 << 5;
        QTest::newRow("after all") << 0 << 5 << 10'200 << 10'300 << 10;
        QTest::newRow("of the other direction") << 1 << 5 << 0 << 20'000 << 10;
        QTest::newRow("the begin") << 0 << 5 << 0 << 10'100 << 2;
        QTest::newRow("the end") << 0 << 5 << 10'100 << -1 << 7;
    }
    void nothingIsLostWhereTheNextRecordingHasAHole()
    {
        QFETCH(const int, side);
        QFETCH(const int, waitingMilliseconds);
        QFETCH(const int, fromMilliseconds);
        QFETCH(const int, toMilliseconds);
        QFETCH(const int, lost);
        fillTwoRouters(*m_rings, 100);
        m_rings->finish();
        capture::HoleLog holes(m_rings->directory("c3"));
        holes.note({side, fromMilliseconds * 1ms,
                    toMilliseconds < 0 ? Timestamp::max() : Timestamp(toMilliseconds * 1ms)});
        QVERIFY(holes.write());
        JourneyOrder wanted = order();
        wanted.lostAfter = waitingMilliseconds * 1ms;
        const auto found = TracedJourneys::read(wanted);
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        std::map<Fate, std::uint64_t> fates;
        for (const PacketFates::Row &row : (*found)->fates())
            fates[row.fate] += row.packets;
        QCOMPARE(fates[Fate::OutOfSight], static_cast<std::uint64_t>(10 - lost));
        QCOMPARE((*found)->lost(), static_cast<std::uint64_t>(lost));
        QCOMPARE((*found)->flowRows().front().lost, static_cast<std::uint64_t>(lost));
        QCOMPARE(fates[Fate::Arrived], std::uint64_t{90});
    }

    /// A recording that says no times of what it lost.
    void noMoreIsLostThanIsLeftOfWhatWasNotRecorded()
    {
        fillTwoRouters(*m_rings, 100);
        m_rings->loseAt("c3", 4);
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        QCOMPARE((*found)->lost(), std::uint64_t{6});
        QCOMPARE((*found)->flowRows().front().lost, std::uint64_t{6});
        std::map<Fate, std::uint64_t> fates;
        for (const PacketFates::Row &row : (*found)->fates())
            fates[row.fate] += row.packets;
        QCOMPARE(fates[Fate::OutOfSight], std::uint64_t{4});
    }

    void arrivalsTellLinksFromElementsAndWhereAPacketWasLost()
    {
        fillArrivals(*m_rings, 700);
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        const TracedJourneys &all = **found;
        QCOMPARE(all.size(), std::size_t{700});
        QCOMPARE(all.totals().ambiguous, std::uint64_t{0});
        std::map<std::pair<std::string, bool>, Timestamp> took;
        for (const StepMeasure &step : all.steps()) {
            QCOMPARE(step.path.delay.least(), step.path.delay.greatest());
            const Point &from = all.places().point(step.from);
            took[{from.to, from.moment == Moment::Delivered}] = step.path.delay.least();
        }
        QCOMPARE(took.size(), std::size_t{5});
        QCOMPARE((took[{"r1:eth0", false}]), Timestamp(20ms));
        QCOMPARE((took[{"r1:eth0", true}]), Timestamp(100us));
        QCOMPARE((took[{"r2:eth0", false}]), Timestamp(4'500us));
        QCOMPARE((took[{"r2:eth0", true}]), Timestamp(500us));
        QCOMPARE((took[{"h2:eth0", false}]), Timestamp(1ms));
        std::map<Fate, std::uint64_t> fates;
        for (const PacketFates::Row &row : all.fates())
            fates[row.fate] += row.packets;
        QCOMPARE(fates[Fate::LostOnWire], std::uint64_t{70});
        QCOMPARE(fates[Fate::NotForwarded], std::uint64_t{90});
        QCOMPARE(fates[Fate::Arrived], std::uint64_t{540});
        QCOMPARE(all.lost(), std::uint64_t{160});
        for (const PointRow &point : all.pointRows())
            QVERIFY(point.isCounted && point.isBalanced());
    }

    void anArrivalIsFoundByItsPlaceAndItsBytesAreRead()
    {
        fillArrivals(*m_rings, 50);
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY(found);
        const auto sent = (*found)->find({1, 7});
        const auto delivered = (*found)->find({1, 7, true});
        QVERIFY(sent && delivered);
        QCOMPARE(*sent, *delivered);
        const TracedJourneys::Packet &packet = (*found)->packet(*delivered);
        const auto recorded = (*found)->recorded((*found)->hop(packet, 3));
        QCOMPARE(recorded, (TracedJourneys::Recorded{1, 7, true}));
        QCOMPARE((*found)->recordedAt(TracedJourneys::ringOf(recorded)).path,
                 m_rings->directory("c2") / "arrivals");
        QVERIFY(readRecordedPacket((*found)->recordedAt(TracedJourneys::ringOf(recorded)).path, 7));
        // One that was lost there was sent, and did not arrive.
        const auto lost = (*found)->find({1, 9});
        QVERIFY(lost);
        QVERIFY((*found)->packet(*lost).fate == Fate::LostOnWire);
    }

    void aRecordingThatGoesOnHasPacketsUnderWay()
    {
        fillTwoRouters(*m_rings, 100);
        m_rings->commit();
        JourneyOrder wanted = order();
        // Not all recordings have all that came later: it is passed over, and still balances.
        wanted.moment = 10s + 50ms;
        const auto early = TracedJourneys::read(wanted);
        QVERIFY(early);
        QVERIFY((*early)->journeys() < 100);
        QCOMPARE((*early)->lost(), std::uint64_t{0});
        for (const PointRow &each : (*early)->pointRows())
            QVERIFY(each.isBalanced());
        wanted.moment = 10s + 500ms;
        const auto found = TracedJourneys::read(wanted);
        QVERIFY(found);
        QCOMPARE((*found)->lost(), std::uint64_t{0});
        QCOMPARE((*found)->underWay(), std::uint64_t{10});
        wanted.moment = 20s;
        const auto later = TracedJourneys::read(wanted);
        QVERIFY(later);
        QCOMPARE((*later)->lost(), std::uint64_t{10});
    }

    void arrivalsThatEndedAloneDoNotMakeWhatIsSentLost()
    {
        m_rings->addLink("c1", "h1:eth0", "h2:eth0");
        m_rings->addArrivals("c1");
        const auto add = [this](const char *ring, int packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            m_rings->add(ring, 10s + packet * 100ms,
                         udp4(static_cast<std::uint64_t>(packet), shape));
        };
        for (int packet = 0; packet < 50; ++packet) {
            add("c1", packet);
            if (packet != 9)
                add("c1/arrivals", packet);
        }
        m_rings->finishOne("c1/arrivals");
        for (int packet = 50; packet < 100; ++packet)
            add("c1", packet);
        m_rings->commit();
        JourneyOrder wanted = order();
        wanted.moment = 60s;
        wanted.links[0].times = {{}, {{}, 15s}};
        const auto found = TracedJourneys::read(wanted);
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        QCOMPARE((*found)->lost(), std::uint64_t{1});
        // Nothing is said of the waiting time before they ended, either.
        QCOMPARE((*found)->flowRows().front().lost, std::uint64_t{1});
        QCOMPARE((*found)->underWay(), std::uint64_t{0});
        std::uint64_t outOfSight = 0;
        for (const PacketFates::Row &row : (*found)->fates())
            outOfSight += row.fate == Fate::OutOfSight ? row.packets : 0;
        QCOMPARE(outOfSight, std::uint64_t{50});
        for (const PointRow &point : (*found)->pointRows()) {
            const bool isSent = (*found)
                                    ->places()
                                    .point(static_cast<PointId>(&point - &(*found)->pointRows()[0]))
                                    .moment == Moment::Sent;
            QCOMPARE(point.isRecording, isSent);
        }
    }

    void whatLeftTheFilesOfTheNextPointIsOutOfSight()
    {
        m_rings->addLink("c1", "h1:eth0", "h2:eth0");
        capture::RingLimits small;
        small.segmentBytes = 300'000;
        small.segments = 2;
        m_rings->addArrivals("c1", small);
        for (int packet = 0; packet < 200; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            shape.payloadBytes = 9'000;
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            m_rings->add("c1", 10s + packet * 10ms, frame);
            if (packet % 100 != 99)
                m_rings->add("c1/arrivals", 10s + packet * 10ms + 1ms, frame);
            m_rings->commit();
        }
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        std::map<Fate, std::uint64_t> fates;
        for (const PacketFates::Row &row : (*found)->fates())
            fates[row.fate] += row.packets;
        // Only the last one that was lost is as late as what the arrivals still hold.
        QCOMPARE(fates[Fate::LostOnWire], std::uint64_t{1});
        QVERIFY(fates[Fate::OutOfSight] > 0);
        QCOMPARE(fates[Fate::OutOfSight] + fates[Fate::Arrived] + 1, std::uint64_t{200});
        QCOMPARE((*found)->lost(), std::uint64_t{1});
        QCOMPARE((*found)->flowRows().front().lost, std::uint64_t{1});
    }

    void whatWasSentBeforeTheNextCaptureBeganIsOutOfSight()
    {
        fillTwoRouters(*m_rings, 100);
        m_rings->finish();
        JourneyOrder wanted = order();
        // Half of the packets had left r1 by then; c3 has the other ones only.
        wanted.links[2].times.sent.start = 10s + 50ms + 20'100us;
        const auto found = TracedJourneys::read(wanted);
        QVERIFY(found);
        std::map<Fate, std::uint64_t> fates;
        for (const PacketFates::Row &row : (*found)->fates())
            fates[row.fate] += row.packets;
        QCOMPARE(fates[Fate::OutOfSight], std::uint64_t{5});
        QCOMPARE((*found)->lost(), std::uint64_t{5});
        QCOMPARE((*found)->underWay(), std::uint64_t{0});
    }

    void onlyTheLatestAreKeptOneByOne()
    {
        fillTwoRouters(*m_rings, 1'000);
        m_rings->finish();
        JourneyOrder wanted = order();
        wanted.mostSightings = 300;
        const auto found = TracedJourneys::read(wanted);
        QVERIFY(found);
        QVERIFY((*found)->size() < 110 && (*found)->size() > 90);
        QCOMPARE((*found)->journeys(), std::uint64_t{1'000});
        QCOMPARE((*found)->flowRows().front().packets, std::uint64_t{1'000});
        const TracedJourneys::Packet &last = (*found)->packet((*found)->size() - 1);
        QVERIFY((*found)->hop(last, 0).time >= Timestamp(10s + 900ms));
    }

    void aPacketIsFoundByItsPlaceInARecordingAndBack()
    {
        fillTwoRouters(*m_rings, 50);
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY(found);
        const auto journey = (*found)->find({1, 7});
        QVERIFY(journey);
        const TracedJourneys::Packet &packet = (*found)->packet(*journey);
        QCOMPARE((*found)->hop(packet, 1).time, Timestamp(10s + 7ms + 20'100us));
        const TracedJourneys::Recorded recorded = (*found)->recorded((*found)->hop(packet, 1));
        QCOMPARE(recorded.link, std::size_t{1});
        QCOMPARE(recorded.packet, std::uint64_t{7});
        QVERIFY(!(*found)->find({1, 50}));
        const auto bytes = readRecordedPacket(m_rings->directory("c2"), 7);
        QVERIFY(bytes);
        FrameShape shape;
        shape.sourcePort = 20'000;
        shape.identification = 7;
        const Frame sent = routed(udp4(7, shape));
        QVERIFY(std::equal(
            bytes->begin(), bytes->end(), sent.begin(), sent.end(),
            [](char one, std::uint8_t other) { return static_cast<std::uint8_t>(one) == other; }));
        QVERIFY(!readRecordedPacket(m_rings->directory("c2"), 50));
    }

    void whatTheCaptureLostIsToldAndDoesNotBalanceWhenItIsNot()
    {
        fillTwoRouters(*m_rings, 50);
        m_rings->loseAt("c1", 5);
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY(found);
        QCOMPARE((*found)->pointRows()[0].notRecorded, std::uint64_t{5});
        QVERIFY((*found)->pointRows()[0].isBalanced());
        PointRow row = (*found)->pointRows()[0];
        ++row.received;
        QVERIFY(!row.isBalanced());
        row = (*found)->pointRows()[0];
        --row.seen;
        QVERIFY(!row.isBalanced());
    }

    void aFilterChoosesJourneys()
    {
        fillTwoRouters(*m_rings, 100, 2);
        m_rings->finish();
        JourneyOrder wanted = order();
        wanted.filter = "udp src port 20001";
        const auto found = TracedJourneys::read(wanted);
        QVERIFY(found);
        QCOMPARE((*found)->size(), std::size_t{50});
        QCOMPARE((*found)->pointRows()[0].seen, std::uint64_t{50});
        QCOMPARE((*found)->lost(), std::uint64_t{10});
    }

    /// One of ten packets arrives; three others took another link, and one of these arrives, too.
    void aWayThatALossCutShortIsNoOther()
    {
        m_rings->addLink("c1", "h1:eth0", "r1:eth0");
        m_rings->addLink("c2", "r1:eth1", "r2:eth0");
        m_rings->addLink("c3", "r2:eth1", "h2:eth0");
        m_rings->addLink("c4", "r1:eth2", "r2:eth2");
        for (int packet = 0; packet < 13; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            const Timestamp time = 10s + packet * 100ms;
            m_rings->add("c1", time, frame);
            m_rings->add(packet < 10 ? "c2" : "c4", time + 1ms, routed(frame));
            if (packet == 3 || packet == 4 || packet == 12)
                m_rings->add("c3", time + 2ms, routed(routed(frame)));
        }
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        QCOMPARE((*found)->lost(), std::uint64_t{10});
        std::string other;
        for (std::size_t at = 0; at < (*found)->size(); ++at)
            other += (*found)->packet(at).isOtherWay ? 'x' : '.';
        QCOMPARE(other, std::string("..........xxx"));
        const TracedJourneys::FlowRow &row = (*found)->flowRows().front();
        QCOMPARE(row.ways.front().points.size(), std::size_t{3});
        QCOMPARE(row.ways.front().packets, std::uint64_t{2});
    }

    void ofWaysThatAllEndEarlyTheLongestIsUsual()
    {
        m_rings->addLink("c1", "h1:eth0", "r1:eth0");
        m_rings->addLink("c2", "r1:eth1", "r2:eth0");
        m_rings->addLink("c3", "r2:eth1", "r3:eth0");
        for (int packet = 0; packet < 10; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            const Timestamp time = 10s + packet * 100ms;
            m_rings->add("c1", time, frame);
            if (packet % 2 == 0)
                m_rings->add("c2", time + 1ms, routed(frame));
            if (packet == 6)
                m_rings->add("c3", time + 2ms, routed(routed(frame)));
        }
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        for (std::size_t at = 0; at < (*found)->size(); ++at)
            QVERIFY(!(*found)->packet(at).isOtherWay);
        QCOMPARE((*found)->flowRows().front().ways.front().points.size(), std::size_t{3});
    }

    void tenThousandFlowsAreRead()
    {
        fillTwoRouters(*m_rings, 20'000, 10'000);
        m_rings->finish();
        const auto found = TracedJourneys::read(order());
        QVERIFY(found);
        QCOMPARE((*found)->flowRows().size(), std::size_t{10'000});
        QCOMPARE((*found)->lost(), std::uint64_t{2'000});
    }

    void aSearchTellsWhatItFound()
    {
        fillTwoRouters(*m_rings, 100);
        m_rings->finish();
        JourneySearch search;
        QSignalSpy found(&search, &JourneySearch::found);
        search.start(order());
        QVERIFY(search.isRunning());
        QTRY_COMPARE(found.size(), 1);
        QVERIFY(!search.isRunning());
        QCOMPARE(found[0][0].value<JourneySearch::Found>()->size(), std::size_t{100});
    }

    void aSearchIsCancelledOrFails()
    {
        fillTwoRouters(*m_rings, 100);
        m_rings->finish();
        JourneySearch search;
        QSignalSpy found(&search, &JourneySearch::found);
        QSignalSpy failed(&search, &JourneySearch::failed);
        QSignalSpy cancelled(&search, &JourneySearch::cancelled);
        search.start(order());
        search.cancel();
        QTRY_COMPARE(found.size() + cancelled.size(), 1);
        JourneyOrder missing = order();
        missing.links[1].directory = m_folder->filePath("missing").toStdString();
        search.start(missing);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("missing"));
        // One that is started anew tells of the later one only.
        const auto before = found.size();
        search.start(order());
        search.start(order());
        QTRY_COMPARE(found.size(), before + 1);
    }
};

QTEST_GUILESS_MAIN(TestTracedJourneys)
#include "tst_tracedjourneys.moc"

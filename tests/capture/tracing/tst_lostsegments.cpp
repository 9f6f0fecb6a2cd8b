// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/lostsegments.h"
#include "capture/tracing/tcpreading.h"
#include "tests/capture/tracing/linkrings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Segments that a link never saw, as they were lost before it.
class TestLostSegments final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    JourneyOrder m_order;
    std::shared_ptr<const TracedJourneys> m_found;

    static bool goesOn() { return true; }

    static JourneyOrder orderOf(LinkRings &rings)
    {
        rings.finish();
        JourneyOrder order = rings.order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"r2", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        return order;
    }

private slots:
    /// Fifty segments over three links, of which every tenth is lost on the second one.
    void initTestCase()
    {
        LinkRings rings(m_folder.path().toStdString());
        fillTcp(rings, 50);
        m_order = orderOf(rings);
        const auto found = TracedJourneys::read(m_order);
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        m_found = *found;
    }

    void aLinkBehindTheLossIsToldWhichSegmentsItMissed()
    {
        const auto lost = readLostBefore(*m_found, {2}, goesOn);
        QVERIFY2(lost, lost ? "" : lost.error().text().c_str());
        QCOMPARE(lost->size(), std::size_t{5});
        for (std::size_t at = 0; at < lost->size(); ++at) {
            const LostSegment &each = (*lost)[at];
            const std::size_t segment = 10 * at + 9;
            QCOMPARE(each.sequence, static_cast<std::uint32_t>(1 + 1'000 * segment));
            QCOMPARE(each.dataBytes, 1'000u);
            QCOMPARE(each.time, Timestamp(10s + segment * 100ms + 1ms));
            QCOMPARE(m_found->places().point(each.last).to, std::string("r2:eth0"));
        }
    }

    void theyStandWhereTheyWouldHaveBeenInThePlotOfThatLink()
    {
        const auto lost = readLostBefore(*m_found, {2}, goesOn);
        const auto flows = readTcp(m_order.links[2].directory, goesOn);
        QVERIFY(lost && flows);
        QCOMPARE((*flows)->flows().size(), std::size_t{1});
        const capture::TcpFlow &flow = (*flows)->flows().front();
        const std::size_t side = flow.sentBy[0].end == lost->front().source ? 0 : 1;
        QCOMPARE(flow.sentBy[1 - side].end, lost->front().destination);
        for (const LostSegment &each : *lost) {
            const auto number = flow.sentBy[side].numberAt(each.sequence, each.time);
            QVERIFY(number);
            // It was sent again, and came.
            const auto &segments = flow.sentBy[side].segments;
            QVERIFY(std::any_of(segments.begin(), segments.end(), [&](const auto &segment) {
                return segment.begin == *number && segment.time > each.time;
            }));
        }
    }

    void linksBeforeTheLossMissedNothing()
    {
        for (const std::size_t link : {0u, 1u}) {
            const auto lost = readLostBefore(*m_found, {link}, goesOn);
            QVERIFY(lost);
            QCOMPARE(lost->size(), std::size_t{0});
        }
    }

    /// The source is 10.0.0.77 there, and 10.0.0.1 where they were lost.
    void behindANatTheyAreOfTheConnectionAsThatLinkHasIt()
    {
        const QTemporaryDir folder;
        LinkRings rings(folder.path().toStdString());
        fillTcp(rings, 50, true);
        const JourneyOrder order = orderOf(rings);
        const auto found = TracedJourneys::read(order);
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        const auto lost = readLostBefore(**found, {2}, goesOn);
        const auto flows = readTcp(order.links[2].directory, goesOn);
        QVERIFY(lost && flows);
        QCOMPARE(lost->size(), std::size_t{5});
        QCOMPARE((*flows)->flows().size(), std::size_t{1});
        const capture::TcpFlow &flow = (*flows)->flows().front();
        const std::size_t side = flow.sentBy[0].end == lost->front().source ? 0 : 1;
        for (const LostSegment &each : *lost) {
            QCOMPARE(each.source, flow.sentBy[side].end);
            QCOMPARE(each.destination, flow.sentBy[1 - side].end);
            QCOMPARE(static_cast<int>(each.source[3]), 77);
            QVERIFY(flow.sentBy[side].numberAt(each.sequence, each.time));
        }
        // Only there, segments have other ends than where they began.
        const auto before = readTranslatedEnds(**found, {0}, goesOn);
        QVERIFY(before);
        QCOMPARE(before->size(), std::size_t{1}); // the acknowledgements
        const auto ends = readTranslatedEnds(**found, {2}, goesOn);
        QVERIFY(ends);
        QCOMPARE(ends->size(), std::size_t{1});
        QCOMPARE(ends->begin()->second.source, lost->front().source);
    }

    void onlyTheLatestAreReadAndItCanBeCancelled()
    {
        const auto lost = readLostBefore(*m_found, {2}, goesOn, 2);
        QVERIFY(lost);
        QCOMPARE(lost->size(), std::size_t{2});
        QCOMPARE(lost->back().sequence, 49'001u);
        QVERIFY(!readLostBefore(*m_found, {2}, [] { return false; }));
    }
};

QTEST_GUILESS_MAIN(TestLostSegments)
#include "tst_lostsegments.moc"

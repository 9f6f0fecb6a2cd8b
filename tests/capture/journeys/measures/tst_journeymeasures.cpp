// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/packetfates.h"
#include "tests/capture/journeys/trace.h"

#include <QTest>

#include <map>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> Wires = {"h1:0 -> r1:0", "r1:1 -> h2:0", "h2:0 -> r1:1"};

/// Journeys that are given by hand.
class Given
{
public:
    /// All recordings end then, or were read then and go on.
    explicit Given(Timestamp end = Timestamp::max(), bool hasEnded = false)
        : Given(std::map<PointId, Timestamp>(), end, hasEnded)
    {
    }

    /// The stamps at some points are coarser than others.
    explicit Given(const std::map<PointId, Timestamp> &resolutions,
                   Timestamp end = Timestamp::max(), bool hasEnded = false)
    {
        for (const std::string &wire : Wires) {
            for (const char *moment : {" sent", " delivered"}) {
                Point point = pointFromName(wire + moment);
                const auto found = resolutions.find(static_cast<PointId>(m_places.points().size()));
                if (found != resolutions.end())
                    point.resolution = found->second;
                m_places.addPoint(point);
            }
        }
        m_places.connect();
        m_places.describe({"h1", Place::Forwarding::Keeps, false});
        m_places.describe({"r1", Place::Forwarding::Routes, false});
        m_places.describe({"h2", Place::Forwarding::Keeps, false});
        LossHorizon horizon;
        if (end != Timestamp::max())
            horizon = LossHorizon(m_places, std::vector(m_places.points().size(), end), 1s, {},
                                  std::vector<bool>(m_places.points().size(), hasEnded));
        measures = std::make_unique<JourneyMeasures>(m_places, m_flows, horizon);
        fates = std::make_unique<PacketFates>(m_places, m_flows, horizon);
    }

    struct Step
    {
        PointId point = 0;
        Timestamp time{};
        Match match = Match::Certain;
        std::uint8_t ttl = 60;
        std::uint32_t parent = Hop::NoParent;
        std::uint8_t changes = 0;
    };

    /// One behind the other, but for those that name their parent.
    std::uint32_t add(const std::vector<Step> &steps, std::uint8_t from = 1, std::uint8_t to = 2,
                      std::uint16_t length = 100)
    {
        Flow flow;
        flow.etherType = 0x0800;
        flow.protocol = 17;
        flow.source = {10, 0, 0, from};
        flow.destination = {10, 0, 0, to};
        std::vector<Hop> hops;
        for (const Step &step : steps) {
            Hop hop;
            hop.time = step.time;
            hop.point = step.point;
            hop.length = length;
            hop.ttl = step.ttl;
            hop.changes = step.changes;
            hop.match = hops.empty() ? Match::Origin : step.match;
            if (!hops.empty())
                hop.parent = step.parent != Hop::NoParent
                                 ? step.parent
                                 : static_cast<std::uint32_t>(hops.size() - 1);
            hops.push_back(hop);
        }
        Journey journey;
        journey.flow = m_flows.number(flow);
        journey.hops = hops;
        journey.isIp = true;
        journey.isToMany = areToMany;
        measures->add(journey);
        fates->add(journey);
        return journey.flow;
    }

    /// Whether what is added next has many destinations.
    bool areToMany = false;

    /// All the way from h1 to h2, with such a delay on the first link.
    std::uint32_t pass(Timestamp time, Timestamp delay, std::uint16_t length = 100)
    {
        return add(
            {{0, time}, {1, time + delay}, {2, time + delay + 10us}, {3, time + delay + 20us}}, 1,
            2, length);
    }

    /// The address 10.0.0.`last` is that of an element.
    void say(char last, const std::string &element)
    {
        m_places.addAddress({10, 0, 0, last}, element);
    }

    std::uint64_t count(Fate fate) const
    {
        std::uint64_t packets = 0;
        for (const PacketFates::Row &row : fates->rows(*measures))
            packets += row.fate == fate ? row.packets : 0;
        return packets;
    }

    std::unique_ptr<JourneyMeasures> measures;
    std::unique_ptr<PacketFates> fates;

private:
    Places m_places;
    FlowTable m_flows;
};

} // namespace

class TestJourneyMeasures final : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSentShortlyBeforeTheEndIsUnderWay()
    {
        Given given(10s);
        const std::uint32_t flow = given.pass(1s, 1ms);
        given.pass(9'900ms, 1ms);                // arrived all the same
        given.add({{0, 2s}});                    // lost on the first wire
        given.add({{0, 9s}});                    // just settled
        given.add({{0, 9'001ms}});               // not yet
        given.add({{0, 9'500ms}, {1, 9'600ms}}); // at r1
        QCOMPARE(given.measures->flows().at(flow).packets, std::uint64_t{6});
        QCOMPARE(given.measures->lost(flow), std::uint64_t{2});
        QCOMPARE(given.measures->underWay(flow), std::uint64_t{2});
        QCOMPARE(given.measures->underWay(), std::uint64_t{2});
        QCOMPARE(given.count(Fate::Arrived), std::uint64_t{2});
        QCOMPARE(given.count(Fate::LostOnWire), std::uint64_t{2});
        QCOMPARE(given.count(Fate::UnderWay), std::uint64_t{2});
        QVERIFY(!isLoss(Fate::UnderWay));
    }

    void whatComesBehindARecordingThatEndedIsOutOfSight()
    {
        Given given(10s, true);
        const std::uint32_t flow = given.pass(1s, 1ms);
        given.add({{0, 2s}});                    // lost on the first wire
        given.add({{0, 9'500ms}, {1, 9'600ms}}); // at r1, shortly before the end
        given.add({{0, 20s}, {1, 21s}});         // nobody recorded what r1 sent on
        QCOMPARE(given.measures->lost(flow), std::uint64_t{1});
        QCOMPARE(given.measures->underWay(flow), std::uint64_t{0});
        QCOMPARE(given.count(Fate::UnderWay), std::uint64_t{0});
        QCOMPARE(given.count(Fate::OutOfSight), std::uint64_t{2});
        QCOMPARE(given.count(Fate::LostOnWire), std::uint64_t{1});
    }

    void whoPassesAPacketOnDoesNotHaveItsSource()
    {
        // The packets that h1 sent are seen behind r1 first, as when the recording before it was
        // rotated away.
        Given given;
        given.add({{2, 1s, Match::Certain, 63}, {3, 1s + 1ms, Match::Certain, 63}}, 1, 2);
        const std::uint32_t answer = given.add({{4, 2s}, {5, 2s + 1ms}}, 2, 1);
        QVERIFY(!given.measures->destination(answer));
        QCOMPARE(given.measures->lost(answer), std::uint64_t{0});
        QCOMPARE(given.count(Fate::Arrived), std::uint64_t{1}); // the first one, at h2
        // The packets that r1 sends itself show an address of its own.
        given.add({{2, 3s, Match::Certain, 64}, {3, 3s + 1ms, Match::Certain, 64}}, 7, 2);
        const std::uint32_t toRouter = given.add({{4, 4s}, {5, 4s + 1ms}}, 2, 7);
        QVERIFY(given.measures->destination(toRouter));
        QCOMPARE(given.measures->lost(toRouter), std::uint64_t{0});
        QCOMPARE(given.count(Fate::Arrived), std::uint64_t{3});
    }

    void anAddressIsWhereItIsSaidToBe()
    {
        Given given;
        given.say(2, "h2");
        given.say(3, "h9"); // is on no connection that was recorded
        const std::uint32_t lost = given.add({{0, 1s}, {1, 1s + 1ms}}, 1, 2);
        QCOMPARE(given.measures->lost(lost), std::uint64_t{1});
        const std::uint32_t beyond = given.pass(2s, 1ms);
        QCOMPARE(beyond, lost);
        QCOMPARE(given.measures->lost(lost), std::uint64_t{1});
        const std::uint32_t unseen = given.add({{0, 3s}, {1, 3s + 1ms}}, 1, 3);
        QVERIFY(!given.measures->destination(unseen));
        QCOMPARE(given.measures->lost(unseen), std::uint64_t{0});
    }

    void aCopyThatIsUnderWayMakesNoPacketLost()
    {
        Given given(10s);
        // Doubled on the first wire; one copy came through, or neither did.
        const std::uint32_t flow = given.add({{0, 9'500ms},
                                              {1, 9'501ms},
                                              {1, 9'502ms, Match::Certain, 60, 0, Duplicated},
                                              {2, 9'503ms, Match::Certain, 59, 1},
                                              {3, 9'504ms, Match::Certain, 59}});
        given.pass(1s, 1ms);
        given.add({{0, 9'600ms}, {1, 9'601ms}, {1, 9'602ms, Match::Certain, 60, 0, Duplicated}});
        QCOMPARE(given.measures->lost(flow), std::uint64_t{0});
        QCOMPARE(given.measures->underWay(flow), std::uint64_t{1});
    }

    void delaysAreToldByLinkNodeAndFlow()
    {
        Given given;
        std::uint32_t flow = 0;
        for (int packet = 0; packet < 100; ++packet)
            flow = given.pass(1s + packet * 1ms, 200us);
        const auto steps = given.measures->steps();
        QCOMPARE(steps.size(), std::size_t{3});
        QCOMPARE(steps[0]->path.delay.mean(), Timestamp(200us));
        QCOMPARE(steps[1]->path.delay.mean(), Timestamp(10us));
        QCOMPARE(steps[0]->path.order.outcome().variation.greatest(), Timestamp{});
        const auto destination = given.measures->destination(flow);
        QVERIFY(destination && destination->end);
        QCOMPARE(given.measures->path(flow)->measure.delay.mean(), Timestamp(220us));
        QCOMPARE(given.measures->lost(flow), std::uint64_t{0});
    }

    void packetsThatAreOvertakenAreReordered()
    {
        Given given;
        given.pass(1s + 1ms, 1ms);
        given.pass(1s, 5ms);
        given.pass(1s + 9ms, 1ms);
        const StepMeasure *link = given.measures->steps().front();
        QCOMPARE(link->path.order.outcome().reordered, std::uint64_t{1});
        QCOMPARE(link->path.order.outcome().variation.count(), std::uint64_t{2});
        QCOMPARE(link->path.order.outcome().variation.greatest(), Timestamp(4ms));
    }

    /// It is handed over before those that it came behind, as they wait further on.
    void whatIsLostOvertakesNobody()
    {
        Given given;
        const auto wait = [&given](Timestamp time) {
            given.add({{0, time}, {1, time + 1ms}, {2, time + 2ms}, {3, time + 900ms}});
        };
        given.add({{0, 1s + 10ms}, {1, 1s + 11ms}});
        given.add({{0, 1s + 20ms}, {1, 1s + 21ms}});
        for (int packet = 0; packet < 10; ++packet)
            wait(1s + packet * 1ms);
        wait(1s + 25ms);
        const auto order = given.measures->steps().front()->path.order.outcome();
        QCOMPARE(order.reordered, std::uint64_t{0});
        QCOMPARE(order.variation.count(), std::uint64_t{12});
    }

    void packetsArePutInOrderAsFarAsThereIsRoom()
    {
        OrderMeasure measure(100);
        // Those from the second half come first.
        for (const int half : {1, 0}) {
            for (int packet = 0; packet < 1'000; ++packet)
                measure.add(1s + half * 1s + packet * 1us, 1s + half * 1s + packet * 1us + 1ms, 3s);
        }
        const auto outcome = measure.outcome();
        QCOMPARE(outcome.reordered, std::uint64_t{0});
        QVERIFY(outcome.variation.count() >= 999);
        // One that overtakes is found all the same.
        measure.add(5s, 5s + 2ms, 6s);
        measure.add(5s + 1us, 5s + 1ms, 6s);
        QCOMPARE(measure.outcome().reordered, std::uint64_t{1});
    }

    /// Stamps of microseconds tell no order within one of them.
    void whatTheClockCannotTellApartIsNotReordered()
    {
        OrderMeasure measure(100);
        measure.add(1s + 1us, 1s + 5us, 2s);
        measure.add(1s, 1s + 5us, 2s);
        QCOMPARE(measure.outcome().reordered, std::uint64_t{0});
        measure.add(3s + 1us, 3s + 5us, 4s);
        measure.add(3s, 3s + 6us, 4s);
        QCOMPARE(measure.outcome().reordered, std::uint64_t{1});
        OrderMeasure coarse(100);
        coarse.add(1s + 3us, 1s + 5us, 2s, 1us);
        coarse.add(1s + 1us, 1s + 6us, 2s, 1us);
        coarse.add(2s + 1us, 2s + 5us, 3s, 1us);
        coarse.add(2s, 2s + 9us, 3s, 1us);
        QCOMPARE(coarse.outcome().reordered, std::uint64_t{0});
        QCOMPARE(coarse.outcome().variation.count(), std::uint64_t{3});
        coarse.add(4s + 2us, 4s + 5us, 5s, 1us);
        coarse.add(4s + 3us, 4s + 6us, 5s, 1us);
        coarse.add(4s, 4s + 7us, 5s, 1us);
        QCOMPARE(coarse.outcome().reordered, std::uint64_t{1});
    }

    void pathsAreAsExactAsTheStampsAtTheirEnds()
    {
        Given given({{0, 1us}, {3, 1ms}});
        given.add({{0, 1s}, {1, 1s + 1ms}, {2, 1s + 2ms}, {3, 1s + 3ms}});
        const auto steps = given.measures->steps();
        QCOMPARE(steps[0]->path.resolution, Timestamp(1us));
        QCOMPARE(steps[1]->path.resolution, Timestamp(1ns));
        QCOMPARE(steps[2]->path.resolution, Timestamp(1ms));
        const auto destination = given.measures->destination(1);
        QVERIFY(destination && destination->end);
        QCOMPARE(given.measures->path(1)->measure.resolution, Timestamp(1ms));
    }

    /// As those are whose first links had been overwritten.
    void whatWasSeenOnlyFurtherOnIsLeftOutOfTheDelay()
    {
        Given given;
        std::uint32_t flow = 0;
        // The first of them, and most of them, were not seen on the first link.
        for (int packet = 0; packet < 5; ++packet)
            flow = given.add({{2, 1s + packet * 1ms}, {3, 1s + packet * 1ms + 100us}});
        QCOMPARE(given.measures->path(flow)->measure.delay.mean(), Timestamp(100us));
        for (int packet = 0; packet < 3; ++packet)
            given.add({{0, 2s + packet * 1ms},
                       {1, 2s + packet * 1ms + 1us},
                       {2, 2s + packet * 1ms + 2us},
                       {3, 2s + packet * 1ms + 300us}});
        // And one that was seen first as it left the first link.
        given.add({{1, 3s}, {2, 3s + 1us}, {3, 3s + 200us}});
        QCOMPARE(given.measures->destination(flow)->end->packets, std::uint64_t{9});
        const FlowMeasure::Path *path = given.measures->path(flow);
        QVERIFY(path != nullptr);
        QCOMPARE(path->packets, std::uint64_t{3});
        QCOMPARE(given.measures->leftOut(flow), std::uint64_t{6});
        QCOMPARE(path->measure.delay.count(), std::uint64_t{3});
        QCOMPARE(path->measure.delay.least(), Timestamp(300us));
    }

    void copiesAreCountedOnce()
    {
        Given given;
        const std::uint32_t flow = given.add({{0, 1s},
                                              {1, 1s + 1ms},
                                              {1, 1s + 2ms, Match::Certain, 60, 0, Duplicated},
                                              {2, 1s + 3ms, Match::Certain, 60, 1},
                                              {2, 1s + 4ms, Match::ByOrder, 60, 2},
                                              {3, 1s + 5ms, Match::Certain, 60, 3},
                                              {3, 1s + 6ms, Match::Certain, 60, 4}});
        QCOMPARE(given.measures->steps().front()->path.duplicated, std::uint64_t{1});
        const auto destination = given.measures->destination(flow);
        QCOMPARE(destination->end->packets, std::uint64_t{1});
        QCOMPARE(given.measures->path(flow)->measure.duplicated, std::uint64_t{1});
        QCOMPARE(given.measures->lost(flow), std::uint64_t{0});
    }

    void whatIsAmbiguousIsNotMeasured()
    {
        Given given;
        given.add({{0, 1s}, {1, 1s + 9ms, Match::Ambiguous}});
        const StepMeasure *link = given.measures->steps().front();
        QCOMPARE(link->ambiguous, std::uint64_t{1});
        QCOMPARE(link->path.delay.count(), std::uint64_t{0});
        QCOMPARE(given.measures->totals().ambiguous, std::uint64_t{1});
    }

    void threeCausesAreToldApart()
    {
        Given given;
        // A packet that h2 sends shows where its address is.
        given.add({{4, 1s}, {5, 1s + 1ms}}, 2, 9);
        for (int packet = 0; packet < 1000; ++packet) {
            const Timestamp time = 2s + packet * 1ms;
            if (packet % 10 == 3)
                given.add({{0, time}});
            else if (packet % 10 == 5)
                given.add({{0, time}, {1, time + 1ms, Match::Certain, 1}}, 1, 2);
            else if (packet % 10 == 7)
                given.add({{0, time}, {1, time + 1ms}}, 1, 77);
            else
                given.pass(time, 1ms);
        }
        QCOMPARE(given.count(Fate::LostOnWire), std::uint64_t{100});
        QCOMPARE(given.count(Fate::TtlExpired), std::uint64_t{100});
        // And the one that h2 sent to nobody.
        QCOMPARE(given.count(Fate::NotForwarded), std::uint64_t{101});
        QCOMPARE(given.count(Fate::Arrived), std::uint64_t{700});
    }

    void aFlowThatNeverArrivedIsLostWhole()
    {
        Given given;
        given.add({{4, 1s}, {5, 1s + 1ms}}, 2, 1);
        std::uint32_t flow = 0;
        for (int packet = 0; packet < 5; ++packet)
            flow = given.add({{0, 2s + packet * 1ms}, {1, 2s + packet * 1ms + 1ms}}, 1, 2);
        QVERIFY(given.measures->destination(flow));
        QCOMPARE(given.measures->lost(flow), std::uint64_t{5});
    }

    void anotherWayIsAChange()
    {
        Given given;
        const std::uint32_t flow = given.pass(1s, 1ms);
        given.pass(2s, 1ms);
        given.add({{0, 3s}, {2, 3s + 1ms}, {3, 3s + 2ms}});
        given.pass(4s, 1ms);
        const FlowMeasure &measure = given.measures->flows().at(flow);
        QCOMPARE(measure.ways.size(), std::size_t{2});
        QCOMPARE(measure.ways[0].packets, std::uint64_t{3});
        QCOMPARE(given.measures->wayChanges(flow), std::uint64_t{2});
    }

    /// It goes all ways at once, and the first to be found is none of its own.
    void whatHasManyDestinationsChangesNoWay()
    {
        Given given;
        given.areToMany = true;
        const std::uint32_t flow = given.pass(1s, 1ms);
        given.add({{0, 3s}, {2, 3s + 1ms}, {3, 3s + 2ms}});
        given.pass(4s, 1ms);
        QCOMPARE(given.measures->wayChanges(flow), std::uint64_t{0});
    }

    void aWayOfWhichLessWasSeenIsNoChangeOfIt()
    {
        Given given;
        const std::uint32_t flow = given.add({{0, 1s}, {1, 1s + 1ms}});
        given.add({{2, 1s + 2ms}, {3, 1s + 3ms}});
        given.pass(2s, 1ms);
        given.add({{1, 3s}, {2, 3s + 1ms}, {3, 3s + 2ms}});
        given.pass(4s, 1ms);
        given.add({{2, 5s}, {3, 5s + 1ms}});
        QCOMPARE(given.measures->wayChanges(flow), std::uint64_t{0});
    }

    void aPacketThatIsLostOnTheWayIsNoChangeOfIt()
    {
        Given given;
        given.add({{0, 500ms}, {1, 501ms}});
        const std::uint32_t flow = given.pass(1s, 1ms);
        given.add({{0, 3s}, {1, 3s + 1ms}});
        given.pass(4s, 1ms);
        const FlowMeasure &measure = given.measures->flows().at(flow);
        QCOMPARE(measure.ways.size(), std::size_t{2});
        QCOMPARE(given.measures->wayChanges(flow), std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestJourneyMeasures)
#include "tst_journeymeasures.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/trace.h"

#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

namespace {

Frame withTtl(std::uint64_t id, int ttl)
{
    FrameShape shape;
    shape.ttl = static_cast<std::uint8_t>(ttl);
    return udp6(id, shape);
}

const std::vector<std::pair<std::string, Place::Forwarding>> Line = {
    {"h1", Place::Forwarding::Keeps},
    {"r1", Place::Forwarding::Routes},
    {"r2", Place::Forwarding::Routes},
    {"h2", Place::Forwarding::Keeps}};

/// Over both routers; those of a TTL that is too small end where it is 1.
void send(Trace &trace, Timestamp time, Frame frame, int ttl,
          const std::vector<std::string> &links = {"h1:0 -> r1:0", "r1:1 -> r2:0", "r2:1 -> h2:0"})
{
    int seen = Trace::Nothing;
    for (std::size_t hop = 0; hop < links.size() && hop < static_cast<std::size_t>(ttl); ++hop) {
        seen = trace.see(links[hop] + " sent", time, frame, seen);
        seen = trace.see(links[hop] + " delivered", time + 5us, frame, seen);
        frame = routed(frame);
        time += 10us;
    }
}

} // namespace

/// Packets that were seen before and behind connections that were not recorded.
class TestMatcherGaps final : public QObject
{
    Q_OBJECT

private slots:
    /// As a traceroute, or an application that does so, sends it.
    void theSameAgainWithASmallerTtlIsAnotherWhereAllIsRecorded()
    {
        Trace trace;
        trace.known = Line;
        for (int packet = 0; packet < 20; ++packet) {
            Timestamp time = 1s + packet * 40ms;
            for (const int ttl : {64, 10}) {
                send(trace, time, withTtl(static_cast<std::uint64_t>(packet), ttl), ttl);
                time += 20ms;
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{40});
        QCOMPARE(outcome.totals.overGaps, std::uint64_t{0});
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
    }

    void whatExpiredIsNotSeenAgain()
    {
        Trace trace;
        trace.known = Line;
        send(trace, 1s, withTtl(1, 2), 2);
        send(trace, 1s + 20ms, withTtl(1, 1), 1);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{2});
        QCOMPARE(outcome.wrong, std::uint64_t{0});
    }

    void bothRoutersBesideAGapTakeOne()
    {
        for (const int ttl : {63, 62, 59}) {
            Trace trace;
            trace.open = Line;
            const int sent = trace.see("h1:0 -> r1:0", 1s, withTtl(1, 64));
            trace.see("r2:1 -> h2:0", 1s + 5ms, withTtl(1, ttl), sent);
            QCOMPARE(trace.match().totals.journeys, std::uint64_t{ttl == 63 ? 2u : 1u});
        }
    }

    /// The second one can have come from either.
    void whatMayBeOfTwoIsAmbiguous()
    {
        Trace trace;
        trace.open = Line;
        const int first = trace.see("h1:0 -> r1:0", 1s, withTtl(1, 64));
        const int second = trace.see("h1:0 -> r1:0", 1s + 20ms, withTtl(1, 64));
        const int one = trace.see("r2:1 -> h2:0", 1s + 1ms, withTtl(1, 62), first);
        const int two = trace.see("r2:1 -> h2:0", 1s + 21ms, withTtl(1, 62), second);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{2});
        QVERIFY(outcome.hops[static_cast<std::size_t>(one)].match == Match::Certain);
        QVERIFY(outcome.hops[static_cast<std::size_t>(two)].match == Match::Ambiguous);
    }

    /// Nobody knows which is the packet, and that there is another one of it.
    void onePacketIsNotTwoBehindAGap()
    {
        Trace trace;
        trace.open = Line;
        const int sent = trace.see("h1:0 -> r1:0", 1s, withTtl(1, 64));
        trace.see("r2:1 -> h2:0", 1s + 1ms, withTtl(1, 62), sent);
        trace.see("r2:1 -> h2:0", 1s + 30ms, withTtl(1, 62));
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{2});
        QCOMPARE(outcome.totals.certain, std::uint64_t{0});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{1});
    }

    /// Which of those before the gap is left is not known.
    void amongAmbiguousOnesNoneIsCertain()
    {
        Trace trace;
        trace.known = {{"r1", Place::Forwarding::Routes}};
        trace.open = {{"r2", Place::Forwarding::Routes}, {"r3", Place::Forwarding::Routes}};
        const int first = trace.see("h1:0 -> r1:0", 1s, withTtl(1, 64));
        trace.see("h1:0 -> r1:0", 1s + 1ms, withTtl(1, 64));
        const int next = trace.see("r1:1 -> r2:0", 1s + 2ms, withTtl(1, 63), first);
        trace.see("r3:1 -> h2:0", 1s + 4ms, withTtl(1, 61), next);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.certain, std::uint64_t{0});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{2});
    }

    void severalGapsAreBridged()
    {
        Trace trace;
        trace.open = {{"r1", Place::Forwarding::Routes},
                      {"r2", Place::Forwarding::Routes},
                      {"r3", Place::Forwarding::Routes},
                      {"r4", Place::Forwarding::Routes}};
        for (std::uint64_t id = 0; id < 50; ++id) {
            const Timestamp time = 1s + id * 1ms;
            const int one = trace.see("h1:0 -> r1:0", time, withTtl(id, 64));
            const int two = trace.see("r2:1 -> r3:0", time + 300us, withTtl(id, 62), one);
            trace.see("r4:1 -> h2:0", time + 600us, withTtl(id, 60), two);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{50});
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.certain, std::uint64_t{100});
    }

    /// A recording that ended is a gap from then on, and one with a hole in it.
    void whereARecordingIsMissingPacketsPassUnseen()
    {
        for (const Timestamp missing : {Timestamp(2s), Timestamp(3s + 500ms)}) {
            Trace trace;
            trace.known = Line;
            for (const char *moment : {" sent", " delivered"})
                trace.missing.push_back(
                    {std::string("r1:1 -> r2:0") + moment, {missing, Timestamp::max()}});
            send(trace, 1s, withTtl(1, 64), 64);
            send(trace, 3s, withTtl(2, 64), 64, {"h1:0 -> r1:0"});
            trace.see("r2:1 -> h2:0 sent", 3s + 20us, withTtl(2, 62));
            trace.see("r2:1 -> h2:0 delivered", 3s + 25us, withTtl(2, 62));
            const Trace::Outcome outcome = trace.match();
            const bool isGap = missing < 3s;
            QCOMPARE(outcome.totals.journeys, std::uint64_t{isGap ? 2u : 3u});
            QCOMPARE(outcome.totals.overGaps, std::uint64_t{isGap ? 1u : 0u});
        }
    }

    /// Each router takes one, and a switch nothing; only a tunnel may hide what others took.
    void whatAnElementTakesIsKnown()
    {
        for (const int ttl : {64, 63, 62}) {
            for (const bool isSwitch : {false, true}) {
                Trace trace;
                trace.open = {
                    {"r1", isSwitch ? Place::Forwarding::Switches : Place::Forwarding::Routes}};
                const int sent = trace.see("h1:0 -> r1:0", 1s, withTtl(1, 64));
                trace.see("r1:1 -> h2:0", 1s + 10us, withTtl(1, ttl), sent);
                const bool isPossible = isSwitch ? ttl == 64 : ttl >= 63;
                QCOMPARE(trace.match().totals.journeys, std::uint64_t{isPossible ? 1u : 2u});
            }
        }
    }

    /// A sender with two links, of which one was recorded.
    void whatMayHaveComeUnseenIsNoCopy()
    {
        Trace trace;
        trace.open = Line;
        for (std::uint64_t id = 0; id < 20; ++id) {
            const Timestamp time = 1s + id * 60ms;
            const int sent = trace.see("h1:0 -> r1:0", time, withTtl(id, 64));
            trace.see("r1:1 -> h2:0", time + 4ms, withTtl(id, 63), sent);
            trace.see("r1:1 -> h2:0", time + 34ms, withTtl(id, 63));
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{40});
        QCOMPARE(outcome.totals.duplicated, std::uint64_t{0});
        QCOMPARE(outcome.totals.certain, std::uint64_t{0});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{20});
    }

    /// The first one that comes out is the one that was not seen.
    void noneOfThoseBeforeIsSureThen()
    {
        Trace trace;
        trace.open = Line;
        const Frame frame = withTtl(1, 64);
        for (int packet = 0; packet < 5; ++packet) {
            const Timestamp time = 1s + packet * 10ms;
            const int sent = trace.see("h1:0 -> r1:0", time, frame);
            if (packet == 0)
                trace.see("r1:1 -> h2:0", time + 1ms, routed(frame));
            trace.see("r1:1 -> h2:0", time + 12ms, routed(frame), sent);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.duplicated, std::uint64_t{0});
    }

    /// A router sends a packet to one port.
    void outOfAnotherPortOfARouterItIsAnother()
    {
        Trace trace;
        trace.open = Line;
        const int sent = trace.see("h1:0 -> r1:0", 1s, withTtl(1, 64));
        trace.see("r1:1 -> r2:0", 1s + 1ms, withTtl(1, 63), sent);
        trace.see("r1:2 -> r3:0", 1s + 9ms, withTtl(1, 63));
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{2});
        QCOMPARE(outcome.totals.certain, std::uint64_t{0});
    }

    /// Where emulation doubles, it can be either.
    void whereTheLinkDoublesItMayBeACopy()
    {
        Trace trace;
        trace.open = Line;
        trace.emulation = {{"h1:0 -> r1:0", "duplication 5 %"}};
        const int sent = trace.see("h1:0 -> r1:0", 1s, withTtl(1, 64));
        trace.see("r1:1 -> h2:0", 1s + 1ms, withTtl(1, 63), sent);
        trace.see("r1:1 -> h2:0", 1s + 2ms, withTtl(1, 63), sent);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{2});
    }

    /// The first ones died in the router; the same were sent again when their link was not recorded
    /// any more.
    void whatDiedBeforeARecordingStoppedIsNotWhatCameAfterwards()
    {
        Trace trace;
        trace.known = Line;
        for (const char *moment : {" sent", " delivered"})
            trace.missing.push_back({std::string("h1:0 -> r1:0") + moment, {2s, Timestamp::max()}});
        for (const bool areAlike : {false, true}) {
            Trace each = trace;
            for (std::uint64_t packet = 0; packet < 20; ++packet) {
                const Timestamp time = 1s + packet * 20ms;
                const Frame frame = withTtl(areAlike ? 1 : packet, 64);
                send(each, time, frame, 64, {"h1:0 -> r1:0"});
                send(each, time + 2s, routed(frame), 63, {"r1:1 -> r2:0"});
            }
            const Trace::Outcome outcome = each.match();
            QCOMPARE(outcome.totals.journeys, std::uint64_t{40});
            QCOMPARE(outcome.totals.duplicated, std::uint64_t{0});
            QCOMPARE(outcome.wrong, std::uint64_t{0});
        }
    }

    /// All came, and the middle link was recorded for a part of the time.
    void afterARecordingStoppedLookalikesAreNoCopies()
    {
        Trace trace;
        trace.known = Line;
        for (const char *moment : {" sent", " delivered"})
            trace.missing.push_back(
                {std::string("r1:1 -> r2:0") + moment, {1s + 395ms, Timestamp::max()}});
        for (int packet = 0; packet < 100; ++packet) {
            const Timestamp time = 1s + packet * 20ms;
            if (packet < 20) {
                send(trace, time, withTtl(1, 64), 64);
                continue;
            }
            send(trace, time, withTtl(1, 64), 64, {"h1:0 -> r1:0"});
            send(trace, time + 20us, withTtl(1, 62), 62, {"r2:1 -> h2:0"});
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{100});
        QCOMPARE(outcome.totals.duplicated, std::uint64_t{0});
        QCOMPARE(outcome.totals.overGaps, std::uint64_t{80});
    }

    /// What was on its way when it stopped goes on, but nobody knows.
    void whatIsOnItsWayThenIsAmbiguous()
    {
        Trace trace;
        trace.known = Line;
        trace.missing = {{"h1:0 -> r1:0 delivered", {1s + 1ms, Timestamp::max()}}};
        const int sent = trace.see("h1:0 -> r1:0 delivered", 1s, withTtl(1, 64));
        trace.see("r1:1 -> r2:0", 1s + 2ms, withTtl(1, 63), sent);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{1});
    }

    void oneMomentOfALinkMayBeMissing_data()
    {
        QTest::addColumn<std::string>("missing");
        QTest::newRow("sent") << std::string("r1:1 -> r2:0 sent");
        QTest::newRow("delivered") << std::string("r1:1 -> r2:0 delivered");
    }
    /// A ring is of bytes, and where a link loses packets, that of its arrivals goes further back.
    void oneMomentOfALinkMayBeMissing()
    {
        QFETCH(const std::string, missing);
        Trace trace;
        trace.known = Line;
        trace.missing = {{missing, {Timestamp::min(), 1s + 500ms}}};
        for (int packet = 0; packet < 40; ++packet) {
            Timestamp time = 1s + packet * 24ms;
            Frame frame = withTtl(static_cast<std::uint64_t>(packet), 64);
            int seen = Trace::Nothing;
            for (const std::string link : {"h1:0 -> r1:0", "r1:1 -> r2:0", "r2:1 -> h2:0"}) {
                for (const char *moment : {" sent", " delivered"}) {
                    const std::string point = link + moment;
                    if (point != missing || time > 1s + 500ms)
                        seen = trace.see(point, time += 1us, frame, seen);
                }
                frame = routed(frame);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{40});
        QCOMPARE(outcome.totals.overGaps, std::uint64_t{21});
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
    }

    /// Nothing but what the one router takes off the TTL may differ.
    void whatPassedOneRouterLostOneOfItsTtl()
    {
        for (const int ttl : {64, 63, 62}) {
            Trace trace;
            trace.known = Line;
            trace.missing = {{"r1:1 -> r2:0 sent", {Timestamp::min(), 5s}}};
            trace.see("h1:0 -> r1:0 sent", 1s, withTtl(1, 64));
            trace.see("r1:1 -> r2:0 sent", 9s, withTtl(2, 63));
            trace.see("r1:1 -> r2:0 delivered", 1s + 1ms, withTtl(1, ttl));
            QCOMPARE(trace.match().totals.journeys, std::uint64_t{ttl == 63 ? 2u : 3u});
        }
    }

    void aHostThatOverhearsSendsNothingOn()
    {
        Trace trace;
        trace.open = {{"x1", Place::Forwarding::Floods},
                      {"h3", Place::Forwarding::Keeps},
                      {"r1", Place::Forwarding::Routes}};
        const int sent = trace.see("h1:0 -> x1:0", 1s, withTtl(1, 64));
        trace.see("x1:1 -> h3:0", 1s + 10us, withTtl(1, 64), sent);
        trace.see("r1:1 -> h2:0", 1s + 30us, withTtl(1, 63));
        QCOMPARE(trace.match().totals.journeys, std::uint64_t{2});
    }
};

QTEST_GUILESS_MAIN(TestMatcherGaps)
#include "tst_matchergaps.moc"

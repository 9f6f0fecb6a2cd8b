// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/ledger.h"
#include "tests/capture/journeys/trace.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Packets come to a hub or a switch unseen, and leave it by several ports; or the one that they
/// are for is not seen behind it.
class TestFloods final : public QObject
{
    Q_OBJECT

    static constexpr auto Keeps = Place::Forwarding::Keeps;
    static constexpr auto Routes = Place::Forwarding::Routes;
    static constexpr auto Switches = Place::Forwarding::Switches;
    static constexpr auto Floods = Place::Forwarding::Floods;

    static Frame between(std::uint8_t source, std::uint8_t destination, Frame frame)
    {
        const std::array<std::uint8_t, 12> addresses = {2, 0, 0, 0, 0, destination,
                                                        2, 0, 0, 0, 0, source};
        std::ranges::copy(addresses, frame.begin());
        return frame;
    }

    static Trace behind(Place::Forwarding forwarding)
    {
        Trace trace;
        trace.open = {{"hub", forwarding}};
        trace.known = {{"h2", Keeps}, {"h3", Keeps}, {"r1", Routes}};
        return trace;
    }

    static std::vector<std::string> elements(const Ledger &ledger, const FlowMeasure::Way &way)
    {
        return elementsOn(ledger.places, way.points);
    }

private slots:
    void whatEntersUnseenIsOnePacket_data()
    {
        QTest::addColumn<bool>("isHub");
        QTest::newRow("hub") << true;
        QTest::newRow("switch that floods") << false;
    }
    void whatEntersUnseenIsOnePacket()
    {
        QFETCH(const bool, isHub);
        Ledger ledger({"hub:1 -> r1:0 sent", "hub:1 -> r1:0 delivered", "hub:2 -> h3:0 sent",
                       "hub:2 -> h3:0 delivered", "r1:1 -> h2:0 sent", "r1:0 -> hub:1 sent",
                       "h3:0 -> hub:2 sent"});
        ledger.places.describe({"hub", isHub ? Floods : Switches, true});
        ledger.describe({"h2", "h3"}, Keeps);
        ledger.describe({"r1"}, Routes);
        ledger.places.addAddress({10, 0, 0, 2}, "h2");
        ledger.see("r1:0 -> hub:1 sent", 1ms, between(9, 1, arpRequest(9, 1)));
        ledger.see("h3:0 -> hub:2 sent", 2ms, between(3, 1, arpRequest(3, 1)));
        constexpr std::uint64_t Packets = 30;
        for (std::uint64_t packet = 0; packet < Packets; ++packet) {
            const Frame frame = between(1, 9, udp4(packet));
            Timestamp time = 1s + packet * 10ms;
            for (const char *point : {"hub:2 -> h3:0 sent", "hub:2 -> h3:0 delivered",
                                      "hub:1 -> r1:0 sent", "hub:1 -> r1:0 delivered"})
                ledger.see(point, time += 1us, frame);
            ledger.see("r1:1 -> h2:0 sent", time += 1us, between(8, 2, routed(frame)));
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"r1:1 -> h2:0 sent", Fate::Arrived}]), Packets);
        QCOMPARE((found[{"hub:2 -> h3:0 delivered", Fate::Unneeded}]), Packets);
        const auto flows = ledger.measures().flows();
        const auto flow = std::ranges::find_if(
            flows, [&](const auto &each) { return ledger.flows().flow(each.first).isIp(); });
        QVERIFY(flow != flows.end());
        QCOMPARE(flow->second.packets, Packets);
        QCOMPARE(ledger.measures().wayChanges(flow->first), std::uint64_t{0});
        QCOMPARE(flow->second.ways.size(), std::size_t{1});
        QCOMPARE(elements(ledger, flow->second.ways[0]),
                 (std::vector<std::string>{"hub", "r1", "h2"}));
        QCOMPARE(ledger.lost(), std::uint64_t{0});
    }

    /// The same content is sent twice.
    void lookalikesStayTwo_data()
    {
        QTest::addColumn<Timestamp>("apart");
        QTest::newRow("at once") << Timestamp(2us);
        QTest::newRow("soon") << Timestamp(20ms);
        QTest::newRow("later") << Timestamp(1s);
    }
    void lookalikesStayTwo()
    {
        QFETCH(const Timestamp, apart);
        Trace trace = behind(Floods);
        const Frame frame = udp4(1);
        for (const Timestamp time : {Timestamp(1s), 1s + apart}) {
            trace.see("hub:1 -> r1:0", time, frame);
            trace.see("hub:2 -> h3:0", time + 5us, frame);
        }
        const auto outcome = trace.match();
        std::vector<std::vector<int>> journeys = outcome.journeys;
        std::ranges::sort(journeys);
        QCOMPARE(journeys, (std::vector<std::vector<int>>{{0, 1}, {2, 3}}));
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{0});
    }

    /// One of two lookalikes left by one port only, as a switch knew the way by then, or a
    /// recording left it out.
    void withAnotherNumberAtAPortNobodyKnowsWhich()
    {
        Trace trace = behind(Switches);
        const Frame frame = udp4(1);
        trace.see("hub:1 -> r1:0", 1s, frame);
        trace.see("hub:2 -> h3:0", 1s + 5us, frame);
        trace.see("hub:1 -> r1:0", 1s + 10ms, frame);
        const auto outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{2});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{1});
        QCOMPARE(outcome.hops[1].match, Match::Ambiguous);
    }

    void whatLeftLongAfterIsAnotherOne()
    {
        Trace trace = behind(Floods);
        trace.see("hub:1 -> r1:0", 1s, udp4(1));
        trace.see("hub:2 -> h3:0", 2s, udp4(1));
        QCOMPARE(trace.match().totals.journeys, std::uint64_t{2});
    }

    void whatARouterSendsTwiceIsTwo()
    {
        Trace trace;
        trace.open = {{"r1", Routes}};
        trace.see("r1:1 -> h2:0", 1s, udp4(1));
        trace.see("r1:2 -> h3:0", 1s + 5us, udp4(1));
        QCOMPARE(trace.match().totals.journeys, std::uint64_t{2});
    }

    /// Copies that came in unseen, and come to one element by two ways.
    void copiesOfOneThatCameUnseenMayMeet()
    {
        Trace trace = behind(Floods);
        trace.see("hub:1 -> r1:0", 1s, udp4(1));
        const int other = trace.see("hub:2 -> s2:0", 1s + 1us, udp4(1));
        trace.see("s2:1 -> r1:2", 1s + 2us, udp4(1), other);
        const auto outcome = trace.match();
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1});
        QCOMPARE(outcome.totals.duplicated, std::uint64_t{1});
    }

    void behindANatTheOwnerIsNotABystander_data()
    {
        QTest::addColumn<bool>("isNat");
        QTest::newRow("NAT") << true;
        QTest::newRow("no NAT") << false;
    }
    /// The link to h2 is not recorded; h3 gets copies.
    void behindANatTheOwnerIsNotABystander()
    {
        QFETCH(const bool, isNat);
        Ledger ledger({"h1:0 -> r1:0 sent", "r1:1 -> hub:0 sent", "r1:1 -> hub:0 delivered",
                       "hub:1 -> h3:0 sent", "hub:1 -> h3:0 delivered", "h3:0 -> hub:1 sent"});
        ledger.places.describe({"hub", Floods, true});
        ledger.describe({"h1", "h3"}, Keeps);
        ledger.describe({"r1"}, Routes);
        ledger.places.addAddress({10, 0, 0, 2}, "h2");
        ledger.see("h3:0 -> hub:1 sent", 2ms, between(3, 1, arpRequest(3, 1)));
        constexpr std::uint64_t Packets = 30;
        for (std::uint64_t packet = 0; packet < Packets; ++packet) {
            const Frame frame = udp4(packet);
            Timestamp time = 1s + packet * 10ms;
            ledger.see("h1:0 -> r1:0 sent", time, between(1, 9, frame));
            const Frame sent = between(8, 2, isNat ? translated(frame, 77, 50'000) : routed(frame));
            for (const char *point : {"r1:1 -> hub:0 sent", "r1:1 -> hub:0 delivered",
                                      "hub:1 -> h3:0 sent", "hub:1 -> h3:0 delivered"})
                ledger.see(point, time += 1us, sent);
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"r1:1 -> hub:0 delivered", Fate::OutOfSight}]), Packets);
        QCOMPARE((found[{"hub:1 -> h3:0 delivered", Fate::Unneeded}]), Packets);
        QCOMPARE(ledger.lost(), std::uint64_t{0});
        const auto flows = ledger.measures().flows();
        const auto flow = std::ranges::find_if(
            flows, [&](const auto &each) { return ledger.flows().flow(each.first).isIp(); });
        QVERIFY(flow != flows.end());
        QCOMPARE(flow->second.isTranslated, isNat);
        QVERIFY(!ledger.measures().destination(flow->first));
        QCOMPARE(ledger.measures().outOfSight(flow->first), Packets);
        QCOMPARE(flow->second.ways.size(), std::size_t{1});
        QCOMPARE(elements(ledger, flow->second.ways[0]),
                 (std::vector<std::string>{"h1", "r1", "hub"}));
    }

    /// Only the link of the router that they are for is not recorded at the hub.
    void whatBystandersGotIsNotLostWhereTheWayOnIsUnseen()
    {
        Ledger ledger({"h1:0 -> x1:0 sent", "x1:1 -> s1:0 sent", "x1:2 -> h2:0 sent",
                       "s1:1 -> h5:0 sent", "r1:1 -> h3:0 sent", "h2:0 -> x1:2 sent",
                       "h5:0 -> s1:1 sent"});
        ledger.describe({"h1", "h2", "h3", "h5"}, Keeps);
        ledger.describe({"s1"}, Switches);
        ledger.places.describe({"x1", Floods, true});
        ledger.places.describe({"r1", Routes, true});
        ledger.places.addAddress({10, 0, 0, 2}, "h3");
        ledger.see("h2:0 -> x1:2 sent", 1ms, between(4, 1, arpRequest(4, 1)));
        ledger.see("h5:0 -> s1:1 sent", 2ms, between(5, 1, arpRequest(5, 1)));
        constexpr std::uint64_t Packets = 40;
        for (std::uint64_t packet = 0; packet < Packets; ++packet) {
            const Frame frame = between(1, 9, udp4(packet));
            const Timestamp time = 1s + packet * 10ms;
            ledger.see("h1:0 -> x1:0 sent", time, frame);
            ledger.see("x1:1 -> s1:0 sent", time + 1us, frame);
            ledger.see("x1:2 -> h2:0 sent", time + 2us, frame);
            ledger.see("r1:1 -> h3:0 sent", time + 5us, between(8, 2, routed(frame)));
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"r1:1 -> h3:0 sent", Fate::Arrived}]), Packets);
        QCOMPARE((found[{"x1:1 -> s1:0 sent", Fate::Unneeded}]), Packets);
        QCOMPARE((found[{"x1:2 -> h2:0 sent", Fate::Unneeded}]), Packets);
        QCOMPARE(ledger.lost(), std::uint64_t{0});
    }

    void aSwitchWithoutItsLinkLosesWhatItFloods_data()
    {
        QTest::addColumn<std::string>("note");
        QTest::addColumn<Fate>("fate");
        QTest::newRow("stopped") << std::string("the element at an end is stopped")
                                 << Fate::ElementDown;
        QTest::newRow("link") << std::string("the link is down") << Fate::NextLinkDown;
        QTest::newRow("nobody says why") << std::string("none") << Fate::NotForwarded;
    }
    /// r1 and the bystander h3 at a switch, which floods what it has no port for.
    void aSwitchWithoutItsLinkLosesWhatItFloods()
    {
        QFETCH(const std::string, note);
        QFETCH(const Fate, fate);
        Ledger ledger({"h1:0 -> s1:0 sent", "h1:0 -> s1:0 delivered", "s1:1 -> h3:0 sent",
                       "s1:1 -> h3:0 delivered", "s1:2 -> r1:0 sent", "s1:2 -> r1:0 delivered",
                       "r1:1 -> h2:0 sent", "r1:0 -> s1:2 sent", "h3:0 -> s1:1 sent"});
        ledger.describe({"h1", "h2", "h3"}, Keeps);
        ledger.describe({"r1"}, Routes);
        ledger.describe({"s1"}, Switches);
        ledger.places.addAddress({10, 0, 0, 2}, "h2");
        ledger.see("r1:0 -> s1:2 sent", 1ms, between(9, 1, arpRequest(9, 1)));
        ledger.see("h3:0 -> s1:1 sent", 2ms, between(3, 1, arpRequest(3, 1)));
        const PointId down = ledger.point("s1:2 -> r1:0 sent");
        ledger.effects.add(down, 0s, "none");
        ledger.effects.add(down, 10s, note);
        ledger.effects.add(down, 30s, "none");
        constexpr std::uint64_t Packets = 40;
        constexpr std::uint64_t Gone = 10;
        for (std::uint64_t packet = 0; packet < Packets; ++packet) {
            const Frame frame = between(1, 9, udp4(packet));
            Timestamp time = 1s + packet * 1s;
            ledger.see("h1:0 -> s1:0 sent", time, frame);
            ledger.see("h1:0 -> s1:0 delivered", time += 1us, frame);
            if (packet >= 12 && packet < 12 + Gone) {
                ledger.see("s1:1 -> h3:0 sent", time += 1us, frame);
                ledger.see("s1:1 -> h3:0 delivered", time += 1us, frame);
                continue;
            }
            ledger.see("s1:2 -> r1:0 sent", time += 1us, frame);
            ledger.see("s1:2 -> r1:0 delivered", time += 1us, frame);
            ledger.see("r1:1 -> h2:0 sent", time += 1us, between(8, 2, routed(frame)));
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"h1:0 -> s1:0 delivered", fate}]), Gone);
        QCOMPARE((found[{"s1:1 -> h3:0 delivered", Fate::Unneeded}]), Gone);
        QCOMPARE(ledger.lost(), Gone);
        QCOMPARE(ledger.lostCopies(), std::uint64_t{0});
        for (const auto &[flow, measure] : ledger.measures().flows()) {
            for (const FlowMeasure::Way &way : measure.ways) {
                const bool isOfH3 = elements(ledger, way).front() == "h3";
                QCOMPARE(elements(ledger, way).back() == "h3", false);
                QVERIFY(isOfH3 || ledger.measures().wayChanges(flow) == 0);
            }
        }
    }

    void whatASwitchWithTheDestinationDidNotGetIsLost_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("all links of the switches are recorded") << false;
        QTest::newRow("some are not") << true;
    }
    /// h5 is behind two switches at a hub, where h2 gets copies.
    void whatASwitchWithTheDestinationDidNotGetIsLost()
    {
        QFETCH(const bool, isOpen);
        Ledger ledger({"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered", "hub:1 -> h2:0 sent",
                       "hub:1 -> h2:0 delivered", "hub:2 -> s1:0 sent", "hub:2 -> s1:0 delivered",
                       "s1:1 -> s2:0 sent", "s1:1 -> s2:0 delivered", "s2:1 -> h5:0 sent",
                       "s2:1 -> h5:0 delivered", "h5:0 -> s2:1 sent", "h2:0 -> hub:1 sent"});
        ledger.describe({"h1", "h2", "h5"}, Keeps);
        ledger.describe({"hub"}, Floods);
        ledger.places.describe({"s1", Switches, isOpen});
        ledger.places.describe({"s2", Switches, isOpen});
        ledger.places.addAddress({10, 0, 0, 2}, "h5");
        ledger.see("h5:0 -> s2:1 sent", 1ms, between(5, 1, arpRequest(5, 1)));
        ledger.see("h2:0 -> hub:1 sent", 2ms, between(2, 1, arpRequest(2, 1)));
        for (std::uint64_t packet = 0; packet < 50; ++packet) {
            const Frame frame = between(1, 5, udp4(packet));
            Timestamp time = 1s + packet * 10ms;
            std::size_t seen = 0;
            for (const char *point :
                 {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered", "hub:1 -> h2:0 sent",
                  "hub:1 -> h2:0 delivered", "hub:2 -> s1:0 sent", "hub:2 -> s1:0 delivered",
                  "s1:1 -> s2:0 sent", "s1:1 -> s2:0 delivered", "s2:1 -> h5:0 sent",
                  "s2:1 -> h5:0 delivered"}) {
                if (seen++ < (packet % 5 == 0 ? 5U : packet % 5 == 1 ? 7U : 10U))
                    ledger.see(point, time += 1us, frame);
            }
        }
        auto rows = ledger.rows();
        QCOMPARE((rows[{"hub:2 -> s1:0 sent", Fate::LostOnWire}]), std::uint64_t{10});
        QCOMPARE((rows[{"s1:1 -> s2:0 sent", Fate::LostOnWire}]), std::uint64_t{10});
        QCOMPARE((rows[{"s2:1 -> h5:0 delivered", Fate::Arrived}]), std::uint64_t{30});
        QCOMPARE((rows[{"hub:1 -> h2:0 delivered", Fate::Unneeded}]), std::uint64_t{50});
        QCOMPARE(ledger.lostCopies(), std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestFloods)
#include "tst_floods.moc"

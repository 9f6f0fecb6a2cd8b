// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/ledger.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// A hub sends what is for one element to others, too.
class TestBystanders final : public QObject
{
    Q_OBJECT

    static constexpr auto Keeps = Place::Forwarding::Keeps;
    static constexpr auto Routes = Place::Forwarding::Routes;
    static constexpr auto Floods = Place::Forwarding::Floods;

    static Frame frameFor(std::uint8_t destination, std::uint8_t source, std::uint8_t number)
    {
        Frame frame = between(source, destination, arpRequest(source, destination));
        frame[12] = 0x88;
        frame[13] = 0xb5;
        frame.back() = number;
        return frame;
    }

    /// The frame with the MAC addresses of two elements' interfaces.
    static Frame between(std::uint8_t source, std::uint8_t destination, Frame frame)
    {
        const std::array<std::uint8_t, 12> addresses = {2, 0, 0, 0, 0, destination,
                                                        2, 0, 0, 0, 0, source};
        std::ranges::copy(addresses, frame.begin());
        return frame;
    }

    /// h1 and the bystander h3 at a hub, and behind it r1 with h2; arrivals are recorded. r1 and h3
    /// may have sent something, so that their MAC addresses are known; r1's is 9.
    struct Hub : Ledger
    {
        explicit Hub(bool areKnown)
            : Ledger({"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered", "hub:1 -> h3:0 sent",
                      "hub:1 -> h3:0 delivered", "hub:2 -> r1:0 sent", "hub:2 -> r1:0 delivered",
                      "r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered", "r1:0 -> hub:2 sent",
                      "h3:0 -> hub:1 sent"})
        {
            describe({"h1", "h2", "h3"}, Keeps);
            describe({"r1"}, Routes);
            describe({"hub"}, Floods);
            places.addAddress({10, 0, 0, 2}, "h2");
            places.addAddress({10, 0, 0, 3}, "h3");
            if (!areKnown)
                return;
            see("r1:0 -> hub:2 sent", 1ms, between(9, 1, arpRequest(9, 1)));
            see("h3:0 -> hub:1 sent", 2ms, between(3, 1, arpRequest(3, 1)));
        }
    };

    /// h1, h2 and r1 at a hub, where the switch s1 is as well with h5 behind it; h3 is behind r1.
    /// All arrivals are recorded, and all have sent something.
    struct Switched : Ledger
    {
        static std::vector<std::string> points()
        {
            std::vector<std::string> all;
            for (const std::string link :
                 {"h1:0 -> hub:0", "hub:0 -> h1:0", "h2:0 -> hub:1", "hub:1 -> h2:0",
                  "r1:0 -> hub:2", "hub:2 -> r1:0", "s1:0 -> hub:3", "hub:3 -> s1:0",
                  "h5:0 -> s1:1", "s1:1 -> h5:0", "r1:1 -> h3:0"})
                all.insert(all.end(), {link + " sent", link + " delivered"});
            return all;
        }
        Switched() : Ledger(points())
        {
            describe({"h1", "h2", "h3", "h5"}, Keeps);
            describe({"r1"}, Routes);
            describe({"hub"}, Floods);
            describe({"s1"}, Place::Forwarding::Switches);
            places.addAddress({10, 0, 0, 1}, "h1");
            places.addAddress({10, 0, 0, 2}, "h3");
            Timestamp time = 1ms;
            pass("h1:0 -> hub:0", time, between(1, 7, arpRequest(1, 7)));
            pass("h2:0 -> hub:1", time, between(2, 7, arpRequest(2, 7)));
            pass("r1:0 -> hub:2", time, between(9, 7, arpRequest(9, 7)));
            pass("h5:0 -> s1:1", time, between(5, 7, arpRequest(5, 7)));
        }
        /// Sees the frame go over the link, or be lost there.
        void pass(const std::string &link, Timestamp &time, const Frame &frame, bool isLost = false)
        {
            see(link + " sent", time += 1us, frame);
            if (!isLost)
                see(link + " delivered", time += 1us, frame);
        }
    };

    static std::uint64_t lossesIn(const std::map<std::pair<std::string, Fate>, std::uint64_t> &rows)
    {
        std::uint64_t packets = 0;
        for (const auto &[row, count] : rows)
            packets += isLoss(row.second) ? count : 0;
        return packets;
    }

private slots:
    void aFrameCameToWhomItMayBeFor_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("h2 has sent before") << true;
        QTest::newRow("neither of them has") << false;
    }
    void aFrameCameToWhomItMayBeFor()
    {
        QFETCH(const bool, isKnown);
        const std::vector<std::string> way = {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered",
                                              "hub:2 -> h3:0 sent", "hub:2 -> h3:0 delivered",
                                              "hub:1 -> h2:0 sent", "hub:1 -> h2:0 delivered"};
        std::vector<std::string> points = way;
        points.insert(points.end(), {"h2:0 -> hub:1 sent", "h2:0 -> hub:1 delivered"});
        Ledger ledger(points);
        ledger.describe({"h1", "h2", "h3"}, Keeps);
        ledger.describe({"hub"}, Floods);
        if (isKnown) {
            ledger.see("h2:0 -> hub:1 sent", 1s, frameFor(1, 2, 0));
            ledger.see("h2:0 -> hub:1 delivered", 1s + 1ms, frameFor(1, 2, 0));
        }
        constexpr std::uint8_t Frames = 20;
        for (std::uint8_t each = 0; each < Frames; ++each) {
            Timestamp time = 2s + each * 10ms;
            // h3 gets its copy first.
            for (const std::string &point : way)
                ledger.see(point, time += 1us, frameFor(2, 1, each));
        }
        auto found = ledger.rows();
        const Fate ofBystander = isKnown ? Fate::Unneeded : Fate::Arrived;
        QCOMPARE((found[{"hub:1 -> h2:0 delivered", Fate::Arrived}]), std::uint64_t{Frames});
        QCOMPARE((found[{"hub:2 -> h3:0 delivered", ofBystander}]), std::uint64_t{Frames});
    }

    void aRecordingSaysWhomAFrameIsNotFor_data()
    {
        QTest::addColumn<std::uint64_t>("mac");
        QTest::addColumn<std::uint64_t>("lost");
        QTest::newRow("the frames are for another one")
            << std::uint64_t{0x020000000003} << std::uint64_t{0};
        QTest::newRow("they are for this one") << std::uint64_t{0x020000000002} << std::uint64_t{2};
        QTest::newRow("nobody knows") << std::uint64_t{0} << std::uint64_t{2};
    }
    /// Only the link to one that has not sent anything is recorded.
    void aRecordingSaysWhomAFrameIsNotFor()
    {
        QFETCH(const std::uint64_t, mac);
        QFETCH(const std::uint64_t, lost);
        Ledger ledger({"hub:1 -> h3:0 sent", "hub:1 -> h3:0 delivered", "h3:0 -> hub:1 sent"});
        Point own = pointFromName("h3:0 -> hub:1 sent");
        own.mac = mac;
        ledger.places.addPoint(own);
        ledger.describe({"h3"}, Keeps);
        ledger.places.describe({"hub", Floods, true});
        for (std::uint8_t each = 0; each < 10; ++each) {
            const Frame frame = between(1, 2, udp4(each));
            ledger.see("hub:1 -> h3:0 sent", 1s + each * 10ms, frame);
            if (each >= 2)
                ledger.see("hub:1 -> h3:0 delivered", 1s + each * 10ms + 1ms, frame);
        }
        QCOMPARE(lossesIn(ledger.rows()), lost);
        QCOMPARE(ledger.lost(), lost);
    }

    void whatARouterBehindTheHubDoesNotSendOnIsLost_data()
    {
        QTest::addColumn<int>("arriving");
        QTest::addColumn<int>("hops");
        QTest::newRow("half of them arrives") << 50 << 4;
        QTest::newRow("none arrives") << 0 << 4;
        QTest::newRow("the first router has no route") << 0 << 2;
    }
    /// The hub gives h3 a copy, which excuses nothing, and is no other way.
    void whatARouterBehindTheHubDoesNotSendOnIsLost()
    {
        QFETCH(const int, arriving);
        QFETCH(const int, hops);
        constexpr int Packets = 100;
        const std::vector<std::string> points = {"h1:0 -> hub:0 sent", "hub:1 -> h3:0 sent",
                                                 "hub:2 -> r1:0 sent", "r1:1 -> r2:0 sent",
                                                 "r2:1 -> h2:0 sent"};
        for (const bool isKnown : {true, false}) {
            Ledger ledger(points);
            ledger.describe({"h1", "h2", "h3"}, Keeps);
            ledger.describe({"r1", "r2"}, Routes);
            ledger.describe({"hub"}, Floods);
            ledger.places.addAddress({10, 0, 0, 3}, "h3");
            if (isKnown)
                ledger.places.addAddress({10, 0, 0, 2}, "h2");
            for (int packet = 0; packet < Packets; ++packet) {
                Frame frame = udp4(static_cast<std::uint64_t>(packet));
                const int passed = packet < arriving ? 5 : hops == 2 ? 3 : 4;
                for (int at = 0; at < passed; ++at) {
                    ledger.see(points[static_cast<std::size_t>(at)], 1s + packet * 10ms + at * 10us,
                               frame);
                    frame = at >= 2 ? routed(frame) : frame;
                }
            }
            auto found = ledger.counts();
            const auto lost = static_cast<std::uint64_t>(Packets - arriving);
            QCOMPARE(found[Fate::LostOnWireOrNotForwarded], lost);
            QCOMPARE(found[Fate::Unneeded], std::uint64_t{Packets});
            QCOMPARE(found[Fate::Arrived], Packets - lost);
            QCOMPARE(ledger.lost(), lost);
            QCOMPARE(ledger.measures().wayChanges(ledger.measures().flows().begin()->first),
                     std::uint64_t{0});
        }
    }

    void whatIsLostBehindTheHubCountsOnce_data()
    {
        QTest::addColumn<bool>("areKnown");
        QTest::newRow("MAC addresses are known") << true;
        QTest::newRow("nobody has answered") << false;
    }
    /// The bystander's copy arrives while r1's is lost on its wire.
    void whatIsLostBehindTheHubCountsOnce()
    {
        QFETCH(const bool, areKnown);
        Hub ledger(areKnown);
        constexpr int Packets = 100;
        constexpr std::uint64_t Lost = 30;
        for (int packet = 0; packet < Packets; ++packet) {
            const Frame frame = between(1, 9, udp4(static_cast<std::uint64_t>(packet)));
            Timestamp time = 1s + packet * 10ms;
            for (const char *point :
                 {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered", "hub:1 -> h3:0 sent",
                  "hub:1 -> h3:0 delivered", "hub:2 -> r1:0 sent"})
                ledger.see(point, time += 1us, frame);
            if (packet % 10 < 3)
                continue;
            ledger.see("hub:2 -> r1:0 delivered", time += 1us, frame);
            for (const char *point : {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"})
                ledger.see(point, time += 1us, between(8, 2, routed(frame)));
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"hub:2 -> r1:0 sent", Fate::LostOnWire}]), Lost);
        QCOMPARE((found[{"hub:1 -> h3:0 delivered", Fate::Unneeded}]), std::uint64_t{Packets});
        QCOMPARE((found[{"r1:1 -> h2:0 delivered", Fate::Arrived}]), Packets - Lost);
        QCOMPARE(lossesIn(found), Lost);
        QCOMPARE(ledger.lost(), Lost);
        for (const auto &[flow, measure] : ledger.measures().flows())
            QCOMPARE(ledger.measures().wayChanges(flow), std::uint64_t{0});
    }

    void aCopyThatIsLostOnItsWayToABystanderIsNoLoss()
    {
        Hub ledger(true);
        for (int packet = 0; packet < 50; ++packet) {
            const Frame frame = between(1, 9, udp4(static_cast<std::uint64_t>(packet)));
            Timestamp time = 1s + packet * 10ms;
            for (const char *point :
                 {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered", "hub:1 -> h3:0 sent",
                  "hub:2 -> r1:0 sent", "hub:2 -> r1:0 delivered"})
                ledger.see(point, time += 1us, frame);
            for (const char *point : {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"})
                ledger.see(point, time += 1us, between(8, 2, routed(frame)));
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"hub:1 -> h3:0 sent", Fate::Unneeded}]), std::uint64_t{50});
        QCOMPARE(lossesIn(found), std::uint64_t{0});
        QCOMPARE(ledger.lost(), std::uint64_t{0});
    }

    /// r1 has sent nothing yet, h3 has: what is lost on the way to h3 is not h3's.
    void whoHasSentIsNotTheOneWhoHasNot()
    {
        Hub ledger(false);
        ledger.see("h3:0 -> hub:1 sent", 2ms, between(3, 1, arpRequest(3, 1)));
        for (int packet = 0; packet < 50; ++packet) {
            const Frame frame = between(1, 9, udp4(static_cast<std::uint64_t>(packet)));
            Timestamp time = 1s + packet * 10ms;
            for (const char *point : {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered",
                                      "hub:1 -> h3:0 sent", "hub:2 -> r1:0 sent"})
                ledger.see(point, time += 1us, frame);
            if (packet % 5 == 0)
                continue;
            ledger.see("hub:2 -> r1:0 delivered", time += 1us, frame);
            for (const char *point : {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"})
                ledger.see(point, time += 1us, between(8, 2, routed(frame)));
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"hub:1 -> h3:0 sent", Fate::Unneeded}]), std::uint64_t{50});
        QCOMPARE((found[{"hub:2 -> r1:0 sent", Fate::LostOnWire}]), std::uint64_t{10});
        QCOMPARE(lossesIn(found), std::uint64_t{10});
        QCOMPARE(ledger.lost(), std::uint64_t{10});
    }

    /// Each piece has its copy; one in ten of the pieces is lost at r1.
    void piecesOfAPacketHaveBystandersToo()
    {
        Hub ledger(true);
        constexpr int Packets = 50;
        std::uint64_t pieces = 0;
        std::uint64_t lost = 0;
        for (int packet = 0; packet < Packets; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet + 1);
            shape.mayBeFragmented = true;
            shape.payloadBytes = 4'000;
            const Frame whole = between(1, 9, udp4(static_cast<std::uint64_t>(packet), shape));
            Timestamp time = 1s + packet * 10ms;
            for (const Frame &piece : fragments(whole, 1'480)) {
                for (const char *point :
                     {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered", "hub:1 -> h3:0 sent",
                      "hub:1 -> h3:0 delivered", "hub:2 -> r1:0 sent", "hub:2 -> r1:0 delivered"})
                    ledger.see(point, time += 1us, piece);
                if (++pieces % 10 == 0) {
                    ++lost;
                    continue;
                }
                for (const char *point : {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"})
                    ledger.see(point, time += 1us, between(8, 2, routed(piece)));
            }
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"hub:1 -> h3:0 delivered", Fate::Unneeded}]), pieces);
        QCOMPARE((found[{"hub:2 -> r1:0 delivered", Fate::NotForwarded}]), lost);
        QCOMPARE((found[{"r1:1 -> h2:0 delivered", Fate::Arrived}]), pieces - lost);
        QCOMPARE(lossesIn(found), lost);
    }

    /// Another router at the hub gets copies as well, and they come first.
    void aRouterLosesOnlyWhatIsForItself()
    {
        const std::vector<std::string> points = {"h1:0 -> hub:0 sent", "hub:1 -> r2:0 sent",
                                                 "hub:2 -> r1:0 sent", "r1:1 -> h2:0 sent",
                                                 "r1:0 -> hub:2 sent"};
        Ledger ledger(points);
        ledger.describe({"h1", "h2"}, Keeps);
        ledger.describe({"r1", "r2"}, Routes);
        ledger.describe({"hub"}, Floods);
        ledger.places.addAddress({10, 0, 0, 2}, "h2");
        ledger.see("r1:0 -> hub:2 sent", 1ms, between(9, 1, arpRequest(9, 1)));
        constexpr int Packets = 40;
        for (int packet = 0; packet < Packets; ++packet) {
            const Frame frame = between(1, 9, udp4(static_cast<std::uint64_t>(packet)));
            Timestamp time = 1s + packet * 10ms;
            for (const char *point :
                 {"h1:0 -> hub:0 sent", "hub:1 -> r2:0 sent", "hub:2 -> r1:0 sent"})
                ledger.see(point, time += 1us, frame);
            if (packet % 4 != 0)
                ledger.see("r1:1 -> h2:0 sent", time += 1us, between(8, 2, routed(frame)));
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"hub:2 -> r1:0 sent", Fate::LostOnWireOrNotForwarded}]),
                 std::uint64_t{Packets / 4});
        QCOMPARE((found[{"hub:1 -> r2:0 sent", Fate::Unneeded}]), std::uint64_t{Packets});
        QCOMPARE(lossesIn(found), std::uint64_t{Packets / 4});
    }

    void whatIsForSomebodyWhoseLinkIsDownDiedOfThat_data()
    {
        QTest::addColumn<std::string>("note");
        QTest::addColumn<Fate>("fate");
        QTest::newRow("link") << std::string("the link is down") << Fate::NextLinkDown;
        QTest::newRow("element") << std::string("the element at an end is stopped")
                                 << Fate::ElementDown;
    }
    void whatIsForSomebodyWhoseLinkIsDownDiedOfThat()
    {
        QFETCH(const std::string, note);
        QFETCH(const Fate, fate);
        Hub ledger(true);
        const PointId down = ledger.point("hub:2 -> r1:0 sent");
        ledger.effects.add(down, 0s, "none");
        ledger.effects.add(down, 10s, note);
        for (int packet = 0; packet < 20; ++packet) {
            const Frame frame = between(1, 9, udp4(static_cast<std::uint64_t>(packet)));
            Timestamp time = 20s + packet * 10ms;
            for (const char *point : {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered",
                                      "hub:1 -> h3:0 sent", "hub:1 -> h3:0 delivered"})
                ledger.see(point, time += 1us, frame);
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"h1:0 -> hub:0 delivered", fate}]), std::uint64_t{20});
        QCOMPARE((found[{"hub:1 -> h3:0 delivered", Fate::Unneeded}]), std::uint64_t{20});
        QCOMPARE(ledger.lost(), std::uint64_t{20});
        const FlowMeasure &flow = ledger.measures().flows().rbegin()->second;
        QCOMPARE(flow.ways.size(), std::size_t{1});
        QCOMPARE(elementsOn(ledger.places, flow.ways[0].points),
                 (std::vector<std::string>{"h1", "hub"}));
    }

    /// What is for many is lost for nobody else where one of its copies is lost.
    void ofAPacketForManyTheCopyThatArrivedIsThePacket()
    {
        Switched ledger;
        constexpr std::uint64_t Packets = 50;
        for (std::uint64_t packet = 0; packet < Packets; ++packet) {
            Frame frame = between(1, 0xff, udp4(packet));
            std::fill_n(frame.begin(), 6, std::uint8_t{0xff});
            Timestamp time = 1s + packet * 10ms;
            ledger.pass("h1:0 -> hub:0", time, frame);
            ledger.pass("hub:1 -> h2:0", time, frame, packet == 9);
            ledger.pass("hub:2 -> r1:0", time, frame, packet == 9);
            ledger.pass("hub:3 -> s1:0", time, frame, packet % 10 == 9);
            if (packet % 10 != 9)
                ledger.pass("s1:1 -> h5:0", time, frame, packet % 10 == 8);
        }
        auto rows = ledger.rows();
        // Nobody got one packet.
        QCOMPARE((rows[{"hub:1 -> h2:0 sent", Fate::LostOnWire}] +
                  rows[{"hub:2 -> r1:0 sent", Fate::LostOnWire}] +
                  rows[{"hub:3 -> s1:0 sent", Fate::LostOnWire}]),
                 std::uint64_t{2 + 5});
        QCOMPARE((rows[{"s1:1 -> h5:0 sent", Fate::LostOnWire}]), std::uint64_t{5});
        QCOMPARE((rows[{"hub:1 -> h2:0 delivered", Fate::Arrived}]), Packets - 1);
        QCOMPARE(lossesIn(rows) - ledger.lostCopies(), std::uint64_t{1});
        QCOMPARE(ledger.lost(), std::uint64_t{1});
    }

    void aSwitchWithNobodyOfTheDestinationGotAnUnneededCopy_data()
    {
        QTest::addColumn<bool>("isRouted");
        QTest::newRow("to a host at the hub") << false;
        QTest::newRow("by a router at the hub") << true;
    }
    /// Its copy comes as far as the packet itself, or further, or is lost as the packet is.
    void aSwitchWithNobodyOfTheDestinationGotAnUnneededCopy()
    {
        QFETCH(const bool, isRouted);
        Switched ledger;
        constexpr std::uint64_t Packets = 100;
        const std::string own = isRouted ? "hub:2 -> r1:0" : "hub:0 -> h1:0";
        for (std::uint64_t packet = 0; packet < Packets; ++packet) {
            FrameShape shape;
            shape.source = 4;
            shape.destination = isRouted ? 2 : 1;
            const Frame frame = between(2, isRouted ? 9 : 1, udp4(packet, shape));
            Timestamp time = 1s + packet * 10ms;
            ledger.pass("h2:0 -> hub:1", time, frame);
            ledger.pass("hub:3 -> s1:0", time, frame, packet % 10 >= 6 && packet % 10 <= 8);
            const bool isLost = packet % 10 >= 7;
            ledger.pass(own, time, frame, isLost);
            ledger.pass(isRouted ? "hub:0 -> h1:0" : "hub:2 -> r1:0", time, frame);
            if (isRouted && !isLost)
                ledger.pass("r1:1 -> h3:0", time, between(8, 3, routed(frame)));
        }
        auto rows = ledger.rows();
        QCOMPARE((rows[{own + " sent", Fate::LostOnWire}]), std::uint64_t{30});
        QCOMPARE((rows[{"hub:3 -> s1:0 sent", Fate::Unneeded}]), std::uint64_t{30});
        QCOMPARE((rows[{"hub:3 -> s1:0 delivered", Fate::Unneeded}]), std::uint64_t{70});
        QCOMPARE(lossesIn(rows), std::uint64_t{30});
        QCOMPARE(ledger.lostCopies(), std::uint64_t{0});
        QCOMPARE(ledger.lost(), std::uint64_t{30});
    }

    /// r1's link is not recorded: nobody knows what became of what is for r1.
    void whatIsForSomebodyUnseenIsOutOfSight()
    {
        Ledger ledger({"h1:0 -> hub:0 sent", "hub:1 -> h3:0 sent", "r1:1 -> h2:0 sent",
                       "r1:0 -> hub:2 sent"});
        ledger.describe({"h1", "h2", "h3"}, Keeps);
        ledger.describe({"r1"}, Routes);
        ledger.describe({"hub"}, Floods);
        ledger.places.addAddress({10, 0, 0, 2}, "h2");
        ledger.see("r1:0 -> hub:2 sent", 1ms, between(9, 1, arpRequest(9, 1)));
        for (int packet = 0; packet < 20; ++packet) {
            const Frame frame = between(1, 9, udp4(static_cast<std::uint64_t>(packet)));
            ledger.see("h1:0 -> hub:0 sent", 1s + packet * 10ms, frame);
            ledger.see("hub:1 -> h3:0 sent", 1s + packet * 10ms + 1us, frame);
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"h1:0 -> hub:0 sent", Fate::OutOfSight}]), std::uint64_t{20});
        QCOMPARE((found[{"hub:1 -> h3:0 sent", Fate::Unneeded}]), std::uint64_t{20});
        QCOMPARE(ledger.lost(), std::uint64_t{0});
    }

    /// As one recording left out all that the router sent itself.
    void whatIsForARoutersLinkLocalAddressHasArrivedThere()
    {
        Hub hub(true);
        Frame frame = between(1, 9, udp6(1));
        // The destination.
        frame[38] = 0xfe;
        frame[39] = 0x80;
        for (const char *point : {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered"})
            hub.see(point, 1s, frame);
        for (const char *point : {"hub:1 -> h3:0 sent", "hub:1 -> h3:0 delivered",
                                  "hub:2 -> r1:0 sent", "hub:2 -> r1:0 delivered"})
            hub.see(point, 1s + 1ms, frame);
        auto rows = hub.rows();
        QCOMPARE((rows[{"hub:2 -> r1:0 delivered", Fate::Arrived}]), std::uint64_t{1});
        QCOMPARE((rows[{"hub:1 -> h3:0 delivered", Fate::Unneeded}]), std::uint64_t{1});
        QCOMPARE(hub.lost(), std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestBystanders)
#include "tst_bystanders.moc"

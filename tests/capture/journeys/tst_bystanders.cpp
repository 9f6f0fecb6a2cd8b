// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matcher.h"
#include "capture/journeys/packetfates.h"
#include "tests/capture/journeys/frames.h"

#include <QTest>

#include <array>
#include <map>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// A hub sends what is for h2 to h3, too.
class TestBystanders final : public QObject
{
    Q_OBJECT

    static Frame frameFor(std::uint8_t destination, std::uint8_t source, std::uint8_t number)
    {
        Frame frame = arpRequest(source, destination);
        frame[0] = 2;
        std::fill_n(frame.begin() + 1, 4, 0);
        frame[5] = destination;
        frame[12] = 0x88;
        frame[13] = 0xb5;
        frame.back() = number;
        return frame;
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
        Places places;
        for (const char *name :
             {"h1:0 -> hub:0 sent", "h1:0 -> hub:0 delivered", "hub:1 -> h2:0 sent",
              "hub:1 -> h2:0 delivered", "hub:2 -> h3:0 sent", "hub:2 -> h3:0 delivered",
              "h2:0 -> hub:1 sent", "h2:0 -> hub:1 delivered"})
            QVERIFY(places.addPoint(pointFromName(name)));
        places.connect();
        for (const char *host : {"h1", "h2", "h3"})
            places.describe({host, Place::Forwarding::Keeps, false});
        places.describe({"hub", Place::Forwarding::Floods, false});
        JourneyMeasures *measured = nullptr;
        PacketFates *ended = nullptr;
        Matcher matcher(places, {}, [&](const Journey &journey) {
            measured->add(journey);
            ended->add(journey);
        });
        JourneyMeasures measures(places, matcher.flows());
        PacketFates fates(places, matcher.flows());
        measured = &measures;
        ended = &fates;
        std::uint64_t number = 0;
        const auto see = [&](PointId point, Timestamp time, const Frame &frame) {
            SeenPacket packet;
            packet.point = point;
            packet.time = time;
            packet.number = number++;
            packet.key =
                readPacketKey(1, {reinterpret_cast<const char *>(frame.data()), frame.size()});
            matcher.add(packet);
        };
        if (isKnown) {
            see(6, 1s, frameFor(1, 2, 0));
            see(7, 1s + 1ms, frameFor(1, 2, 0));
        }
        constexpr std::uint8_t Frames = 20;
        for (std::uint8_t each = 0; each < Frames; ++each) {
            const Timestamp time = 2s + each * 10ms;
            // h3 gets its copy first.
            for (const PointId point : std::array<PointId, 6>{0, 1, 4, 5, 2, 3})
                see(point, time + point * 1us, frameFor(2, 1, each));
        }
        matcher.finish();
        std::map<std::pair<PointId, Fate>, std::uint64_t> found;
        for (const PacketFates::Row &row : fates.rows(measures))
            found[{row.point, row.fate}] += row.packets;
        const Fate ofBystander = isKnown ? Fate::Unneeded : Fate::Arrived;
        QCOMPARE((found[{PointId{3}, Fate::Arrived}]), std::uint64_t{Frames});
        QCOMPARE((found[{PointId{5}, ofBystander}]), std::uint64_t{Frames});
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
        for (const bool isKnown : {true, false}) {
            Places places;
            for (const char *name : {"h1:0 -> hub:0", "hub:1 -> h3:0", "hub:2 -> r1:0",
                                     "r1:1 -> r2:0", "r2:1 -> h2:0"})
                QVERIFY(places.addPoint(pointFromName(name + std::string(" sent"))));
            places.connect();
            for (const char *host : {"h1", "h2", "h3"})
                places.describe({host, Place::Forwarding::Keeps, false});
            for (const char *router : {"r1", "r2"})
                places.describe({router, Place::Forwarding::Routes, false});
            places.describe({"hub", Place::Forwarding::Floods, false});
            places.addAddress({10, 0, 0, 3}, "h3");
            if (isKnown)
                places.addAddress({10, 0, 0, 2}, "h2");
            JourneyMeasures *measured = nullptr;
            PacketFates *ended = nullptr;
            Matcher matcher(places, {}, [&](const Journey &journey) {
                measured->add(journey);
                ended->add(journey);
            });
            JourneyMeasures measures(places, matcher.flows());
            PacketFates fates(places, matcher.flows());
            measured = &measures;
            ended = &fates;
            for (int packet = 0; packet < Packets; ++packet) {
                Frame frame = udp4(static_cast<std::uint64_t>(packet));
                for (PointId point = 0; point < 5; ++point) {
                    if (point == hops && packet >= arriving)
                        break;
                    if (point == 3 && hops == 2)
                        break;
                    SeenPacket seen;
                    seen.point = point;
                    seen.time = 1s + packet * 10ms + point * 10us;
                    seen.key = readPacketKey(
                        1, {reinterpret_cast<const char *>(frame.data()), frame.size()});
                    matcher.add(seen);
                    if (hops == 2 && point == 1) {
                        seen.point = 2;
                        matcher.add(seen);
                        break;
                    }
                    frame = point >= 2 ? routed(frame) : frame;
                }
            }
            matcher.finish();
            std::map<Fate, std::uint64_t> found;
            for (const PacketFates::Row &row : fates.rows(measures))
                found[row.fate] += row.packets;
            const auto lost = static_cast<std::uint64_t>(Packets - arriving);
            QCOMPARE(found[Fate::LostOnWireOrNotForwarded], lost);
            QCOMPARE(found[Fate::Unneeded], std::uint64_t{Packets});
            QCOMPARE(found[Fate::Arrived], Packets - lost);
            const auto &[flow, measure] = *measures.flows().begin();
            QCOMPARE(measures.lost(flow), lost);
            QCOMPARE(measure.wayChanges, std::uint64_t{0});
        }
    }
};

QTEST_GUILESS_MAIN(TestBystanders)
#include "tst_bystanders.moc"

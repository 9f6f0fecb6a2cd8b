// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/ledger.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Packets that r1 cuts to pieces, of which some are lost.
class TestLostPieces final : public QObject
{
    Q_OBJECT

    static constexpr int Packets = 100;

    struct Line : Ledger
    {
        Line()
            : Ledger({"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered", "r1:1 -> h2:0 sent",
                      "r1:1 -> h2:0 delivered"})
        {
            describe({"h1", "h2"}, Place::Forwarding::Keeps);
            describe({"r1"}, Place::Forwarding::Routes);
            places.addAddress({10, 0, 0, 2}, "h2");
        }

        std::uint32_t flow() const { return measures().flows().begin()->first; }
    };

    /// The packets of the flow's ways, by how many points these have.
    static std::map<std::size_t, std::uint64_t> packetsBySteps(const Line &line)
    {
        std::map<std::size_t, std::uint64_t> packets;
        for (const FlowMeasure::Way &way : line.measures().flows().at(line.flow()).ways)
            packets[way.points.size()] += way.packets;
        return packets;
    }

    /// One of them, which may be cut, as it comes to r1; returns what r1 may make of it.
    static std::vector<Frame> send(Line &line, int packet, Timestamp &time)
    {
        FrameShape shape;
        shape.identification = static_cast<std::uint16_t>(packet + 1);
        shape.mayBeFragmented = true;
        shape.payloadBytes = 3'000;
        const Frame whole = udp4(static_cast<std::uint64_t>(packet), shape);
        line.see("h1:0 -> r1:0 sent", time += 1us, whole);
        line.see("h1:0 -> r1:0 delivered", time += 1us, whole);
        return fragments(routed(whole), 1'256); // three, the last one of 488 bytes
    }

private slots:
    void aPacketIsLostWhereAPieceIs_data()
    {
        QTest::addColumn<int>("lost");
        QTest::newRow("the first piece") << 0;
        QTest::newRow("the second piece") << 1;
        QTest::newRow("the last piece") << 2;
    }
    void aPacketIsLostWhereAPieceIs()
    {
        QFETCH(const int, lost);
        Line line;
        for (int packet = 0; packet < Packets; ++packet) {
            Timestamp time = 1s + packet * 10ms;
            int number = 0;
            for (const Frame &piece : send(line, packet, time)) {
                line.see("r1:1 -> h2:0 sent", time += 1us, piece);
                if (packet % 5 != 0 || number++ != lost)
                    line.see("r1:1 -> h2:0 delivered", time += 1us, piece);
            }
        }
        auto found = line.rows();
        constexpr std::uint64_t Lost = Packets / 5;
        QCOMPARE((found[{"r1:1 -> h2:0 sent", Fate::LostOnWire}]), Lost);
        QCOMPARE((found[{"r1:1 -> h2:0 delivered", Fate::Arrived}]), 3 * Packets - Lost);
        QCOMPARE(line.measures().flows().at(line.flow()).packets, std::uint64_t{Packets});
        QCOMPARE(line.lost(), Lost);
        const auto destination = line.measures().destination(line.flow());
        QVERIFY(destination && destination->end != nullptr);
        QCOMPARE(destination->end->packets, Packets - Lost);
        QCOMPARE(destination->end->paths.front().measure.duplicated, std::uint64_t{0});
        // Those alone took the whole way that came with all of their pieces.
        QCOMPARE(packetsBySteps(line),
                 (std::map<std::size_t, std::uint64_t>{{3, Lost}, {4, Packets - Lost}}));
    }

    /// A packet is there when its last piece is there.
    void theDelayIsThatOfTheLastPiece()
    {
        Line line;
        Timestamp time = 1s;
        const std::vector<Frame> pieces = send(line, 0, time);
        for (const Frame &piece : pieces) {
            line.see("r1:1 -> h2:0 sent", time += 1us, piece);
            line.see("r1:1 -> h2:0 delivered", time += 10ms, piece);
        }
        QCOMPARE(line.counts()[Fate::Arrived], std::uint64_t{3});
        const FlowMeasure::Path *path = line.measures().path(line.flow());
        QVERIFY(path != nullptr);
        QCOMPARE(path->measure.delay.least(), time - 1s - 1us);
    }

    /// A queue of the router itself, for example.
    void aPieceThatNeverComesOutOfTheRouterIsLostThere_data()
    {
        QTest::addColumn<int>("missing");
        QTest::addColumn<int>("pieces");
        QTest::newRow("the first piece") << 0x1 << 1;
        QTest::newRow("the last piece, which is shorter") << 0x4 << 1;
        QTest::newRow("two of them") << 0x3 << 2;
    }
    void aPieceThatNeverComesOutOfTheRouterIsLostThere()
    {
        QFETCH(const int, missing);
        QFETCH(const int, pieces);
        Line line;
        for (int packet = 0; packet < Packets; ++packet) {
            Timestamp time = 1s + packet * 10ms;
            int number = 0;
            for (const Frame &piece : send(line, packet, time)) {
                if (packet % 4 == 0 && (missing >> number++ & 1) != 0)
                    continue;
                line.see("r1:1 -> h2:0 sent", time += 1us, piece);
                line.see("r1:1 -> h2:0 delivered", time += 1us, piece);
            }
        }
        auto found = line.rows();
        constexpr std::uint64_t Lost = Packets / 4;
        // Two pieces of which only the short one is left look like more.
        const std::uint64_t counted = found[{"h1:0 -> r1:0 delivered", Fate::NotForwarded}];
        QVERIFY2(pieces == 1 ? counted == Lost : counted >= 2 * Lost,
                 qPrintable(QString::number(counted)));
        QCOMPARE(line.lost(), Lost);
        QCOMPARE(packetsBySteps(line),
                 (std::map<std::size_t, std::uint64_t>{{2, Lost}, {4, Packets - Lost}}));
    }

    /// Behind a hub h3 gets the whole packet, and r1 cuts what it sends on.
    void aWholeCopyForABystanderIsNoPiece_data()
    {
        QTest::addColumn<bool>("isForeign");
        QTest::newRow("MAC addresses are known") << true;
        QTest::newRow("nobody has answered") << false;
    }
    void aWholeCopyForABystanderIsNoPiece()
    {
        QFETCH(const bool, isForeign);
        Ledger ledger({"h1:0 -> hub:0 sent", "hub:1 -> h3:0 sent", "hub:2 -> r1:0 sent",
                       "r1:1 -> h2:0 sent", "r1:0 -> hub:2 sent"});
        ledger.describe({"h1", "h2", "h3"}, Place::Forwarding::Keeps);
        ledger.describe({"r1"}, Place::Forwarding::Routes);
        ledger.describe({"hub"}, Place::Forwarding::Floods);
        ledger.places.addAddress({10, 0, 0, 2}, "h2");
        if (isForeign) {
            // From the address to which udp4() sends.
            Frame frame = arpRequest(9, 1);
            const Frame sent = udp4(0);
            std::copy_n(sent.begin(), 6, frame.begin() + 6);
            ledger.see("r1:0 -> hub:2 sent", 1ms, frame);
        }
        for (int packet = 0; packet < Packets; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet + 1);
            shape.mayBeFragmented = true;
            shape.payloadBytes = 3'000;
            const Frame whole = udp4(static_cast<std::uint64_t>(packet), shape);
            Timestamp time = 1s + packet * 10ms;
            for (const char *point :
                 {"h1:0 -> hub:0 sent", "hub:1 -> h3:0 sent", "hub:2 -> r1:0 sent"})
                ledger.see(point, time += 1us, whole);
            for (const Frame &piece : fragments(routed(whole), 1'256))
                ledger.see("r1:1 -> h2:0 sent", time += 1us, piece);
        }
        auto found = ledger.rows();
        QCOMPARE((found[{"hub:1 -> h3:0 sent", Fate::Unneeded}]), std::uint64_t{Packets});
        QCOMPARE((found[{"r1:1 -> h2:0 sent", Fate::Arrived}]), std::uint64_t{3 * Packets});
        QCOMPARE(ledger.lost(), std::uint64_t{0});
        for (const auto &[flow, measure] : ledger.measures().flows()) {
            if (!measure.isToMany)
                QCOMPARE(measure.ways.size(), std::size_t{1});
        }
    }

    /// As h2 sees a large frame of TCP that r1's queue cut up, in order and again.
    void aSegmentOfALargeFrameThatAQueueHadNoRoomForIsLost()
    {
        Line line;
        constexpr std::size_t SegmentBytes = 1'448;
        for (int packet = 0; packet < Packets; ++packet) {
            FrameShape shape;
            shape.payloadBytes = 5 * SegmentBytes;
            shape.identification = static_cast<std::uint16_t>(packet * 5 + 1);
            const Frame large =
                tcpData(static_cast<std::uint32_t>(packet) * 5 * SegmentBytes, shape);
            Timestamp time = 1s + packet * 10ms;
            line.see("h1:0 -> r1:0 sent", time += 1us, large);
            line.see("h1:0 -> r1:0 delivered", time += 1us, large);
            int number = 0;
            for (const Frame &segment : segments(routed(large), SegmentBytes)) {
                if (packet % 10 == 0 && number++ == 2)
                    continue;
                line.see("r1:1 -> h2:0 sent", time += 1us, segment);
                line.see("r1:1 -> h2:0 delivered", time += 1us, segment);
            }
        }
        auto found = line.rows();
        constexpr std::uint64_t Lost = Packets / 10;
        QCOMPARE((found[{"h1:0 -> r1:0 delivered", Fate::NotForwarded}]), Lost);
        QCOMPARE(line.lost(), Lost);
    }
};

QTEST_GUILESS_MAIN(TestLostPieces)
#include "tst_lostpieces.moc"

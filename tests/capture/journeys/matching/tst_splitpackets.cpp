// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/trace.h"

#include <QTest>

#include <array>
#include <map>
#include <optional>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Packets that are cut to pieces on their way, and what looks like it.
class TestSplitPackets final : public QObject
{
    Q_OBJECT

    static std::span<const char> bytes(const Frame &frame)
    {
        return {reinterpret_cast<const char *>(frame.data()), frame.size()};
    }

    /// A frame of TCP with options, as Linux sends them.
    static Frame data(std::uint32_t sequence, std::uint32_t identification, std::size_t bytes)
    {
        constexpr std::size_t OptionBytes = 12;
        constexpr std::size_t HeaderBytes = 54;
        FrameShape shape;
        shape.payloadBytes = OptionBytes + bytes;
        shape.identification = static_cast<std::uint16_t>(identification);
        Frame frame = tcpData(sequence, shape);
        frame[46] = 0x80;
        std::fill_n(frame.begin() + HeaderBytes, OptionBytes, 1);
        return frame;
    }
    /// A frame with five segments of data, of which the identifications follow those of the frame
    /// before.
    static Frame largeFrame(std::uint32_t number)
    {
        return data(number * 5 * SegmentBytes, number * 5 + 1, 5 * SegmentBytes - 100);
    }
    static constexpr std::size_t SegmentBytes = 1'448;

private slots:
    void piecesOfAPieceFollowIt()
    {
        Trace trace;
        constexpr std::uint64_t Packets = 200;
        for (std::uint64_t id = 0; id < Packets; ++id) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(id + 1);
            shape.mayBeFragmented = true;
            shape.payloadBytes = 5'000;
            Timestamp time = 1s + id * 5ms;
            // The sender makes four pieces, and r1 makes two of each of the three longer ones.
            for (const Frame &piece : fragments(udp4(id, shape), 1'480)) {
                const int sent = trace.see("h1:0 -> r1:0 sent", time += 2us, piece);
                const int came = trace.see("h1:0 -> r1:0 delivered", time += 2us, piece, sent);
                for (const Frame &part : fragments(routed(piece), 1'256)) {
                    const int on = trace.see("r1:1 -> h2:0 sent", time += 2us, part, came);
                    trace.see("r1:1 -> h2:0 delivered", time += 2us, part, on);
                }
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        // One journey for each piece that the sender made.
        QCOMPARE(outcome.totals.journeys, 4 * Packets);
        QCOMPARE(outcome.totals.fragmented, 6 * Packets);
    }

    /// A capture filter finds ports in the first piece only.
    void allPiecesOfADatagramAreChosenWithItsFirst_data()
    {
        QTest::addColumn<bool>("areAlike");
        QTest::newRow("datagrams with identifications of their own") << false;
        QTest::newRow("several with one identification") << true;
    }
    void allPiecesOfADatagramAreChosenWithItsFirst()
    {
        QFETCH(const bool, areAlike);
        Places places;
        const PointId point = *places.addPoint(pointFromName("h1:0 -> r1:0"));
        places.connect();
        std::map<std::uint16_t, int> chosen;
        const FlowTable *flows = nullptr;
        Matcher matcher(places, {}, [&](const Journey &journey) {
            chosen[flows->flow(journey.flow).destinationPort] += journey.isChosen ? 1 : 0;
        });
        flows = &matcher.flows();
        std::uint64_t number = 0;
        for (const std::uint16_t port : std::array<std::uint16_t, 3>{80, 81, 80}) {
            FrameShape shape;
            shape.identification = areAlike ? 5 : static_cast<std::uint16_t>(number + 1);
            shape.mayBeFragmented = true;
            shape.destinationPort = port;
            shape.payloadBytes = 400;
            const std::vector<Frame> pieces = fragments(udp4(number, shape), 160);
            for (const Frame &piece : pieces) {
                SeenPacket packet;
                packet.point = point;
                packet.time = 1s + number * 100ms;
                packet.key = readPacketKey(1, bytes(piece));
                packet.number = number++;
                packet.isChosen = packet.key.flow.destinationPort == 80;
                matcher.add(packet);
            }
        }
        matcher.finish();
        const std::map<std::uint16_t, int> expected = {{80, 6}, {81, 0}};
        QCOMPARE(chosen, expected);
    }

    /// The short hashes of two pieces of one datagram may be the same.
    void piecesWithOneHashAreToldApart()
    {
        Trace trace;
        int found = 0;
        for (std::uint64_t id = 0; found < 2; ++id) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(id % 60'000 + 1);
            shape.mayBeFragmented = true;
            shape.payloadBytes = 600;
            const auto pieces = fragments(udp4(id, shape), 64);
            std::map<std::uint16_t, std::size_t> seen;
            std::optional<std::size_t> twin;
            for (std::size_t at = 0; at < pieces.size(); ++at) {
                const std::uint16_t hash = readPacketKey(1, bytes(pieces[at])).checksum;
                if (const auto first = seen.emplace(hash, at).first; first->second != at)
                    twin = first->second;
            }
            if (!twin)
                continue;
            Timestamp time = 1s + ++found * 20s;
            std::vector<int> came;
            for (const Frame &piece : pieces)
                came.push_back(trace.see("h1:0 -> r1:0", time += 2us, piece));
            // The first of the two is lost.
            for (std::size_t at = 0; at < pieces.size(); ++at) {
                if (at != *twin)
                    trace.see("r1:1 -> h2:0", time += 2us, routed(pieces[at]), came[at]);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
    }

    void segmentsFollowTheFrameThatAQueueCutThemFrom_data()
    {
        QTest::addColumn<std::size_t>("kept");
        QTest::newRow("whole frames") << WholePacket;
        QTest::newRow("less than their headers") << std::size_t{50};
    }
    void segmentsFollowTheFrameThatAQueueCutThemFrom()
    {
        QFETCH(const std::size_t, kept);
        Trace trace;
        trace.keyBytes = kept;
        constexpr std::uint32_t Frames = 200;
        for (std::uint32_t number = 0; number < Frames; ++number) {
            Timestamp time = 1s + number * 1ms;
            const Frame frame = largeFrame(number);
            const int sent = trace.see("h1:0 -> r1:0 sent", time, frame);
            for (const Frame &piece : segments(frame, SegmentBytes)) {
                const int came = trace.see("h1:0 -> r1:0 delivered", time += 3us, piece, sent);
                const int on = trace.see("r1:1 -> h2:0 sent", time += 2us, routed(piece), came);
                trace.see("r1:1 -> h2:0 delivered", time += 2us, routed(piece), on);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{Frames});
        QCOMPARE(outcome.totals.fragmented, std::uint64_t{5 * Frames});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{0});
    }

    void whatIsSentOnceMoreIsNoPieceOfTheFrameBefore()
    {
        Trace trace;
        const Frame frame = largeFrame(0);
        const int sent = trace.see("h1:0 -> r1:0 sent", 1s, frame);
        const std::vector<Frame> pieces = segments(frame, SegmentBytes);
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            if (at != 2)
                trace.see("h1:0 -> r1:0 delivered", 1s + (at + 1) * 1us, pieces[at], sent);
        }
        const Frame again = data(2 * SegmentBytes, 6, SegmentBytes);
        const int second = trace.see("h1:0 -> r1:0 sent", 1s + 200ms, again);
        trace.see("h1:0 -> r1:0 delivered", 1s + 201ms, again, second);
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{2});
    }

    void anAnswerWithTheSameContentIsOfItsOwnFlow()
    {
        Places places;
        for (const char *name : {"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered", "r1:0 -> h1:0 sent",
                                 "r1:0 -> h1:0 delivered"})
            QVERIFY(places.addPoint(pointFromName(name)));
        places.connect();
        std::vector<std::pair<PointId, std::uint32_t>> found;
        Matcher matcher(places, {}, [&found](const Journey &journey) {
            found.emplace_back(journey.hops.front().point, journey.flow);
        });
        FrameShape back;
        back.source = 2;
        back.destination = 1;
        back.sourcePort = 7;
        back.destinationPort = 40'000;
        const std::array<Frame, 2> frames = {udp4(5), udp4(5, back)};
        for (PointId point = 0; point < 4; ++point) {
            SeenPacket packet;
            packet.point = point;
            packet.time = 1s + point * 1ms;
            packet.number = point;
            packet.key = readPacketKey(1, bytes(frames[point / 2]));
            matcher.add(packet);
        }
        matcher.finish();
        QCOMPARE(found.size(), std::size_t{2});
        for (const auto &[point, flow] : found)
            QVERIFY(matcher.flows().flow(flow) == readPacketKey(1, bytes(frames[point / 2])).flow);
    }

    void whatMeansSomethingOnOneLinkOnlyPassesNoNat()
    {
        const Frame frame = udp6(5);
        QVERIFY(!readPacketKey(1, bytes(frame)).isLinkLocal);
        Frame local = frame;
        local[22] = 0xfe;
        local[23] = 0x80;
        QVERIFY(readPacketKey(1, bytes(local)).isLinkLocal);
        // Only the address of the sender differs, as behind a NAT.
        Frame other = routed(local);
        other[37] = 77;
        Trace trace;
        trace.see("h1:0 -> r1:0 sent", 1s, local);
        trace.see("r1:1 -> h2:0 sent", 1s + 1ms, other);
        QCOMPARE(trace.match().totals.translated, std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestSplitPackets)
#include "tst_splitpackets.moc"

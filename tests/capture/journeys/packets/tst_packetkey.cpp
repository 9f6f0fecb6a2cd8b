// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/packets/packetkey.h"
#include "tests/capture/journeys/frames.h"

#include <QTest>

using namespace tomato::journeys;
using namespace tomato::journeys::testing;

namespace {

PacketKey keyOf(const Frame &frame, std::size_t keyBytes = WholePacket)
{
    return readPacketKey(1, std::span(reinterpret_cast<const char *>(frame.data()), frame.size()),
                         keyBytes);
}

bool isSame(const PacketKey &one, const PacketKey &other)
{
    return one.family == other.family && one.source == other.source &&
           one.destination == other.destination && one.checksum == other.checksum;
}

} // namespace

/// Returns the error of ICMP that 10.0.0.50 sends to the packet's source, with the packet from its
/// network header on.
static Frame icmpError(const Frame &about)
{
    constexpr std::size_t Ethernet = 14;
    Frame frame(about.begin(), about.begin() + Ethernet);
    const auto quoted = static_cast<std::uint8_t>(28 + about.size() - Ethernet);
    const Frame header = {0x45, 0, 0, quoted, 0, 9, 0, 0, 64, 1, 0, 0, 10, 0, 0, 50};
    frame.insert(frame.end(), header.begin(), header.end());
    frame.insert(frame.end(), about.begin() + Ethernet + 12, about.begin() + Ethernet + 16);
    // Its checksum is made of what it quotes.
    const Frame icmp = {3, 1, about[Ethernet + 15], about[Ethernet + 21], 0, 0, 0, 0};
    frame.insert(frame.end(), icmp.begin(), icmp.end());
    frame.insert(frame.end(), about.begin() + Ethernet, about.end());
    return frame;
}

class TestPacketKey final : public QObject
{
    Q_OBJECT

private slots:
    /// An identifier is no port.
    void aFlowOfEchoesHasAnIdentifier()
    {
        Flow flow;
        flow.etherType = 0x0800;
        flow.protocol = 1;
        flow.source = {10, 0, 1, 2};
        flow.destination = {10, 0, 3, 2};
        QCOMPARE(flow.text(), std::string("ICMP 10.0.1.2 -> 10.0.3.2"));
        flow.sourcePort = 7;
        QCOMPARE(flow.text(), std::string("ICMP 10.0.1.2 -> 10.0.3.2 echo request id 7"));
        QCOMPARE(flow.sourceText(), std::string("10.0.1.2"));
        std::swap(flow.sourcePort, flow.destinationPort);
        // Both may ping each other with one identifier.
        QCOMPARE(flow.text(), std::string("ICMP 10.0.1.2 -> 10.0.3.2 echo reply id 7"));
        QCOMPARE(flow.echo(), std::uint16_t{7});
        flow.protocol = 17;
        QCOMPARE(flow.text(), std::string("UDP 10.0.1.2 -> 10.0.3.2:7"));
        QCOMPARE(flow.echo(), std::uint16_t{0});
    }

    /// A NAT changes the addresses, the port and the checksums in what it quotes, too.
    void anErrorAboutAPacketBehindANatIsKnownAgain()
    {
        FrameShape shape;
        shape.identification = 5;
        const Frame frame = udp4(7, shape);
        const PacketKey inside = keyOf(icmpError(frame));
        const PacketKey outside = keyOf(icmpError(translated(frame, 77, 50'000)));
        QCOMPARE(inside.family, outside.family);
        QVERIFY(inside.destination != outside.destination);
        QVERIFY(inside.family != keyOf(icmpError(udp4(8, shape))).family);
        shape.identification = 6;
        QVERIFY(inside.family != keyOf(icmpError(udp4(7, shape))).family);
        const PacketKey tcp = keyOf(icmpError(tcpData(9, shape)));
        QVERIFY(tcp.family != keyOf(icmpError(tcpData(10, shape))).family);
    }

    void anErrorAboutAPieceBehindANatIsKnownAgain()
    {
        FrameShape shape;
        shape.identification = 5;
        shape.mayBeFragmented = true;
        shape.payloadBytes = 120;
        const std::vector<Frame> inside = fragments(udp4(7, shape), 64);
        const std::vector<Frame> outside = fragments(translated(udp4(7, shape), 77, 50'000), 64);
        QCOMPARE(inside.size(), std::size_t{2});
        for (std::size_t piece = 0; piece < inside.size(); ++piece)
            QCOMPARE(keyOf(icmpError(inside[piece])).family,
                     keyOf(icmpError(outside[piece])).family);
        QVERIFY(keyOf(icmpError(inside[0])).family != keyOf(icmpError(inside[1])).family);
        const std::vector<Frame> other = fragments(udp4(8, shape), 64);
        QVERIFY(keyOf(icmpError(inside[0])).family != keyOf(icmpError(other[0])).family);
    }

    void aPacketKeepsItsKeyOverRouters()
    {
        const Frame frame = udp4(7);
        QVERIFY(isSame(keyOf(frame), keyOf(routed(frame))));
        QCOMPARE(int(keyOf(routed(frame)).ttl), 63);
        const Frame six = udp6(7);
        QVERIFY(isSame(keyOf(six), keyOf(routed(six))));
        QVERIFY(!isSame(keyOf(frame), keyOf(udp4(8))));
        QVERIFY(!isSame(keyOf(six), keyOf(udp6(8))));
    }

    void serviceClassesDoNotCount()
    {
        FrameShape marked;
        marked.dscp = 46;
        QVERIFY(isSame(keyOf(udp4(7)), keyOf(udp4(7, marked))));
    }

    void tagsAndLabelsDoNotCount()
    {
        const Frame frame = udp4(7);
        QVERIFY(isSame(keyOf(frame), keyOf(tagged(frame, 12))));
        QVERIFY(isSame(keyOf(frame), keyOf(tagged(tagged(frame, 12), 13))));
        QVERIFY(isSame(keyOf(frame), keyOf(labelled(frame, 1000))));
        QVERIFY(isSame(keyOf(arpRequest(1, 2)), keyOf(tagged(arpRequest(1, 2), 12))));
    }

    void paddingDoesNotCount()
    {
        Frame padded = tcpAck(1, 2);
        padded.resize(padded.size() + 6);
        QVERIFY(isSame(keyOf(tcpAck(1, 2)), keyOf(padded)));
    }

    void ipOptionsDoNotCount()
    {
        // Record Route, with room for one address, which a router fills in.
        Frame frame = udp4(7);
        const Frame route = {7, 7, 4, 0, 0, 0, 0, 0};
        frame.insert(frame.begin() + 34, route.begin(), route.end());
        frame[14] = 0x47;
        frame[17] = static_cast<std::uint8_t>(frame[17] + route.size());
        Frame filled = routed(frame);
        filled[36] = 8;
        filled[37] = 10;
        QVERIFY(isSame(keyOf(frame), keyOf(filled)));
        QVERIFY(!isSame(keyOf(frame), keyOf(udp4(7))));
    }

    void aTranslatedPacketKeepsItsFamily()
    {
        const Frame frame = udp4(7);
        const PacketKey before = keyOf(frame);
        const PacketKey behind = keyOf(translated(frame, 77, 50'000));
        QCOMPARE(behind.family, before.family);
        QVERIFY(behind.source != before.source);
        QCOMPARE(behind.destination, before.destination);
    }

    void aTunnelledPacketHasTheKeyOfWhatIsInside()
    {
        for (const Frame &frame : {udp4(7), tcpAck(4, 5)}) {
            for (const Frame &tunnel : {inGre(frame), inIpIp(frame), inVxlan(frame)}) {
                const PacketKey inside = keyOf(tunnel);
                QVERIFY(inside.isTunnelled);
                QVERIFY(isSame(inside, keyOf(frame)));
                QVERIFY(inside.flow == keyOf(frame).flow);
            }
        }
        QVERIFY(isSame(keyOf(inGre(inIpIp(udp4(7)))), keyOf(udp4(7))));
        QVERIFY(isSame(keyOf(inVxlan(arpRequest(1, 2))), keyOf(arpRequest(1, 2))));
    }

    void piecesBelongToTheirDatagram()
    {
        FrameShape shape;
        shape.identification = 77;
        shape.mayBeFragmented = true;
        shape.payloadBytes = 300;
        const Frame whole = udp4(7, shape);
        const auto pieces = fragments(whole, 120);
        QCOMPARE(pieces.size(), std::size_t{3});
        QVERIFY(keyOf(whole).pieces != 0);
        for (const Frame &piece : pieces) {
            QVERIFY(keyOf(piece).isFragment);
            QCOMPARE(keyOf(piece).pieces, keyOf(whole).pieces);
        }
        QVERIFY(!isSame(keyOf(pieces[0]), keyOf(pieces[1])));
        QVERIFY(!isSame(keyOf(pieces[1]), keyOf(pieces[2])));
        QCOMPARE(keyOf(udp4(7)).pieces, std::uint64_t{0});
    }

    void pieceByPieceADatagramKeepsItsContentBehindANat()
    {
        FrameShape shape;
        shape.identification = 77;
        shape.mayBeFragmented = true;
        shape.payloadBytes = 300;
        const Frame whole = udp4(7, shape);
        const auto before = fragments(whole, 120);
        const auto behind = fragments(translated(whole, 77, 50'000), 120);
        for (std::size_t at = 0; at < before.size(); ++at) {
            const PacketKey one = keyOf(before[at]);
            const PacketKey other = keyOf(behind[at]);
            QCOMPARE(one.family, other.family);
            QCOMPARE(one.content, other.content);
            QVERIFY(one.pieces != other.pieces && one.source != other.source);
            QCOMPARE(one.checksum == other.checksum, at != 0);
        }
        QVERIFY(keyOf(before[1]).content != keyOf(before[2]).content);
        QCOMPARE(keyOf(before[0]).flow.sourcePort, shape.sourcePort);
        // A NAT chooses the identification of IPv6.
        const Frame six = udp6(7, shape);
        const PacketKey first = keyOf(fragments6(six, 120, 1)[0]);
        const PacketKey again = keyOf(fragments6(six, 120, 2)[0]);
        QCOMPARE(first.family, again.family);
        QVERIFY(first.pieces != again.pieces && first.checksum != again.checksum);
        QVERIFY(first.family != keyOf(fragments6(udp6(8, shape), 120, 1)[0]).family);
    }

    void flowsAreTold()
    {
        QCOMPARE(keyOf(udp4(1)).flow.text(), std::string("UDP 10.0.0.1:40000 -> 10.0.0.2:7"));
        QCOMPARE(keyOf(udp6(1)).flow.text(), std::string("UDP [fd00::1]:40000 -> [fd00::2]:7"));
        QCOMPARE(keyOf(arpRequest(1, 2)).flow.text(),
                 std::string("ARP 02:00:00:00:00:01 -> ff:ff:ff:ff:ff:ff"));
    }

    void recordingsThatKeptMoreHaveTheSameKeys()
    {
        FrameShape large;
        large.payloadBytes = 600;
        const Frame frame = udp4(7, large);
        Frame kept = frame;
        kept.resize(96);
        QVERIFY(isSame(keyOf(frame, 64), keyOf(kept, 64)));
        QVERIFY(!keyOf(kept, 64).isCut);
        QVERIFY(keyOf(kept).isCut);
        QVERIFY(!keyOf(frame).isCut);
    }

    void everyBeginOfEveryFrameIsRead()
    {
        FrameShape shape;
        shape.mayBeFragmented = true;
        shape.payloadBytes = 200;
        const std::vector<Frame> frames = {udp4(7),
                                           udp6(7),
                                           tcpAck(1, 2),
                                           arpRequest(1, 2),
                                           inGre(udp4(7)),
                                           inIpIp(udp4(7)),
                                           inVxlan(udp4(7)),
                                           labelled(udp4(7), 3),
                                           tagged(udp6(7), 3),
                                           fragments(udp4(7, shape), 80)[0],
                                           fragments(udp4(7, shape), 80)[1],
                                           fragments(echo4(7, shape), 80)[0],
                                           fragments6(udp6(7, shape), 80, 5)[0]};
        for (const Frame &frame : frames) {
            for (std::size_t bytes = 0; bytes <= frame.size(); ++bytes) {
                // A copy of exactly these bytes: what reads behind them is found by the sanitizers.
                const Frame begin(frame.begin(),
                                  frame.begin() + static_cast<std::ptrdiff_t>(bytes));
                for (const std::uint32_t link : {0u, 1u, 101u, 108u, 113u, 228u, 229u, 276u, 999u})
                    QVERIFY(
                        readPacketKey(link, std::span(reinterpret_cast<const char *>(begin.data()),
                                                      begin.size()))
                            .flow.isUnread <= 1);
            }
            QVERIFY(!isSame(keyOf(frame), keyOf({})));
        }
    }
};

QTEST_GUILESS_MAIN(TestPacketKey)
#include "tst_packetkey.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/columns/packetfields.h"
#include "tests/capture/journeys/frames.h"

#include <QTest>

#include <random>

using namespace tomato::columns;
using namespace tomato::journeys::testing;

namespace {

constexpr std::uint32_t Ethernet = 1;

PacketFields fieldsOf(const Frame &frame, std::uint32_t linkType = Ethernet)
{
    return readPacketFields(linkType, {reinterpret_cast<const char *>(frame.data()), frame.size()});
}

} // namespace

class TestPacketFields final : public QObject
{
    Q_OBJECT

private slots:
    void aDatagramHasItsAddressesPortsAndPayload()
    {
        const PacketFields fields = fieldsOf(udp4(1, {.ttl = 17, .payloadBytes = 60}));
        QCOMPARE(fields.etherType, 0x0800);
        QCOMPARE(fields.version, 4);
        QCOMPARE(fields.protocol, 17);
        QCOMPARE(fields.ttl, 17);
        QCOMPARE(fields.sourcePort, 40'000);
        QCOMPARE(fields.destinationPort, 7);
        QCOMPARE(fields.payload, 60u);
        QCOMPARE(fields.vlan, -1);
        QCOMPARE(fields.source[3], 1);
        QCOMPARE(fields.destination[3], 2);
    }

    void theSameOfIpv6()
    {
        const PacketFields fields = fieldsOf(udp6(1, {.payloadBytes = 60}));
        QCOMPARE(fields.version, 6);
        QCOMPARE(fields.protocol, 17);
        QCOMPARE(fields.payload, 60u);
        QCOMPARE(fields.source[0], 0xfd);
        QCOMPARE(fields.source[15], 1);
    }

    void aSegmentOfTcpHasItsNumbers()
    {
        const PacketFields fields = fieldsOf(tcpAck(4'000'000'000, 77));
        QCOMPARE(fields.protocol, 6);
        QCOMPARE(fields.tcpSequence, 4'000'000'000u);
        QCOMPARE(fields.tcpAcknowledgment, 77u);
        QCOMPARE(fields.tcpFlags & 0x10, 0x10);
        QCOMPARE(fields.payload, 0u);
    }

    void whatStandsBehindATagIsRead()
    {
        const PacketFields fields = fieldsOf(tagged(udp4(1), 1000));
        QCOMPARE(fields.vlan, 1000);
        QCOMPARE(fields.etherType, 0x0800);
        QCOMPARE(fields.destinationPort, 7);
        QCOMPARE(fieldsOf(labelled(udp4(1), 5)).destinationPort, 7);
    }

    void aLaterFragmentHasNoPorts()
    {
        const auto pieces = fragments(udp4(1, {.payloadBytes = 400}), 200);
        QVERIFY(pieces.size() > 1);
        QCOMPARE(fieldsOf(pieces[0]).destinationPort, 7);
        const PacketFields later = fieldsOf(pieces[1]);
        QCOMPARE(later.protocol, 17);
        QCOMPARE(later.sourcePort, -1);
        QCOMPARE(later.destinationPort, -1);
    }

    void whatIsNotIpSaysSo()
    {
        const PacketFields fields = fieldsOf(arpRequest(1, 2));
        QCOMPARE(fields.etherType, 0x0806);
        QCOMPARE(fields.version, 0);
        QCOMPARE(fields.protocol, -1);
        QCOMPARE(fields.payload, 0u);
    }

    void aPacketThatIsCutAnywhereIsRead()
    {
        for (const Frame &whole :
             {tagged(udp4(1), 3), udp6(1), tcpAck(1, 2), inGre(udp4(1)), labelled(udp4(1), 9)}) {
            for (std::size_t kept = 0; kept <= whole.size(); ++kept) {
                const PacketFields fields =
                    fieldsOf(Frame(whole.begin(), whole.begin() + static_cast<long>(kept)));
                QVERIFY(fields.version == 0 || fields.protocol >= 0);
                // A port is never made from bytes that were not kept.
                QVERIFY(fields.sourcePort < 0 || kept >= 38);
            }
        }
    }

    void noBytesAtAllAreAFault()
    {
        std::mt19937 random(2718);
        for (int round = 0; round < 20'000; ++round) {
            Frame frame(random() % 80);
            for (std::uint8_t &each : frame)
                each = static_cast<std::uint8_t>(random());
            if (frame.size() > 15 && round % 2 == 0) {
                frame[12] = round % 4 == 0 ? 0x08 : 0x86;
                frame[13] = round % 4 == 0 ? 0x00 : 0xdd;
            }
            const PacketFields fields = fieldsOf(frame, round % 3 == 0 ? 101 : Ethernet);
            QVERIFY(fields.sourcePort <= 65'535 && fields.vlan <= 4095);
        }
    }
};

QTEST_APPLESS_MAIN(TestPacketFields)
#include "tst_packetfields.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/texts/packetdifference.h"
#include "tests/capture/journeys/frames.h"

#include <QTest>

using namespace tomato::journeys::testing;
using tomato::plugins::PacketDifference;

/// Judges the words about the bytes that a NAT changed.
class TestPacketDifference final : public QObject
{
    Q_OBJECT

    static QStringList named(const QStringList &meanings, const QString &what)
    {
        return meanings.filter(what + ": ");
    }

    static PacketDifference between(const Frame &before, const Frame &after)
    {
        return {{before.begin(), before.end()}, {after.begin(), after.end()}};
    }

private slots:
    void theChecksumThatANatChangedIsNamed()
    {
        const Frame frame = udp4(1);
        const QStringList meanings = between(frame, translated(frame, 77, 50'000)).meanings();
        QCOMPARE(named(meanings, "Source port").size(), 1);
        QCOMPARE(named(meanings, "Checksum of the header").size(), 1);
        QCOMPARE(named(meanings, "Checksum of UDP").size(), 1);
    }

    void thatOfTcpToo()
    {
        FrameShape behind;
        behind.source = 77;
        const QStringList meanings = between(tcpData(1), tcpData(1, behind)).meanings();
        QCOMPARE(named(meanings, "Checksum of TCP").size(), 1);
        QCOMPARE(named(meanings, "Checksum of UDP").size(), 0);
    }

    void thatOverIpv6Too()
    {
        constexpr std::size_t Checksum = 14 + 40 + 6;
        Frame before = udp6(1);
        Frame after = before;
        before[Checksum] = 0x12;
        after[Checksum] = 0x34;
        QCOMPARE(between(before, after).meanings(),
                 QStringList("Checksum of UDP: 1200 \u2192 3400"));
    }

    void aRouterLeavesItAsItIs()
    {
        QVERIFY(between(udp4(1), routed(udp4(1))).meanings().filter("UDP").isEmpty());
    }

    /// A frame that was cut within its transport's header, and a piece without one.
    void nothingIsSaidOfAChecksumThatIsNotThere()
    {
        FrameShape shape;
        shape.mayBeFragmented = true;
        shape.payloadBytes = 100;
        const Frame frame = udp4(1, shape);
        Frame cut = frame;
        cut.resize(14 + 20 + 6);
        QVERIFY(between(cut, translated(frame, 77, 50'000)).meanings().filter("UDP").isEmpty());
        const Frame piece = fragments(frame, 48)[1];
        Frame other = piece;
        other[14 + 20 + 6] ^= 0xff;
        QVERIFY(between(piece, other).meanings().filter("UDP").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPacketDifference)
#include "tst_packetdifference.moc"

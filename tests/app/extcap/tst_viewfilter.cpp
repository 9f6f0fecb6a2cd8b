// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/viewfilter.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato::extcap;

/// Compares the packets that a display filter finds in Wireshark with those that the filter finds
/// which is made of it.
class TestViewFilter final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QList<QByteArray> m_frames;

    static QByteArray number(unsigned value, int bytes)
    {
        QByteArray all;
        for (int at = bytes - 1; at >= 0; --at)
            all.append(static_cast<char>(value >> (8 * at) & 0xff));
        return all;
    }
    static QByteArray ethernet(const char *type, const QByteArray &inner)
    {
        return QByteArray::fromHex("020000000002020000000001") + QByteArray::fromHex(type) + inner;
    }
    static QByteArray ip4(int protocol, const char *from, const char *to, const QByteArray &inner,
                          unsigned ttl = 64)
    {
        return QByteArray::fromHex("4500") + number(unsigned(20 + inner.size()), 2) +
               QByteArray::fromHex("00014000") + number(ttl, 1) + number(unsigned(protocol), 1) +
               number(0, 2) + QByteArray::fromHex(from) + QByteArray::fromHex(to) + inner;
    }
    static QByteArray ip6(int protocol, const QByteArray &inner)
    {
        return QByteArray::fromHex("60000000") + number(unsigned(inner.size()), 2) +
               number(unsigned(protocol), 1) + QByteArray::fromHex("40") +
               QByteArray::fromHex("fd000000000000000000000000000001") +
               QByteArray::fromHex("fd000000000000000000000000000002") + inner;
    }
    static QByteArray tcp(unsigned from, unsigned to, unsigned flags)
    {
        return number(from, 2) + number(to, 2) + number(1000, 4) + number(0, 4) +
               number(0x5000 | flags, 2) + number(512, 2) + number(0, 4);
    }
    static QByteArray udp(unsigned from, unsigned to)
    {
        return number(from, 2) + number(to, 2) + number(12, 2) + number(0, 2) + "data";
    }

    QSet<int> foundByWireshark(const QString &filter) const
    {
        QProcess tshark;
        tshark.start("tshark", {"-n", "-r", m_folder.filePath("all.pcap"), "-Y", filter, "-T",
                                "fields", "-e", "frame.number"});
        tshark.waitForFinished(120'000);
        QSet<int> found;
        for (const QByteArray &each : tshark.readAllStandardOutput().split('\n')) {
            if (!each.isEmpty())
                found << each.toInt();
        }
        if (tshark.exitCode() != 0)
            qWarning("%s", tshark.readAllStandardError().constData());
        return tshark.exitCode() == 0 ? found : QSet<int>{-1};
    }

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        const char *a = "0a000001";
        const char *b = "0a000302";
        m_frames = {
            ethernet("0800", ip4(6, a, b, tcp(40000, 80, 0x02))),
            ethernet("0800", ip4(6, b, a, tcp(80, 40000, 0x12))),
            ethernet("0800", ip4(6, a, b, tcp(40000, 80, 0x10), 3)),
            ethernet("0800", ip4(6, a, b, tcp(40000, 443, 0x04))),
            ethernet("86dd", ip6(6, tcp(40000, 80, 0x02))),
            ethernet("86dd", ip6(6, tcp(40000, 22, 0x11))),
            ethernet("0800", ip4(17, a, b, udp(5000, 8005))),
            ethernet("0800", ip4(17, b, "c0000207", udp(9, 9), 1)),
            ethernet("86dd", ip6(17, udp(5000, 8011))),
            ethernet("0800", ip4(1, a, b, QByteArray::fromHex("0800f7ff00000000"))),
            ethernet("0800", ip4(1, b, a, QByteArray::fromHex("0000ffff00000000"))),
            ethernet("86dd", ip6(58, QByteArray::fromHex("8000000000000000"))),
            ethernet("0806", QByteArray::fromHex("00010800060400010200000000010a000001"
                                                 "0000000000000a000302")),
            ethernet("8100", QByteArray::fromHex("00050800") + ip4(6, a, b, tcp(1, 80, 0x02))),
            ethernet("0800", ip4(89, a, "e0000005", QByteArray(44, '\0'))),
        };
        QByteArray file = QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000");
        unsigned second = 1;
        for (QByteArray &each : m_frames) {
            const auto words = {second++, 0U, unsigned(each.size()), unsigned(each.size())};
            for (const unsigned word : words) {
                for (const int shift : {0, 8, 16, 24})
                    file.append(static_cast<char>(word >> shift & 0xff));
            }
            file.append(each);
        }
        QFile all(m_folder.filePath("all.pcap"));
        QVERIFY(all.open(QIODevice::WriteOnly));
        QCOMPARE(all.write(file), file.size());
    }

    void bothFindTheSamePackets_data()
    {
        QTest::addColumn<QString>("display");
        for (const char *each : {"tcp",
                                 "ip",
                                 "ipv6",
                                 "arp",
                                 "icmp",
                                 "icmpv6",
                                 "ospf",
                                 "udp && !icmp",
                                 "tcp.port == 80",
                                 "tcp.port != 80",
                                 "tcp.srcport == 80",
                                 "udp.port in {9, 8000..8010}",
                                 "tcp.port in {22, 443}",
                                 "tcp.dstport < 100",
                                 "tcp.port > 40000",
                                 "udp.port >= 8011",
                                 "ip.addr == 10.0.0.1",
                                 "ip.addr != 10.0.0.1",
                                 "!(ip.addr == 10.0.0.1)",
                                 "ip.src == 10.0.3.0/24",
                                 "ip.dst != 10.0.3.2",
                                 "ipv6.addr == fd00::2",
                                 "ipv6.src == fd00::/64",
                                 "ip.ttl < 4",
                                 "ip.ttl != 64",
                                 "ip.ttl in {1..3}",
                                 "ip.proto == 17",
                                 "ip.len > 30",
                                 "tcp.flags.syn == 1",
                                 "tcp.flags.syn == 0",
                                 "tcp.flags.syn == 1 && tcp.flags.ack == 0",
                                 "tcp.flags == 0x012",
                                 "tcp.flags.fin != 1",
                                 "tcp.flags.reset == 1 or arp",
                                 "icmp.type == 8",
                                 "icmp.type == 8 or icmpv6.type == 128",
                                 "icmp.type != 8",
                                 "arp.opcode == 1",
                                 "eth.src == 02:00:00:00:00:01",
                                 "eth.addr == 02:00:00:00:00:09",
                                 "frame.len < 50",
                                 "not tcp and not udp",
                                 "arp or icmp and ip.src == 10.0.0.1",
                                 "ip.flags.df == 1",
                                 "tcp.window_size_value == 512",
                                 "tcp.hdr_len == 20",
                                 "udp.length == 12"})
            QTest::newRow(each) << QString(each);
    }

    /// Behind a VLAN's tag a capture filter looks only when it names one: this one packet is known
    /// to differ, and is looked for by a test of its own.
    void bothFindTheSamePackets()
    {
        QFETCH(QString, display);
        const auto made = viewFilter(display);
        QVERIFY2(made, made ? "" : made.error().text().c_str());
        QSet<int> found;
        int frame = 0;
        for (const QByteArray &each : m_frames) {
            ++frame;
            const bool isTagged = each.mid(12, 2) == QByteArray::fromHex("8100");
            if (!isTagged && made->program.matches({each.constData(), size_t(each.size())},
                                                   static_cast<std::uint32_t>(each.size())))
                found << frame;
        }
        QCOMPARE(found, foundByWireshark("(" + display + ") && !vlan"));
    }

    void aTaggedPacketIsFoundBehindItsTag()
    {
        const auto made = viewFilter(QStringLiteral("tcp.dstport == 80 && vlan.id == 5"));
        QVERIFY2(made, made ? "" : made.error().text().c_str());
        QCOMPARE(made->expression, QString("vlan 5 and tcp dst port 80"));
        const QByteArray &tagged = m_frames[13];
        QVERIFY(made->program.matches({tagged.constData(), size_t(tagged.size())},
                                      static_cast<std::uint32_t>(tagged.size())));
    }

    void theErrorIsOfTheLanguageThatIsMeant()
    {
        QVERIFY(QString::fromStdString(viewFilter("port port").error().message)
                    .contains("syntax error"));
        QVERIFY(QString::fromStdString(viewFilter("http.host == \"x\"").error().message)
                    .contains("'tcp port 80' is what is usual"));
    }

    void bothFiltersMustPass()
    {
        QCOMPARE(viewFilter("tcp", "ip.ttl < 4")->expression, QString("(tcp) and (ip[8] < 4)"));
        QCOMPARE(viewFilter("tcp", " ")->expression, QString("tcp"));
        QCOMPARE(viewFilter("", "arp")->expression, QString("arp"));
    }
};

QTEST_GUILESS_MAIN(TestViewFilter)
#include "tst_viewfilter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/displayfilter.h"

#include <QTest>

using namespace tomato::client;

class TestDisplayFilter final : public QObject
{
    Q_OBJECT

private slots:
    void whatACaptureFilterCanSayIsSaid_data()
    {
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("capture");
        const auto row = [](const char *display, const char *capture) {
            QTest::newRow(display) << display << capture;
        };
        row("", "");
        row("arp", "arp");
        row("ipv6", "ip6");
        row("tcp.port == 80", "tcp port 80");
        row("tcp.port==80", "tcp port 80");
        row("tcp.dstport eq 0x50", "tcp dst port 80");
        row("udp.port in {53, 5353, 8000..8010}",
            "udp port 53 or udp port 5353 or udp portrange 8000-8010");
        row("udp.port in {53 67}", "udp port 53 or udp port 67");
        row("tcp.port < 1024", "tcp portrange 0-1023");
        row("tcp.port >= 1024", "tcp portrange 1024-65535");
        row("ip.addr == 10.0.0.1", "ip host 10.0.0.1");
        row("ip.src == 10.0.0.1/8", "ip src net 10.0.0.0/8");
        row("ip.addr != 10.0.0.1", "ip and not ip host 10.0.0.1");
        row("ipv6.dst == fe80::1", "ip6 dst host fe80::1");
        row("eth.src == 02-00-00-00-00-0A", "ether src 02:00:00:00:00:0a");
        row("ip.ttl < 5", "ip[8] < 5");
        row("icmp.type == 8 || icmpv6.type == 128", "icmp[0] = 8 or icmp6[0] = 128");
        row("!(arp or icmp) and tcp", "not (arp or icmp) and tcp");
        row("arp or ip and tcp", "arp or (ip and tcp)");
        row("not arp", "not arp");
        row("tcp.flags.syn == 1 && tcp.flags.ack == 0",
            "((tcp[13] & 0x02 != 0) or (ip6 proto 6 and ip6[53] & 0x02 != 0)) and "
            "((tcp[13] & 0x10 = 0) or (ip6 proto 6 and ip6[53] & 0x10 = 0))");
        row("tcp.port == 80 && vlan.id == 5", "vlan 5 and tcp port 80");
        row("ospf and ip.dst == 224.0.0.5",
            "(ip proto 89 or ip6 proto 89) and ip dst host 224.0.0.5");
    }

    void whatACaptureFilterCanSayIsSaid()
    {
        QFETCH(QString, display);
        QFETCH(QString, capture);
        const auto made = captureFilterOf(display);
        QVERIFY2(made, made ? "" : made.error().text().c_str());
        QCOMPARE(*made, capture);
    }

    void whyItCannotIsSaidAtItsPlace_data()
    {
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *display, const char *place, const char *message) {
            QTest::newRow(display) << display << place << message;
        };
        row("tcp and dns.qry.name == \"a b\"", "dns.qry.name", "'port 53' is what is usual");
        row("http", "http", "'tcp port 80' is what is usual");
        row("tcp.analysis.retransmission", "tcp.analysis.retransmission", "packets before it");
        row("frame.number > 5", "frame.number", "not in the packet");
        row("bogus.field == 1", "bogus.field", "no counterpart");
        row("tcp contains \"x\"", "tcp contains \"x\"", "no counterpart");
        row("ip.addr == host.example", "ip.addr == host.example", "is no IPv4 address");
        row("tcp.port == 70000", "tcp.port == 70000", "is not from 0 to 65535");
        row("ip.src > 10.0.0.1", "ip.src > 10.0.0.1", "== and != only");
        row("vlan or arp", "vlan", "beside 'or'");
        row("!vlan", "vlan", "behind 'not'");
        row("(arp", "", "lacks a ')'");
        row("arp arp", "arp", "is not expected here");
        row("tcp.port ==", "tcp.port ==", "lacks a value");
        row("tcp.port in {80", "tcp.port in", "lacks a '}'");
        row("arp and", "", "ends too early");
    }

    void whyItCannotIsSaidAtItsPlace()
    {
        QFETCH(QString, display);
        QFETCH(QString, place);
        QFETCH(QString, message);
        const auto made = captureFilterOf(display);
        QVERIFY2(!made, made ? qPrintable(*made) : "");
        QCOMPARE(QString::fromStdString(made.error().place), place);
        QVERIFY2(QString::fromStdString(made.error().message).contains(message),
                 made.error().message.c_str());
    }

    void strangersTextsHaveLimits()
    {
        QVERIFY(!captureFilterOf(QString(100'000, u'(')));
        const auto deep = captureFilterOf(QString(100, u'!') + "arp");
        QVERIFY(!deep);
        QCOMPARE(QString::fromStdString(deep.error().message), QString("is nested too deeply"));
    }

    void theLanguageIsGuessed()
    {
        for (const char *display :
             {"tcp.port == 80", "http", "!ip.addr", "arp && icmp", "ip contains x"})
            QVERIFY2(looksLikeDisplayFilter(display), display);
        for (const char *capture :
             {"tcp port 80", "host 10.0.0.1", "host www.example.org", "port port", "ip[8] < 5"})
            QVERIFY2(!looksLikeDisplayFilter(capture), capture);
    }
};

QTEST_GUILESS_MAIN(TestDisplayFilter)
#include "tst_displayfilter.moc"

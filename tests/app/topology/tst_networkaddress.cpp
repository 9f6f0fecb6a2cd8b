// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/networkaddress.h"

#include <QTest>

using namespace tomato::topology;

class TestNetworkAddress final : public QObject
{
    Q_OBJECT

private slots:
    void textsGoBothWays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("six");
        QTest::addColumn<QString>("again");
        QTest::newRow("IPv4") << "10.0.0.1/24" << false << "10.0.0.1/24";
        QTest::newRow("spaces") << " 10.0.0.1/8 " << false << "10.0.0.1/8";
        QTest::newRow("no length") << "10.0.0.1" << false << "10.0.0.1/24";
        QTest::newRow("all") << "255.255.255.255/32" << false << "255.255.255.255/32";
        QTest::newRow("IPv6") << "FD00:0::1/64" << true << "fd00::1/64";
        QTest::newRow("IPv6 without") << "::" << true << "::/64";
        for (const char *bad : {"", "10.0.0/24", "10.0.0.1/33", "10.0.0.1/-1", "10.0.0.1/",
                                "10.0.0.1/2x", "fd00::1/64", "host", "10.0.0.256/8"})
            QTest::newRow(bad) << bad << false << QString();
        QTest::newRow("129") << "::1/129" << true << QString();
    }

    void textsGoBothWays()
    {
        QFETCH(QString, text);
        QFETCH(bool, six);
        QFETCH(QString, again);
        const auto address = NetworkAddress::parse(text, six ? IpVersion::V6 : IpVersion::V4);
        QCOMPARE(address ? address->text() : QString(), again);
    }

    void hostsAreCountedWithinTheNetwork()
    {
        const auto small = *NetworkAddress::parse("192.168.7.130/30", IpVersion::V4);
        QCOMPARE(static_cast<int>(small.capacity()), 2);
        QCOMPARE(small.host(1).text(), "192.168.7.129/30");
        QCOMPARE(static_cast<int>(NetworkAddress::parse("10.0.0.1/31", IpVersion::V4)->capacity()),
                 0);
        QCOMPARE(static_cast<int>(NetworkAddress::parse("10.0.0.1/32", IpVersion::V4)->capacity()),
                 0);
        QVERIFY(NetworkAddress::parse("::/0", IpVersion::V6)->capacity() > 1);
        QCOMPARE(NetworkAddress::parse("fd00::5/64", IpVersion::V6)->host(0x1ffff).addressText(),
                 "fd00::1:ffff");
    }

    void overlapIsAQuestionOfTheShorterPrefix()
    {
        const auto wide = *NetworkAddress::parse("10.0.1.5/16", IpVersion::V4);
        const auto narrow = *NetworkAddress::parse("10.0.9.1/24", IpVersion::V4);
        const auto other = *NetworkAddress::parse("10.1.9.1/24", IpVersion::V4);
        QVERIFY(wide.overlaps(narrow));
        QVERIFY(narrow.overlaps(wide));
        QVERIFY(!wide.overlaps(other));
        QVERIFY(wide.contains(narrow.bits));
        QVERIFY(!narrow.contains(wide.bits));
        QVERIFY(!wide.overlaps(*NetworkAddress::parse("::10.0.1.5/16", IpVersion::V6)));
    }
};

QTEST_GUILESS_MAIN(TestNetworkAddress)
#include "tst_networkaddress.moc"

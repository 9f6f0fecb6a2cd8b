// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/address/ipprefix.h"

#include <QTest>

#include <sys/socket.h>

using namespace tomato;
using namespace tomato::lab;

class TestIpPrefix final : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadAndWritten()
    {
        for (const QString good : {"10.0.0.1/24", "0.0.0.0/0", "255.255.255.255/32", "fd00::1/64",
                                   "::/0", "fe80::1/128"}) {
            const auto prefix = IpPrefix::parse(good);
            QVERIFY2(prefix, qPrintable(good));
            QCOMPARE(QString::fromStdString(prefix->text()), good);
        }
    }

    void otherTextIsRefused()
    {
        for (const QString bad :
             {"", "/", "10.0.0.1", "10.0.0.1/", "10.0.0.1/33", "10.0.0/24", "10.0.0.256/24",
              "10.0.0.1/-1", "10.0.0.1/+1", "10.0.0.1/24/24", "10.0.0.1 /24", "010.0.0.1/24",
              "10.0.0.1/255.255.255.0", "fd00::1/129", "fd00:::1/64", "fe80::1%eth0/64", "any",
              "10.0.0.1/24\n", "10.0.0.1/4294967320"})
            QVERIFY2(!IpPrefix::parse(bad), qPrintable(bad));
    }

    void theFamilyIsKept()
    {
        QVERIFY(!IpPrefix::parse("fd00::1/64", AF_INET));
        QVERIFY(!IpPrefix::parse("10.0.0.1/24", AF_INET6));
        QVERIFY(IpPrefix::parse("::ffff:10.0.0.1/96", AF_INET6));
    }

    void theNetworkIsWithoutTheHostsBits()
    {
        QCOMPARE(IpPrefix::parse("10.1.2.255/20")->network().text(), "10.1.0.0/20");
        QCOMPARE(IpPrefix::parse("10.1.2.3/32")->network().text(), "10.1.2.3/32");
        QCOMPARE(IpPrefix::parse("10.1.2.3/0")->network().text(), "0.0.0.0/0");
        QCOMPARE(IpPrefix::parse("fd00::1:ffff/111")->network().text(), "fd00::/111");
    }

    void aNetworkContainsItsAddresses()
    {
        const IpPrefix prefix = *IpPrefix::parse("10.0.0.1/30");
        QVERIFY(prefix.contains(*IpAddress::parse("10.0.0.2")));
        QVERIFY(!prefix.contains(*IpAddress::parse("10.0.0.4")));
        QVERIFY(!prefix.contains(*IpAddress::parse("::")));
    }
};

QTEST_APPLESS_MAIN(TestIpPrefix)
#include "tst_ipprefix.moc"

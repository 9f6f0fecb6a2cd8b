// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/liveaccess.h"

#include <QTest>

using tomato::service::LiveAccess;

class TestLiveAccess final : public QObject
{
    Q_OBJECT

private slots:
    void byDefaultOnlyThisMachineMayWatch()
    {
        const auto access = LiveAccess::parse("", "", false);
        QVERIFY(access);
        QCOMPARE(access->address(), QHostAddress(QHostAddress::LocalHost));
        QVERIFY(!access->isOpen());
        QVERIFY(access->allows(QHostAddress("127.0.0.1")));
        QVERIFY(!access->allows(QHostAddress("192.0.2.1")));
        QVERIFY(!access->allows(QHostAddress()));
    }

    void thoseOnTheListMayWatch()
    {
        const auto access =
            LiveAccess::parse(" :: ", "192.0.2.0/24, 198.51.100.7,2001:db8::/32", true);
        QVERIFY(access);
        QVERIFY(access->isOpen());
        for (const QString address :
             {"192.0.2.9", "::ffff:192.0.2.9", "198.51.100.7", "2001:db8::1", "127.0.0.1", "::1"})
            QVERIFY2(access->allows(QHostAddress(address)), qPrintable(address));
        for (const QString address :
             {"192.0.3.1", "::ffff:192.0.3.1", "198.51.100.8", "2001:db9::"})
            QVERIFY2(!access->allows(QHostAddress(address)), qPrintable(address));
    }

    void whatOthersReachIsUnencryptedOnlyWhenThatIsAgreedTo()
    {
        const auto refused = LiveAccess::parse("192.0.2.7", "192.0.2.0/24", false);
        QVERIFY(!refused);
        const QString text = QString::fromStdString(refused.error().text());
        QVERIFY2(text.startsWith("192.0.2.7: is served without encryption"), qPrintable(text));
        QVERIFY2(text.contains("ssh"), qPrintable(text));
        QVERIFY(LiveAccess::parse("192.0.2.7", "192.0.2.0/24", true));
        // Nobody is on the way between programs of this machine.
        QVERIFY(LiveAccess::parse("127.0.0.2", "192.0.2.0/24", false));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("allowed");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no address") << "eth0"
                                    << ""
                                    << "eth0: is no IP address";
        QTest::newRow("a name") << "localhost"
                                << ""
                                << "localhost: is no IP address";
        QTest::newRow("multicast") << "224.0.0.1"
                                   << "0.0.0.0/0"
                                   << "224.0.0.1: cannot be";
        QTest::newRow("nobody") << "192.0.2.7"
                                << ""
                                << "name those who may watch";
        QTest::newRow("only commas") << "0.0.0.0"
                                     << " , ,"
                                     << "is no address and no network";
        QTest::newRow("no network") << ""
                                    << "192.0.2.0/24,all"
                                    << "all: is no address";
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QString, address);
        QFETCH(QString, allowed);
        QFETCH(QString, problem);
        const auto access = LiveAccess::parse(address, allowed, true);
        QVERIFY(!access);
        const QString text = QString::fromStdString(access.error().text());
        QVERIFY2(text.contains(problem), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestLiveAccess)
#include "tst_liveaccess.moc"

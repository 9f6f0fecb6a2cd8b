// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/filternames.h"

#include <QSignalSpy>
#include <QTest>

using tomato::client::FilterCheck;
using tomato::client::FilterNames;

/// FilterCheck with the real program behind it.
class TestCheckFilter final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine"); }

    void filtersAreJudged_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("a common one") << "icmp and host 10.0.0.1"
                                      << "";
        QTest::newRow("a mistake") << "icmp andd"
                                   << "syntax error";
        QTest::newRow("looks like an option") << "-z/bin/sh"
                                              << "syntax error";
        QTest::newRow("a name") << "host no-such-host.invalid"
                                << "unknown host 'no-such-host.invalid' (names are not looked up";
        QTest::newRow("a name that the machine knows") << "host localhost"
                                                       << "unknown host 'localhost'";
        QTest::newRow("a name of a network") << "net loopback"
                                             << "unknown network 'loopback'";
        QTest::newRow("a name of a port") << "tcp port http"
                                          << "";
        QTest::newRow("numbers of other kinds")
            << "ip6 host fd00::1 or ether host 02:00:00:00:00:01"
            << "";
        QTest::newRow("too long") << QString(70'000, u' ') + "icmp"
                                  << "65536";
        QString hosts = "icmp";
        for (int i = 0; i < 2000; ++i)
            hosts += QStringLiteral(" or host 10.1.%1.%2").arg(i / 250).arg(i % 250);
        QTest::newRow("too complex") << hosts << "too complex";
        QTest::newRow("takes too long") << hosts.left(hosts.indexOf("10.1.1.200")) + "10.1.1.1"
                                        << "too complex: libpcap takes more than 250 ms";
    }

    void filtersAreJudged()
    {
        QFETCH(QString, filter);
        QFETCH(QString, message);
        FilterCheck check;
        QSignalSpy checked(&check, &FilterCheck::checked);
        check.check(filter);
        QTRY_COMPARE(checked.count(), 1);
        QCOMPARE(checked[0][0].toString(), filter);
        const QString said = checked[0][1].toString();
        QVERIFY2(message.isEmpty() ? said.isEmpty() : said.contains(message), qPrintable(said));
    }

    void thePlaceOfAMistakeIsTold()
    {
        FilterCheck check;
        QSignalSpy checked(&check, &FilterCheck::checked);
        check.check("icmp or tcp prot 80");
        QTRY_COMPARE(checked.count(), 1);
        QCOMPARE(check.place(), (FilterCheck::Place{12, 4}));
        check.check("icmp");
        QTRY_COMPARE(checked.count(), 2);
        QCOMPARE(check.place(), FilterCheck::Place());
    }

    void namesAreLookedUpWhenAUserAsksForIt_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("numeric");
        QTest::addColumn<QString>("message");
        QTest::newRow("no name") << "host 10.0.0.1 and tcp port http"
                                 << "host 10.0.0.1 and tcp port http" << QString();
        QTest::newRow("no host") << "host no-such-host.invalid"
                                 << "host no-such-host.invalid"
                                 << "'no-such-host.invalid' has no address";
        QTest::newRow("a mistake") << "host"
                                   << "host"
                                   << "syntax error";
    }
    void namesAreLookedUpWhenAUserAsksForIt()
    {
        QFETCH(QString, filter);
        QFETCH(QString, numeric);
        QFETCH(QString, message);
        FilterNames names;
        QSignalSpy lookedUp(&names, &FilterNames::lookedUp);
        names.lookUp(filter);
        QTRY_COMPARE_WITH_TIMEOUT(lookedUp.count(), 1, 20'000);
        QCOMPARE(lookedUp[0][0].toString(), filter);
        QCOMPARE(lookedUp[0][1].toString(), numeric);
        QVERIFY2(message.isEmpty() ? lookedUp[0][2].toString().isEmpty()
                                   : lookedUp[0][2].toString().contains(message),
                 qPrintable(lookedUp[0][2].toString()));
    }

    void aNameIsReplacedWhereverItStandsAlone()
    {
        if (QHostInfo::fromName("localhost").addresses().isEmpty())
            QSKIP("this machine does not know localhost");
        FilterNames names;
        QSignalSpy lookedUp(&names, &FilterNames::lookedUp);
        names.lookUp("src host localhost or (dst localhost and port 80)");
        QTRY_COMPARE(lookedUp.count(), 1);
        QCOMPARE(lookedUp[0][2].toString(), QString());
        const QString numeric = lookedUp[0][1].toString();
        QVERIFY2(!numeric.contains("localhost") && numeric.contains("127.0.0.1"),
                 qPrintable(numeric));
    }

    void onlyTheLatestQuestionIsAnswered()
    {
        FilterCheck check;
        QSignalSpy checked(&check, &FilterCheck::checked);
        check.check("a");
        check.check("b");
        check.check("icmp");
        QTRY_COMPARE(checked.count(), 1);
        QCOMPARE(checked[0][0].toString(), "icmp");
        check.check("udp");
        QTRY_COMPARE(checked.count(), 2);
        QCOMPARE(checked[1][0].toString(), "udp");
    }

    void aMissingProgramIsSaid()
    {
        qputenv("TOMATO_ENGINE", "/nonexistent/tomato-engine");
        FilterCheck check;
        QSignalSpy checked(&check, &FilterCheck::checked);
        check.check("icmp");
        QTRY_COMPARE(checked.count(), 1);
        QVERIFY(checked[0][1].toString().contains("/nonexistent/tomato-engine"));
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
    }
};

QTEST_GUILESS_MAIN(TestCheckFilter)
#include "tst_checkfilter.moc"

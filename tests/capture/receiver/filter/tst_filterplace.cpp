// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/filter/filterplace.h"

#include <QTest>

using tomato::capture::failingPlace;

class TestFilterPlace final : public QObject
{
    Q_OBJECT

private slots:
    void theFirstWrongWordIsFound_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("at");
        QTest::newRow("a misspelt word") << "tcp prot 80"
                                         << "prot" << 4;
        QTest::newRow("a misspelt operator") << "icmp andd arp"
                                             << "andd" << 5;
        QTest::newRow("the same word twice") << "icmp and tcp port 80 port 80"
                                             << "port" << 21;
        QTest::newRow("a number that is too big") << "icmp or port 99999"
                                                  << "99999" << 13;
        QTest::newRow("something is missing") << "icmp and"
                                              << "and" << 5;
        QTest::newRow("a parenthesis that is never closed") << "(icmp or arp"
                                                            << "arp" << 9;
        QTest::newRow("a parenthesis too many") << "icmp or arp) and ip"
                                                << ")" << 11;
        QTest::newRow("inside parentheses") << "not (host 10.0.0.1 or hots 10.0.0.2) and tcp"
                                            << "hots" << 22;
        QTest::newRow("inside brackets") << "tcp[tcpflags] & tcp-sin != 0"
                                         << "tcp-sin" << 16;
        QTest::newRow("an address") << "host 10.0.0.256"
                                    << "10.0.0.256" << 5;
    }
    void theFirstWrongWordIsFound()
    {
        QFETCH(const QString, expression);
        QFETCH(const QString, word);
        QFETCH(const int, at);
        const auto place = failingPlace(expression.toStdString());
        QVERIFY(place.has_value());
        QCOMPARE(expression.mid(static_cast<qsizetype>(place->at),
                                static_cast<qsizetype>(place->length)),
                 word);
        QCOMPARE(static_cast<int>(place->at), at);
    }

    void whatCompilesHasNoWrongPlace_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *each :
             {"", "icmp", "tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0",
              "ether host 02:00:00:00:00:01 and not ip6 host fd00::1", "portrange 1-20",
              "net 10.0.0.0 mask 255.0.0.0", "ip[2:2] > 100 && (arp || vlan 5)"})
            QTest::newRow(each) << each;
    }
    void whatCompilesHasNoWrongPlace()
    {
        QFETCH(const QString, expression);
        QVERIFY(!failingPlace(expression.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestFilterPlace)
#include "tst_filterplace.moc"

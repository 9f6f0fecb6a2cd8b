// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filter/filterwords.h"

#include <QTest>

using namespace tomato::plugins;

class TestFilterWords final : public QObject
{
    Q_OBJECT

private slots:
    void aWordThatIsNearlyAKeywordIsOne_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char *filter, const char *word, const char *meant) {
            QTest::newRow(filter) << filter << word << meant;
        };
        row("host 10.0.1.1 and icmpp", "icmpp", "icmp");
        row("icm", "icm", "icmp");
        row("icnp", "icnp", "icmp");
        row("imcp", "imcp", "icmp");
        row("upd port 53", "upd", "udp");
        row("brodcast", "brodcast", "broadcast");
        row("host icmpp", "icmpp", "");
        row("src upd", "upd", "");
        row("host 10.0.1.1 and www.example", "www.example", "");
        row("op", "op", "");
        row("host 10.0.1.1 and iccmpp", "iccmpp", "");
        row("", "", "");
    }

    void aWordThatIsNearlyAKeywordIsOne()
    {
        QFETCH(const QString, filter);
        QFETCH(const QString, word);
        QFETCH(const QString, meant);
        QCOMPARE(meantKeyword(filter, word), meant);
    }
};

QTEST_GUILESS_MAIN(TestFilterWords)
#include "tst_filterwords.moc"

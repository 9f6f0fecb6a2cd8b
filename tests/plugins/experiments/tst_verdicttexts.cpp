// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/enginetexts.h"
#include "plugins/experiments/verdicttexts.h"
#include "tests/architecture/sourcetexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace tomato::plugins;
using tomato::rpc::ErrorTexts;

class TestVerdictTexts final : public QObject
{
    Q_OBJECT

    QTranslator m_german;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(m_german.load(TOMATO_BIN "/translations/tomato_de.qm"));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }

    void cleanupTestCase()
    {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(QLocale::system());
    }

    void whatJudgesAreFailedByIsKnown()
    {
        std::vector<tomato::rpc::ErrorText> all = windowTexts();
        all.insert(all.end(), verdictTexts().begin(), verdictTexts().end());
        const ErrorTexts known(all);
        const auto texts =
            SourceTexts::in({"app/experiment/outcome"}, {{"failure(", 0}, {"Error{", 1}});
        QVERIFY(texts.size() > 40);
        // What these are made of is judged below.
        const QSet<QString> others = {"it has no exit codeX", "its exit code is X, XX",
                                      "its output has no 'X'X", "X, found X in its outputX"};
        QStringList unknown;
        for (const SourceTexts::Text &text : texts) {
            if (!known.find(text.said) && !others.contains(text.said))
                unknown << text.place;
        }
        QCOMPARE(unknown.join(u'\n'), QString());
    }

    void aVerdictIsSaidInTheUsersLanguage_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("too few")
            << "expected == 20, found 19 on h1--r1 in the whole run; the last is packet 20 on "
               "h1--r1 "
               "(c1.pcapng) at 1.900000 s (2027-01-15T08:00:01.900000Z)"
            << "erwartet == 20, gefunden 19 auf h1--r1 im ganzen Lauf; das letzte ist Paket 20 auf "
               "h1--r1 (c1.pcapng) bei 1,900000 s (2027-01-15T08:00:01.900000Z)";
        QTest::newRow("too many in a time")
            << "expected <= 1, found 2 on h1--r1 from 1.500000 s to the end; the first too many is "
               "packet 2 on h1--r1 at 1.250000 s (2027-01-15T08:00:01.250000Z)"
            << "erwartet <= 1, gefunden 2 auf h1--r1 von 1,500000 s bis zum Ende; das erste "
               "überzählige ist Paket 2 auf h1--r1 bei 1,250000 s (2027-01-15T08:00:01.250000Z)";
        QTest::newRow("too slow")
            << "expected < 12.5 ms, found 15.25 ms to r1--h2; it is packet 8 on h1--r1 (c1.pcapng) "
               "at 0.700000 s (2027-01-15T08:00:00.700000Z)"
            << "erwartet < 12,5 ms, gefunden 15,25 ms nach r1--h2; es ist Paket 8 auf h1--r1 "
               "(c1.pcapng) bei 0,700000 s (2027-01-15T08:00:00.700000Z)";
        QTest::newRow("lost")
            << "expected 0..2.5 %, found 5 % (1 of 20) between h1--r1 and r1--h2; the first lost "
               "is "
               "packet 4 on h1--r1 at 0.300000 s (2027-01-15T08:00:00.300000Z)"
            << "erwartet 0..2,5 %, gefunden 5 % (1 von 20) zwischen h1--r1 und r1--h2; das erste "
               "verlorene ist Paket 4 auf h1--r1 bei 0,300000 s (2027-01-15T08:00:00.300000Z)";
        QTest::newRow("a rate")
            << "expected > 2 Mbit/s, found 1.25 Mbit/s on h1--r1 in the whole run, from packet 1 "
               "on "
               "h1--r1 at 0.100000 s (a) to packet 9 on h1--r1 at 0.900000 s (b)"
            << "erwartet > 2 Mbit/s, gefunden 1,25 Mbit/s auf h1--r1 im ganzen Lauf, von Paket 1 "
               "auf "
               "h1--r1 bei 0,100000 s (a) bis Paket 9 auf h1--r1 bei 0,900000 s (b)";
        QTest::newRow("not proven")
            << "expected == 20, found 10 on h1--r1 from 0.000000 s to 3.000000 s, but h1--r1 was "
               "not "
               "recorded from 1.700000 s to 3.000000 s (10 packets were recorded)"
            << "erwartet == 20, gefunden 10 auf h1--r1 von 0,000000 s bis 3,000000 s, aber h1--r1 "
               "wurde nicht aufgezeichnet von 1,700000 s bis 3,000000 s (10 Pakete wurden "
               "aufgezeichnet)";
        QTest::newRow("none")
            << "none was on r1--h2 from 0.500000 s to 1.000000 s; the first after that is packet "
               "11 "
               "on r1--h2 at 1.100000 s (2027-01-15T08:00:01.100000Z)"
            << "keines war auf r1--h2 von 0,500000 s bis 1,000000 s; das erste danach ist Paket 11 "
               "auf r1--h2 bei 1,100000 s (2027-01-15T08:00:01.100000Z)";
        QTest::newRow("never")
            << "1 came; the first is packet 22 on h1--r1 (c1.pcapng) at 2.500000 s (a)"
            << "1 kamen; das erste ist Paket 22 auf h1--r1 (c1.pcapng) bei 2,500000 s (a)";
        QTest::newRow("a command") << "its exit code is 1, expected == 0 (began at 2.000000 s)"
                                   << "sein Exit-Code ist 1, erwartet == 0 (begann bei 2,000000 s)";
        QTest::newRow("its output")
            << "output/003-ping.out: expected <= 20, found 25.5 in its output (began at 2.000000 s)"
            << "output/003-ping.out: erwartet <= 20, gefunden 25,5 in seiner Ausgabe (begann bei "
               "2,000000 s)";
        QTest::newRow("a distribution")
            << "200 delays with a median of 10.5 ms against 1000 delays with a median of 12 ms: "
               "one "
               "is of another distribution (p = 0.0012, less than 0.01)"
            << "200 Verzögerungen mit einem Median von 10,5 ms gegen 1.000 Verzögerungen mit einem "
               "Median von 12 ms: eine ist von anderer Verteilung (p = 0,0012, kleiner als 0,01)";
        QTest::newRow("runs compared")
            << "expected a ratio of > 1.5, found 1.25: 10.5 ms at delay=10 (3 runs), 8.4 ms at "
               "delay=5 (3 runs)"
            << "ein Verhältnis von > 1,5 erwartet, gefunden 1,25: 10,5 ms bei delay=10 (3 Läufe), "
               "8,4 ms bei delay=5 (3 Läufe)";
        QTest::newRow("not recorded") << "h1--r1: was not recorded"
                                      << "h1--r1: wurde nicht aufgezeichnet";
        QTest::newRow("another program's") << "something that nobody knows"
                                           << "something that nobody knows";
    }

    void aVerdictIsSaidInTheUsersLanguage()
    {
        QFETCH(const QString, english);
        QFETCH(const QString, german);
        QCOMPARE(verdictInUsersLanguage(english), german);
    }
};

QTEST_GUILESS_MAIN(TestVerdictTexts)
#include "tst_verdicttexts.moc"

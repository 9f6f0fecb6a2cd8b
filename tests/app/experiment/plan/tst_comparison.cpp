// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/comparison.h"
#include "app/experiment/plan/samples.h"

#include <QTest>

using namespace tomato::experiment;

class TestComparison final : public QObject
{
    Q_OBJECT

private slots:
    void aNumberIsComparedInItsUnit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("good");
        QTest::addColumn<double>("bad");
        QTest::newRow("equal") << "== 20" << int(Unit::Plain) << 20.0 << 21.0;
        QTest::newRow("unequal") << "!= 20" << int(Unit::Plain) << 21.0 << 20.0;
        QTest::newRow("less") << "<3" << int(Unit::Plain) << 2.9 << 3.0;
        QTest::newRow("at most") << "<= 2 %" << int(Unit::Percent) << 2.0 << 2.01;
        QTest::newRow("more") << "> 100 /s" << int(Unit::PerSecond) << 100.5 << 100.0;
        QTest::newRow("range") << "9.5..10 Mbit/s" << int(Unit::BitRate) << 9.5 << 10.1;
        QTest::newRow("kilobits") << ">= 9500 kbit/s" << int(Unit::BitRate) << 9.5 << 9.4;
        QTest::newRow("seconds") << "<= 0.5 s" << int(Unit::Time) << 500.0 << 501.0;
        QTest::newRow("microseconds") << "< 20 us" << int(Unit::Time) << 0.019 << 0.02;
    }

    void aNumberIsComparedInItsUnit()
    {
        QFETCH(QString, text);
        QFETCH(int, unit);
        QFETCH(double, good);
        QFETCH(double, bad);
        const auto comparison = Comparison::parse(text, static_cast<Unit>(unit));
        QVERIFY2(comparison, comparison ? "" : comparison.error().text().c_str());
        QVERIFY(comparison->holds(good));
        QVERIFY(!comparison->holds(bad));
    }

    void everyNumberMeetsAny() { QVERIFY(Comparison::parse("any", Unit::Percent)->holds(55)); }

    void whatIsNoComparisonIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("unit");
        QTest::newRow("a number alone") << "20" << int(Unit::Plain);
        QTest::newRow("one equals sign") << "= 20" << int(Unit::Plain);
        QTest::newRow("a unit that is none") << "== 20 apples" << int(Unit::Plain);
        QTest::newRow("a time without a unit") << "<= 20" << int(Unit::Time);
        QTest::newRow("another quantity's unit") << "<= 20 ms" << int(Unit::BitRate);
        QTest::newRow("a range backwards") << "30..20" << int(Unit::Plain);
        QTest::newRow("a statistic of one number") << "p99 <= 20" << int(Unit::Plain);
        QTest::newRow("a line more") << "== 20\n" << int(Unit::Plain);
    }

    void whatIsNoComparisonIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(int, unit);
        QVERIFY(!Comparison::parse(text, static_cast<Unit>(unit)));
    }

    void aStatisticStandsForManyNumbers()
    {
        const std::vector<double> sorted = {1, 2, 3, 4, 100};
        QCOMPARE(Comparison::parse("median <= 3 ms", Unit::Time, true)->summary(sorted), 3.0);
        QCOMPARE(Comparison::parse("mean <= 3 ms", Unit::Time, true)->summary(sorted), 22.0);
        QCOMPARE(Comparison::parse("min any", Unit::Time, true)->summary(sorted), 1.0);
        QCOMPARE(Comparison::parse("max any", Unit::Time, true)->summary(sorted), 100.0);
        QCOMPARE(Comparison::parse("p75 any", Unit::Time, true)->summary(sorted), 4.0);
        QVERIFY(Comparison::parse("<= 3 ms", Unit::Time, true)->isAboutEach());
        QVERIFY(!Comparison::parse("mean <= 3 ms", Unit::Time, true)->isAboutEach());
    }

    void theIntervalIsStudents()
    {
        QCOMPARE(studentT975(1), 12.7062);
        QCOMPARE(studentT975(9), 2.2622);
        // The values are those of tables for 40, 120 and 1000 degrees of freedom.
        QVERIFY(std::abs(studentT975(40) - 2.0211) < 0.0001);
        QVERIFY(std::abs(studentT975(120) - 1.9799) < 0.0001);
        QVERIFY(std::abs(studentT975(1000) - 1.9623) < 0.0001);
        // Ten samples 1..10: s = 3.02765, so 2.2622 * s / sqrt(10).
        const std::vector<double> ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        QVERIFY(std::abs(halfInterval(ten) - 2.16586) < 0.0001);
        QCOMPARE(halfInterval({5}), 0.0);
        QCOMPARE(mean(ten), 5.5);
        QCOMPARE(quantile(ten, 0.5), 5.5);
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/measuretexts.h"

#include <QLocale>
#include <QTest>

using namespace tomato;
using namespace tomato::plugins;
using namespace std::chrono_literals;

class TestMeasureTexts final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void aTimeHasAUnitThatLeavesFewDigits()
    {
        QCOMPARE(MeasureTexts::time(0ns), "0.00 µs");
        QCOMPARE(MeasureTexts::time(9'120ns), "9.12 µs");
        QCOMPARE(MeasureTexts::time(31'200ns), "31 µs");
        QCOMPARE(MeasureTexts::time(2ms), "2.00 ms");
        QCOMPARE(MeasureTexts::time(123'400us), "123.4 ms");
        QCOMPARE(MeasureTexts::time(1'200ms), "1.20 s");
        // Clocks go behind, too.
        QCOMPARE(MeasureTexts::time(-20'120us), "-20.12 ms");
        // No digit is finer than the clock.
        QCOMPARE(MeasureTexts::time(9'620ns, 1us), "10 µs");
        QCOMPARE(MeasureTexts::time(0ns, 1us), "0 µs");
        QCOMPARE(MeasureTexts::time(9'120ns, 100ns), "9.1 µs");
        QCOMPARE(MeasureTexts::time(2'345us, 1us), "2.35 ms"); // the nearest of two digits
        QCOMPARE(MeasureTexts::time(2'345us, 1ms), "2 ms");
        QCOMPARE(MeasureTexts::time(-612us, 1ms), "-1 ms");
        QCOMPARE(MeasureTexts::time(400us, 1ms), "0 ms");
        QCOMPARE(MeasureTexts::time(1'250ms, 1s), "1 s");
    }

    void aRateHasAUnitThatLeavesFewDigits()
    {
        QCOMPARE(MeasureTexts::rate(0), "0 kbit/s");
        QCOMPARE(MeasureTexts::rate(64'000), "64 kbit/s");
        QCOMPARE(MeasureTexts::rate(10e6), "10 Mbit/s");
        QCOMPARE(MeasureTexts::rate(1'234'567'000), "1.235 Gbit/s");
    }

    void numbersAreThoseOfTheUsersLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(MeasureTexts::time(2ms), "2,00 ms");
        QCOMPARE(MeasureTexts::rate(1.5e6), "1,5 Mbit/s");
        QLocale::setDefault(QLocale(QLocale::Chinese));
        QCOMPARE(MeasureTexts::time(2ms), "2.00 ms");
    }
};

QTEST_GUILESS_MAIN(TestMeasureTexts)
#include "tst_measuretexts.moc"

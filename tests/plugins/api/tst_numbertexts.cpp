// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/numbertexts.h"

#include <QLocale>
#include <QTest>

using namespace tomato;
using namespace tomato::plugins;
using namespace std::chrono_literals;

class TestNumberTexts final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
    }

    void init() { QLocale::setDefault(QLocale(QLocale::German)); }

    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void aNumberIsWrittenAsTheLanguageDoes()
    {
        QCOMPARE(numberText(1'234'567), "1.234.567");
        QCOMPARE(numberText(std::size_t{1234}), "1.234");
        QCOMPARE(numberText(0.5), "0,5");
        QCOMPARE(numberText(1234.5, 2), "1.234,50");
        QLocale::setDefault(QLocale(QLocale::Chinese));
        QCOMPARE(numberText(1'234'567), "1,234,567");
        QCOMPARE(numberText(0.5), "0.5");
        QLocale::setDefault(QLocale::c());
        QCOMPARE(numberText(1'234'567), "1234567");
    }

    void aNameIsTheSameInEachLanguage()
    {
        QCOMPARE(plainNumber(50'000), "50000");
        QCOMPARE(hexadecimal(0xfe, 4), "00fe");
        QCOMPARE(hexadecimal(0x12345, 4), "12345");
    }

    void aTimeOfTheDayHasTheDecimalSignOfTheLanguage()
    {
        const Timestamp time = 14h + 3min + 5s + 123'456'789ns;
        QCOMPARE(clockText(time), "14:03:05");
        QCOMPARE(clockText(time, 6), "14:03:05,123456");
        QCOMPARE(clockText(time, 9), "14:03:05,123456789");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(clockText(time, 6), "14:03:05.123456");
    }

    void secondsAreCutAndNotRounded()
    {
        QCOMPARE(secondsText(-123'999ns, 6), "-0,000123");
        QCOMPARE(secondsText(1234s + 5us, 6), "1.234,000005");
    }
};

QTEST_GUILESS_MAIN(TestNumberTexts)
#include "tst_numbertexts.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/timetoseconds.h"

#include <QTest>

using namespace tomato::plugins;

class TestTimeToSeconds final : public QObject
{
    Q_OBJECT

private slots:
    void everyLanguageShowsTheSecondsAndNoTimeZone()
    {
        const QDateTime time(QDate(2026, 11, 28), QTime(12, 34, 56));
        const auto locales =
            QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyCountry);
        QVERIFY(locales.size() > 100);
        for (const QLocale &locale : locales) {
            const QString text = timeToSeconds(time, locale);
            const QString zone = locale.toString(time, QStringLiteral("t"));
            QVERIFY2(text != timeToSeconds(time.addSecs(1), locale), qPrintable(locale.name()));
            QVERIFY2(text != timeToSeconds(time.addSecs(60), locale), qPrintable(locale.name()));
            QVERIFY2(text != timeToSeconds(time.addDays(1), locale), qPrintable(locale.name()));
            QVERIFY2(zone.isEmpty() || !text.contains(zone),
                     qPrintable(locale.name() + u' ' + text));
        }
    }

    void itIsWrittenAsTheLanguageDoes()
    {
        const QDateTime time(QDate(2026, 11, 28), QTime(12, 34, 56));
        QCOMPARE(timeToSeconds(time, QLocale(QLocale::German)), "28.11.26 12:34:56");
        QCOMPARE(timeToSeconds(time, QLocale(QLocale::Chinese)), "2026/11/28 12:34:56");
        QCOMPARE(timeToSeconds(time, QLocale(QLocale::English, QLocale::UnitedStates))
                     .replace(QChar(0x202f), u' '),
                 "11/28/26 12:34:56 PM");
    }
};

QTEST_MAIN(TestTimeToSeconds)
#include "tst_timetoseconds.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/isotime.h"

#include <QTest>

using namespace tomato;
using namespace std::chrono_literals;

class TestIsoTime final : public QObject
{
    Q_OBJECT

private slots:
    void aTimeIsWrittenAndReadBack()
    {
        for (const Timestamp time :
             {0ns, 1ns, 1'700'000'000s + 123'456'789ns, 4'102'444'800s + 5ns})
            QCOMPARE(timeFromIso(isoTime(time)), time);
        QCOMPARE(isoTime(1'700'000'000s + 5ns), std::string("2023-11-14T22:13:20.000000005Z"));
    }

    void otherTextsAreNoTimes()
    {
        for (const char *text :
             {"", "now", "2023-11-14", "2023-11-14T22:13:20Z", "2023-11-14T22:13:20.5Z",
              "2023-11-14T22:13:20.000000005", "2023-02-31T22:13:20.000000005Z",
              "2023-11-14T22:13:20.000000005Z ", "2023-11-14T22:13:20.-00000005Z"})
            QVERIFY2(!timeFromIso(text), text);
    }
};

QTEST_GUILESS_MAIN(TestIsoTime)
#include "tst_isotime.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/wireeffects.h"

#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace std::chrono_literals;

class TestWireEffects final : public QObject
{
    Q_OBJECT

private slots:
    void aCauseIsSaidWhereThereIsOne_data()
    {
        QTest::addColumn<QByteArray>("emulation");
        QTest::addColumn<int>("cause");
        const auto row = [](const char *emulation, WireEffects::Cause cause) {
            QTest::newRow(emulation) << QByteArray(emulation) << static_cast<int>(cause);
        };
        row("loss 5 %", WireEffects::Cause::Emulation);
        row("delay 20 ms, jitter 2 ms (normal), loss 0.5 %", WireEffects::Cause::Emulation);
        row("bandwidth 4000 kbit/s", WireEffects::Cause::QueueFull);
        row("bandwidth 4000 kbit/s, delay 20 ms", WireEffects::Cause::QueueFull);
        row("bandwidth 4000 kbit/s, loss 5 %", WireEffects::Cause::Unknown);
        row("delay 20 ms", WireEffects::Cause::Unknown);
        row("none", WireEffects::Cause::Unknown);
        row("the link is down", WireEffects::Cause::Unknown);
        row("", WireEffects::Cause::Unknown);
    }
    void aCauseIsSaidWhereThereIsOne()
    {
        QFETCH(const QByteArray, emulation);
        QFETCH(const int, cause);
        WireEffects effects;
        effects.add(3, 10s, emulation.toStdString());
        // What holds at first held before, too.
        for (const Timestamp time : {Timestamp(1s), Timestamp(10s), Timestamp(100s)})
            QCOMPARE(static_cast<int>(effects.causeAt(3, time)), cause);
        QVERIFY(effects.causeAt(4, 10s) == WireEffects::Cause::Unknown);
    }

    void aroundAChangeNothingIsSaid()
    {
        WireEffects effects;
        effects.add(0, 10s, "loss 5 %");
        effects.add(0, 20s, "loss 7 %");
        effects.add(0, 30s, "bandwidth 100 kbit/s");
        QVERIFY(effects.causeAt(0, 20s) == WireEffects::Cause::Emulation);
        QVERIFY(effects.causeAt(0, 29'700ms) == WireEffects::Cause::Emulation);
        QVERIFY(effects.causeAt(0, 29'900ms) == WireEffects::Cause::Unknown);
        QVERIFY(effects.causeAt(0, 30'100ms) == WireEffects::Cause::Unknown);
        QVERIFY(effects.causeAt(0, 30'300ms) == WireEffects::Cause::QueueFull);
    }
};

QTEST_GUILESS_MAIN(TestWireEffects)
#include "tst_wireeffects.moc"

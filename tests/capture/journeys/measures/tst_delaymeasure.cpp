// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/measuredtime.h"
#include "capture/journeys/measures/delaymeasure.h"

#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace std::chrono_literals;

class TestDelayMeasure final : public QObject
{
    Q_OBJECT

private slots:
    void quantilesAreWithinFourThousandths()
    {
        DelayMeasure delay;
        for (int packet = 1; packet <= 100'000; ++packet)
            delay.add(packet * 1us);
        QCOMPARE(delay.least(), Timestamp(1us));
        QCOMPARE(delay.greatest(), Timestamp(100ms));
        QCOMPARE(delay.mean(), Timestamp(50'000'500ns));
        for (const double share : {0.01, 0.25, 0.5, 0.9, 0.99}) {
            const double truth = share * 1e8;
            const auto told = static_cast<double>(delay.quantile(share).time.count());
            QVERIFY2(std::abs(told - truth) <= truth * 0.004, qPrintable(QString::number(told)));
        }
        QCOMPARE(delay.quantile(0).time, delay.least());
        QCOMPARE(delay.quantile(1).time, delay.greatest());
        QCOMPARE(DelayMeasure().quantile(0.5).time, Timestamp{});
    }

    /// Every width of a step, the shortest times and the longest ones.
    void quantilesOfAllSizesAreAsExactAsTheySay()
    {
        for (std::int64_t truth = 1; truth < 1'000'000'000'000'000'000; truth += 1 + truth / 37) {
            DelayMeasure delay;
            delay.add({});
            for (int packet = 0; packet < 200; ++packet)
                delay.add(Timestamp(truth));
            delay.add(Timestamp(truth * 2));
            const DelayMeasure::Quantile median = delay.quantile(0.5);
            const std::int64_t wrong = std::abs(median.time.count() - truth);
            QVERIFY2(double(wrong) <= double(truth) * 0.004, qPrintable(QString::number(truth)));
            // The last digit is within a step's half, which is less than five.
            QVERIFY2(wrong <= 5 * median.exactTo.count(), qPrintable(QString::number(truth)));
            QVERIFY(median.exactTo <= std::max(Timestamp(1), Timestamp(median.time / 100)));
        }
    }

    /// Within 0.4 %, a fourth one would mean nothing.
    void quantilesOfManyPacketsHaveThreeDigits()
    {
        for (std::int64_t truth = 1'000; truth < 1'000'000'000'000; truth += 1 + truth / 997) {
            DelayMeasure delay;
            delay.add({});
            for (int packet = 0; packet < 200; ++packet)
                delay.add(Timestamp(truth));
            delay.add(Timestamp(truth * 2));
            const DelayMeasure::Quantile median = delay.quantile(0.5);
            const std::int64_t digits =
                roundedTo(median.exactTo, median.time).count() / median.exactTo.count();
            QVERIFY2(digits >= 100 && digits < 1'000, qPrintable(QString::number(truth)));
        }
        DelayMeasure delay;
        for (int packet = 0; packet < 200; ++packet)
            delay.add(packet * 1ms + 3ms);
        const DelayMeasure::Quantile median = delay.quantile(0.5);
        QCOMPARE(MeasuredTime(median.time, median.exactTo).decimals, 0);
        QCOMPARE(std::llround(MeasuredTime(median.time, median.exactTo).value), 102LL);
    }

    void aQuantileNeverSeemsLessThanTheLeastOrMoreThanTheGreatest()
    {
        for (std::int64_t base = 1; base < 1'000'000'000'000; base += 1 + base / 23) {
            DelayMeasure delay;
            for (int packet = 0; packet < 100; ++packet)
                delay.add(Timestamp(base + packet % 2));
            const DelayMeasure::Quantile median = delay.quantile(0.5);
            const Timestamp shown = roundedTo(median.exactTo, median.time);
            QVERIFY2(shown >= delay.least() && shown <= delay.greatest(),
                     qPrintable(QString::number(base)));
        }
    }

    void quantilesOfFewPacketsAreExact()
    {
        DelayMeasure delay;
        for (int packet = 63; packet > 0; --packet)
            delay.add(packet * 1'234'567ns);
        QCOMPARE(delay.quantile(0.5).time, Timestamp(32 * 1'234'567ns));
        QCOMPARE(delay.quantile(0.5).exactTo, Timestamp(1));
        QCOMPARE(delay.quantile(0.99).time, delay.greatest());
    }

    void queueingIsWhatTheSizeDoesNotExplain()
    {
        QueueingMeasure queueing;
        // 1 ms for small ones and 3 ms for large ones, and what they waited.
        queueing.add(100, 1ms);
        queueing.add(100, 5ms);
        queueing.add(1500, 3ms);
        queueing.add(1500, 9ms);
        QCOMPARE(queueing.greatest(), Timestamp(6ms));
        QCOMPARE(queueing.mean(), Timestamp(2500us));
    }

    void queueingOfASizeThatAlwaysWaitedIsKnownFromLongerOnes()
    {
        QueueingMeasure queueing;
        queueing.add(100, 60ms);
        queueing.add(700, 62ms);
        queueing.add(1500, 2ms);
        // On another way each takes longer, and waits for nothing.
        queueing.add(100, 80ms, 1);
        queueing.add(1500, 90ms, 1);
        QCOMPARE(queueing.greatest(), Timestamp(60ms));
        QCOMPARE(queueing.mean(), Timestamp(23'600us));
    }
};

QTEST_GUILESS_MAIN(TestDelayMeasure)
#include "tst_delaymeasure.moc"

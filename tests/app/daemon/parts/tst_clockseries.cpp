// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/clockseries.h"

#include <QTest>

using namespace tomato::engine;

class TestClockSeries final : public QObject
{
    Q_OBJECT

    static constexpr qint64 Second = 1'000'000'000;

    static QJsonObject told(qint64 offset, int epoch = 0)
    {
        return {{"far", QJsonObject{{"offset", offset},
                                    {"bound", 1000},
                                    {"roundTrip", 2000},
                                    {"since", 1},
                                    {"epoch", epoch},
                                    {"lost", 7}}}};
    }
    static QJsonArray pointsOf(const ClockSeries &series)
    {
        return series.toJson()["far"].toArray();
    }

private slots:
    void aPointIsKeptEachTenSeconds()
    {
        ClockSeries series;
        for (qint64 at = 0; at < 30; ++at)
            series.add(told(at), (100 + at) * Second);
        const QJsonArray points = pointsOf(series);
        QCOMPARE(points.size(), 3);
        QCOMPARE(points.at(1).toObject(), (QJsonObject{{"time", 110 * Second},
                                                       {"offset", 10},
                                                       {"bound", 1000},
                                                       {"roundTrip", 2000},
                                                       {"epoch", 0},
                                                       // A thousandth of a per cent of a second.
                                                       {"between", 1000 + 100'001}}));
        // What was told last is the end of what is known.
        QCOMPARE(series.of("far").size(), 4);
        QCOMPARE(series.of("far").last()["time"].toInteger(), 129 * Second);
    }

    void aPointSaysHowFarFromEvenItWasBeforeIt()
    {
        ClockSeries series;
        // It was slewed by a millisecond in the first two seconds.
        for (qint64 at = 0; at <= 10; ++at)
            series.add(told(std::min<qint64>(at, 2) * 500'000), (100 + at) * Second);
        const QJsonArray points = pointsOf(series);
        QCOMPARE(points.size(), 2);
        // After two seconds it was a millisecond, and evenly it would have been a fifth.
        const qint64 between = points.at(1)["between"].toInteger();
        QVERIFY2(between >= 801'000 && between <= 1'010'000, qPrintable(QString::number(between)));
    }

    void whatNobodyWatchedIsAsUnevenAsClocksCanBe()
    {
        ClockSeries series;
        series.add(told(0), 100 * Second);
        series.add(told(0), 200 * Second);
        QVERIFY(pointsOf(series).at(1)["between"].toInteger() >= 100'000'000);
    }

    void theTimeIsThatOfTheMeasurement()
    {
        ClockSeries series;
        for (const qint64 now : {100, 101, 102}) {
            QJsonObject all = told(5);
            QJsonObject far = all["far"].toObject();
            far.insert("at", 99 * Second);
            all.insert("far", far);
            series.add(all, now * Second);
        }
        QCOMPARE(series.of("far").size(), 1);
        QCOMPARE(series.of("far").at(0)["time"].toInteger(), 99 * Second);
    }

    void aClockThatIsSetHasAPointAtOnce()
    {
        ClockSeries series;
        series.add(told(0), 100 * Second);
        series.add(told(5, 1), 101 * Second);
        QCOMPARE(pointsOf(series).size(), 2);
        QCOMPARE(pointsOf(series).at(1)["epoch"].toInt(), 1);
    }

    void nothingIsKeptOfAClockThatIsNotMeasured()
    {
        ClockSeries series;
        series.add({{"far", QJsonObject{{"alive", true}}}}, 100 * Second);
        QVERIFY(series.toJson().isEmpty());
    }

    void manyPointsBecomeFewerAndEpochsStay()
    {
        ClockSeries series;
        constexpr qint64 Points = 5 * ClockSeries::MaxPoints;
        for (qint64 at = 0; at < Points; ++at)
            series.add(told(at, at < 3 ? static_cast<int>(at) : 3), at * ClockSeries::Interval);
        const QJsonArray points = pointsOf(series);
        QVERIFY(points.size() <= ClockSeries::MaxPoints);
        QVERIFY(points.size() > ClockSeries::MaxPoints / 4);
        for (int epoch = 0; epoch < 4; ++epoch)
            QCOMPARE(points.at(epoch)["epoch"].toInt(), epoch);
        // Those that were left out were even with the others.
        for (qsizetype at = 5; at < points.size(); ++at)
            QVERIFY(points.at(at)["between"].toInteger() < 12'000'000);
        // The first and the last hour are there alike.
        QVERIFY(points.last()["time"].toInteger() > (Points - 20) * ClockSeries::Interval);
        for (qsizetype at = 1; at < points.size(); ++at)
            QVERIFY(points.at(at)["time"].toInteger() > points.at(at - 1)["time"].toInteger());
    }
};

QTEST_GUILESS_MAIN(TestClockSeries)
#include "tst_clockseries.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/recordingoptions.h"

#include <QTest>

using namespace tomato::capture;
using namespace std::chrono_literals;

class TestRecordingOptions final : public QObject
{
    Q_OBJECT

private:
    static std::string problem(const RecordingOptions &options)
    {
        const auto good = checkOptions(options);
        return good ? std::string() : good.error().text();
    }

private slots:
    void theDefaultsAreGoodAndRecordBothDirections()
    {
        const RecordingOptions options;
        QCOMPARE(problem(options), std::string());
        QVERIFY(records(options.direction, 0) && records(options.direction, 1));
    }

    void aDirectionIsTheSideWhereFramesComeIn()
    {
        QVERIFY(records(Direction::FromFirst, 0) && !records(Direction::FromFirst, 1));
        QVERIFY(!records(Direction::FromSecond, 0) && records(Direction::FromSecond, 1));
    }

    void aTriggerNeedsAnEnd()
    {
        RecordingOptions options;
        options.trigger = "icmp";
        QVERIFY(problem(options).starts_with("a recording with a trigger needs"));
        for (const StopConditions &stop :
             {StopConditions{1, 0, 0s}, StopConditions{0, 1, 0s}, StopConditions{0, 0, 1s}}) {
            options.stop = stop;
            QCOMPARE(problem(options), std::string());
        }
    }

    void anImpossibleTimeIsRefused()
    {
        RecordingOptions options;
        for (const std::chrono::seconds time : {-1s, std::chrono::seconds::max()}) {
            options.stop.time = time;
            QVERIFY(problem(options).ends_with("seconds, not " + std::to_string(time.count())));
        }
    }

    void aShorterSnapLengthAllowsSmallerSegments()
    {
        RecordingOptions options;
        options.limits = {1000, 2};
        QVERIFY(!problem(options).empty());
        options.snapLength = 900;
        QCOMPARE(problem(options), std::string());
        options.snapLength = 0;
        QCOMPARE(problem(options), std::string("the snap length 0 is not between 1 and 262144"));
    }
};

QTEST_GUILESS_MAIN(TestRecordingOptions)
#include "tst_recordingoptions.moc"

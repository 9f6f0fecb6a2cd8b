// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/gathering.h"

#include <QTest>

using namespace tomato::capture;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t Batch = 1000;

/// A moment long after the clock's beginning, when something was written just now.
const Gathering::Clock::time_point now{1h};

Gathering gathering()
{
    Gathering made(Batch);
    made.noteWrite(now);
    return made;
}

} // namespace

class TestGathering : public QObject
{
    Q_OBJECT

private slots:
    void whatIsLessThanABatchWaits();
    void aBatchDoesNotWait();
    void nothingWaitsWhileSomebodyWatches();
    void whenNothingIsReadyThereIsNothingToDo();
    void theWriterNeverSleepsWhenItIsDue();
};

void TestGathering::whatIsLessThanABatchWaits()
{
    QVERIFY(!gathering().isDue(Batch - 1, false, now));
    QCOMPARE(gathering().patience(Batch - 1, false, now), Gathering::UnwatchedTime);
    QVERIFY(gathering().isDue(1, false, now + Gathering::UnwatchedTime));
}

void TestGathering::aBatchDoesNotWait()
{
    QVERIFY(gathering().isDue(Batch, false, now));
    // The wake-up for it may have come while the writer was busy with the batch before.
    QCOMPARE(gathering().patience(Batch, false, now), 0ns);
}

void TestGathering::nothingWaitsWhileSomebodyWatches()
{
    QVERIFY(gathering().isDue(1, true, now));
    QCOMPARE(gathering().patience(1, true, now), 0ns);
}

void TestGathering::whenNothingIsReadyThereIsNothingToDo()
{
    for (const bool isWatched : {false, true})
        QCOMPARE(gathering().patience(0, isWatched, now), std::chrono::nanoseconds::max());
}

void TestGathering::theWriterNeverSleepsWhenItIsDue()
{
    for (const std::size_t ready : {std::size_t{1}, Batch - 1, Batch, 10 * Batch}) {
        for (const bool isWatched : {false, true}) {
            for (const auto passed : {0ms, 99ms, 100ms, 5000ms}) {
                const bool isDue = gathering().isDue(ready, isWatched, now + passed);
                QCOMPARE(gathering().patience(ready, isWatched, now + passed) == 0ns, isDue);
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestGathering)
#include "tst_gathering.moc"

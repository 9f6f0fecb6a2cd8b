// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/machinewatch.h"

#include "app/experiment/outcome/fidelity.h"

#include <QTest>

#include <atomic>

using namespace tomato;
using namespace tomato::experiment;

using namespace std::chrono_literals;

class TestMachineWatch final : public QObject
{
    Q_OBJECT

private slots:
    void aMachineWithTimeIsNotFlagged()
    {
        LoadRecord record(2);
        for (int i = 0; i < 1000; ++i) {
            record.addLateness(0.1 + 0.001 * (i % 100), 1s + i * 5ms);
            if (i % 20 == 19)
                record.addBusy(i % 200 == 199 ? 2 : 1, 0.1);
        }
        const MachineLoad load = record.load();
        QCOMPARE(load.processors, 2);
        QVERIFY(std::abs(load.seconds - 5) < 1e-6);
        QVERIFY(std::abs(load.busySeconds - 0.5) < 1e-6);
        QVERIFY(load.medianLate > 0.14 && load.medianLate < 0.16);
        QVERIFY(load.p99Late > 0.19 && load.p99Late < 0.2);
        QCOMPARE(loadProblem(load), QString());
    }

    void onlyAllProcessorsTogetherMakeItBusy()
    {
        LoadRecord record(2);
        for (int i = 0; i < 40; ++i)
            record.addBusy(i < 32 ? 2 : 1, 0.1);
        QCOMPARE(loadProblem(record.load()), QString("both processors busy for 3.2 of 4.0 s"));
    }

    void theLatestIsSaidWithWhatTheProcessorsDid()
    {
        LoadRecord record(4);
        record.addLateness(1, 100s);
        record.addBusy(0, 0.1);
        record.addLateness(42, 200s);
        record.addLateness(41, 201s);
        record.addBusy(4, 0.1);
        record.addLateness(3, 202s);
        record.addBusy(1, 0.1);
        const MachineLoad load = record.load();
        QCOMPARE(load.latestAt, Timestamp(200s));
        QCOMPARE(load.busyThen, 4);
        const QString problem = loadProblem(load);
        QVERIFY2(problem.startsWith("42 ms late at ") &&
                     problem.endsWith(", all 4 processors busy"),
                 qPrintable(problem));
    }

    void aLongTimeTakesNoMoreMemoryAndKeepsItsFigures()
    {
        LoadRecord record(1);
        for (int i = 0; i < 1'000'000; ++i)
            record.addLateness(i % 1000, 1s);
        const MachineLoad load = record.load();
        QVERIFY(std::abs(load.medianLate - 500) < 20);
        QVERIFY(std::abs(load.p99Late - 990) < 10);
    }

    void processorsThatAreKeptBusyAreSeen()
    {
        std::atomic<bool> isOver = false;
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < 2 * std::max(1U, std::thread::hardware_concurrency()); ++i)
            threads.emplace_back([&isOver] {
                while (!isOver) {
                }
            });
        const MachineWatch watch;
        QTRY_VERIFY_WITH_TIMEOUT(watch.load().busySeconds > 0.6, 60'000);
        const MachineLoad load = watch.load();
        isOver = true;
        QVERIFY(load.seconds >= load.busySeconds);
    }
};

QTEST_GUILESS_MAIN(TestMachineWatch)
#include "tst_machinewatch.moc"

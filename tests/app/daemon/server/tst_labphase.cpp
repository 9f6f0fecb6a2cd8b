// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labphase.h"
#include "app/daemon/server/workersupervisor.h"

#include <QTest>

using namespace tomato;
using engine::LabPhase;
using engine::WorkerSupervisor;

using Worker = WorkerSupervisor::State;

static bool canBecome(LabPhase from, LabPhase to)
{
    return StateMachine<LabPhase>(from, engine::LabTransitions).enter(to);
}

static bool canBecome(Worker from, Worker to)
{
    return StateMachine<Worker>(from, WorkerSupervisor::Transitions).enter(to);
}

class TestLabPhase final : public QObject
{
    Q_OBJECT

private slots:
    void aLabRunsOnlyAfterAStart()
    {
        QVERIFY(!canBecome(LabPhase::Stopped, LabPhase::Running));
        QVERIFY(canBecome(LabPhase::Stopped, LabPhase::Starting));
        QVERIFY(canBecome(LabPhase::Starting, LabPhase::Running));
        QVERIFY(!canBecome(LabPhase::Running, LabPhase::Starting));
    }

    void onlyARunningLabRecovers()
    {
        QVERIFY(canBecome(LabPhase::Running, LabPhase::Recovering));
        for (const LabPhase phase : {LabPhase::Stopped, LabPhase::Starting, LabPhase::Stopping})
            QVERIFY(!canBecome(phase, LabPhase::Recovering));
    }

    void fromAStopALabOnlyComesToItsEnd()
    {
        QVERIFY(canBecome(LabPhase::Stopping, LabPhase::Stopped));
        for (const LabPhase phase : {LabPhase::Starting, LabPhase::Recovering, LabPhase::Running})
            QVERIFY(!canBecome(LabPhase::Stopping, phase));
        QVERIFY(!canBecome(LabPhase::Stopped, LabPhase::Stopping));
    }

    void clientsSeeARecoveryAsAStart()
    {
        QCOMPARE(engine::labState(LabPhase::Recovering), LabState::Starting);
        QCOMPARE(engine::labState(LabPhase::Stopped), LabState::Stopped);
        QCOMPARE(engine::labState(LabPhase::Running), LabState::Running);
        QCOMPARE(engine::labState(LabPhase::Stopping), LabState::Stopping);
    }

    void aWorkerIsAskedOnlyWhileItIsThere()
    {
        QVERIFY(!canBecome(Worker::Absent, Worker::Applying));
        QVERIFY(!canBecome(Worker::Absent, Worker::Stopping));
        QVERIFY(!canBecome(Worker::Applying, Worker::Stopping));
        QVERIFY(!canBecome(Worker::Stopping, Worker::Applying));
        for (const Worker state : {Worker::Idle, Worker::Applying, Worker::Stopping})
            QVERIFY(canBecome(state, Worker::Absent));
    }
};

QTEST_APPLESS_MAIN(TestLabPhase)
#include "tst_labphase.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/capture.h"

#include <QTest>

using namespace tomato;
using Phase = service::Capture::Phase;

static bool canBecome(Phase from, Phase to)
{
    return StateMachine<Phase>(from, service::Capture::Transitions).enter(to);
}

class TestCapturePhase final : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatHasAnOrderIsInterrupted()
    {
        QVERIFY(!canBecome(Phase::Stopped, Phase::Interrupted));
        QVERIFY(canBecome(Phase::Waiting, Phase::Interrupted));
        QVERIFY(canBecome(Phase::Recording, Phase::Interrupted));
    }

    void anInterruptedOneGoesOnOrStops()
    {
        for (const Phase phase : {Phase::Waiting, Phase::Recording, Phase::Stopped})
            QVERIFY(canBecome(Phase::Interrupted, phase));
    }

    void eachCanStop()
    {
        for (const Phase phase : {Phase::Waiting, Phase::Recording, Phase::Interrupted})
            QVERIFY(canBecome(phase, Phase::Stopped));
    }
};

QTEST_APPLESS_MAIN(TestCapturePhase)
#include "tst_capturephase.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/emulationhistory.h"
#include "capture/service/capturehost.h"
#include "capture/service/captures.h"

#include <QTemporaryDir>
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

    /// The order is given again when an element at an end is stopped, and perhaps after that.
    void anElementThatIsStoppedIsNoted()
    {
        const QTemporaryDir home;
        const ConnectionId connection("c1");
        service::Captures captures(LabId("lab"), home.path(), service::RunFolders::Elsewhere(),
                                   [] { return service::Captures::DefaultBudget; });
        service::CaptureHost host(captures.commitEvent());
        service::CaptureOrder order;
        order.connection = connection;
        order.options.limits = {1'000'000, 3};
        order.emulation = {"delay 1 ms", "none"};
        order.description = {"topology", "c1", {"h1:eth0", "h2:eth0"}, capture::CaptureMode::File};
        for (const bool isRecording : {false, true, false, false, true}) {
            captures.setWanted({{connection, "h1 - h2"}}, {order});
            const auto orders = captures.nextOrders();
            QVERIFY(orders);
            host.begin(*orders);
            protocol::RecordingStatus state = host.status().at(0);
            state.isRecording = isRecording;
            captures.begin(*orders, {state});
        }
        const auto history =
            capture::EmulationHistory::read(home.filePath("c1/000001").toStdString());
        std::vector<std::array<std::string, 2>> notes;
        for (const capture::EmulationChange &each : history.changes)
            notes.push_back(each.sentBy);
        const std::string stopped = capture::EmulationHistory::ElementStopped;
        const std::vector<std::array<std::string, 2>> expected = {
            order.emulation, {stopped, stopped}, order.emulation};
        QCOMPARE(notes, expected);
    }
};

QTEST_APPLESS_MAIN(TestCapturePhase)
#include "tst_capturephase.moc"

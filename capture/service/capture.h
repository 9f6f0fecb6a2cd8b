// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/statemachine.h"
#include "app/protocol/capturestatus.h"
#include "app/protocol/recordingstatus.h"
#include "capture/archive/capturedring.h"
#include "capture/service/captureorder.h"
#include "capture/service/earlierruns.h"
#include "capture/service/liveports.h"
#include "capture/service/runfolders.h"
#include "capture/service/runhold.h"

#include <QObject>

#include <optional>

namespace tomato::service {

/// The engine's state of one connection's capture: its latest run, stored or being recorded, and
/// its viewers.
class Capture final : public QObject
{
    Q_OBJECT

public:
    /// Stopped: the worker has no order. Waiting: it has one, and nothing to record from yet.
    /// Interrupted: the writer was killed, and the next order goes on with its run.
    enum class Phase
    {
        Stopped,
        Waiting,
        Recording,
        Interrupted
    };
    static constexpr Transition<Phase> Transitions[] = {
        {Phase::Stopped, Phase::Waiting},     {Phase::Stopped, Phase::Recording},
        {Phase::Waiting, Phase::Recording},   {Phase::Recording, Phase::Waiting},
        {Phase::Waiting, Phase::Interrupted}, {Phase::Recording, Phase::Interrupted},
        {Phase::Interrupted, Phase::Waiting}, {Phase::Interrupted, Phase::Recording},
        {Phase::Waiting, Phase::Stopped},     {Phase::Recording, Phase::Stopped},
        {Phase::Interrupted, Phase::Stopped},
    };

    /// `earlier` gets the runs that are not the latest any more.
    Capture(const LabId &lab, const ConnectionId &connection, const RunFolders &folders,
            EarlierRuns &earlier);

    /// Repairs and opens the latest stored run; false when there is none.
    bool load();
    bool hasRun() const { return m_hold != nullptr; }
    /// The run becomes one of the earlier ones.
    void retire();
    /// Removes the run, when nobody reads it any more: the next order is a new one, though it may
    /// be the same. Without an order the run goes at once.
    void clear();

    /// Sets the connection's name, and the requested recording (none: not capturing).
    void setWanted(const QString &name, const std::optional<CaptureOrder> &order);
    const std::optional<CaptureOrder> &wanted() const { return m_wanted; }
    /// Returns the requested recording, with the folder of the run that goes on or of a new one.
    Result<CaptureOrder> nextOrder() const;
    /// The worker accepted the order; `state` is its CaptureHost::status() of it.
    void begin(const CaptureOrder &order, const protocol::RecordingStatus &state);
    /// The worker's CaptureHost::status() changed.
    void update(const protocol::RecordingStatus &state);
    /// The writer was killed. The ring is mended, viewers stay, and the next order goes on with it.
    void interrupt();
    /// The recording is over; `crashed` tells that its writer was killed.
    void end(bool crashed);

    bool isActive() const { return !m_phase.is(Phase::Stopped); }
    bool isFinishing() const { return m_live && m_live->isFinishing(); }
    bool hasViewers() const { return m_live && m_live->hasViewers(); }
    void feed();
    /// Returns the run's ring; nullptr when there is none.
    std::shared_ptr<capture::RingReader> ring() const;
    /// Returns the number of the run that ring() is of.
    qint64 ringRun() const { return m_heldRun; }
    /// Returns the run's ring with its description; call it only when there is a ring.
    capture::CapturedRing captured() const;
    const QString &name() const { return m_name; }
    /// Returns the mode of the run, or that of the requested recording when there is no run.
    capture::CaptureMode mode() const;
    protocol::CaptureStatus status() const;
    /// Returns the status; `isNews` becomes true when it differs from the one that this returned
    /// last. The call is cheap when nothing has changed.
    const protocol::CaptureStatus &statusIfChanged(bool &isNews);

signals:
    void changed();
    /// Somebody began to watch.
    void watched();

private:
    void enter(Phase phase);
    void beginRun(const CaptureOrder &order);
    void discard();
    void discardCleared();
    void serve();
    void stopServing();
    void noteEmulation(const CaptureOrder &order);
    void noteWire();
    void noteStopped(CaptureOrder order);
    bool hasLostWire(const protocol::RecordingStatus &state, bool isNewRun) const;
    void noteElements(const CaptureOrder &order);
    const CaptureOrder *shown() const;
    void setEnding(const QString &ending);
    bool waitsForTrigger() const;
    QString failure() const;
    CaptureState state() const;
    void addRing(protocol::CaptureStatus &status) const;
    std::string runStart() const;

    LabId m_lab;
    ConnectionId m_connection;
    RunFolders m_folders;
    QString m_name;
    std::optional<CaptureOrder> m_wanted;
    StateMachine<Phase> m_phase{Phase::Stopped, Transitions};
    /// The order that the worker records now; it is set only while the capture is not stopped.
    std::optional<CaptureOrder> m_active;
    /// The order that the run in m_hold was made from.
    std::optional<CaptureOrder> m_stored;
    EarlierRuns &m_earlier;
    /// The last entry in the run's history of emulation, and the run that it belongs to.
    std::array<std::string, 2> m_notedEmulation;
    /// The description of the elements at its ends that is kept, and the run that keeps it.
    std::string m_keptRun;
    std::array<capture::RunElement, 2> m_keptElements;
    std::string m_notedRun;
    qint64 m_run = 0;
    /// The number of the run in m_hold.
    qint64 m_heldRun = 0;
    /// The latest run that could begin; not shown while a newer one could not.
    std::shared_ptr<RunHold> m_hold;
    bool m_beginFailed = false;
    /// The reason why the run ended by itself, by one of its stop conditions.
    QString m_ending;
    /// Tells whether the next order begins a new run even if it is the same.
    bool m_isCleared = false;
    QString m_reason;
    /// Why the arrivals of the run are not recorded.
    QString m_arrivalsReason;
    /// Why nobody can watch; the next order tries again.
    QString m_liveReason;
    std::unique_ptr<LivePorts> m_live;
    protocol::CaptureStatus m_reported;
    std::uint64_t m_toldMark = 0;
    /// Something besides the ring has changed since m_reported was made.
    bool m_isStale = true;
};

} // namespace tomato::service

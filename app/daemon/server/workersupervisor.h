// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/statemachine.h"
#include "app/daemon/server/fabricprocess.h"
#include "app/topology/topology.h"

#include <QElapsedTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace tomato::engine {

/// Starts, asks and ends the worker of a lab, and says whether one that was lost may be replaced.
class WorkerSupervisor final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Absent,
        Idle,
        Applying,
        Stopping
    };
    /// A worker may end in each state; only one that was asked to stop does so in order.
    static constexpr Transition<State> Transitions[] = {
        {State::Absent, State::Idle},     {State::Idle, State::Applying},
        {State::Applying, State::Idle},   {State::Idle, State::Stopping},
        {State::Idle, State::Absent},     {State::Applying, State::Absent},
        {State::Stopping, State::Absent},
    };

    using Applied = std::function<void(const Result<protocol::WorkerStatus> &)>;

    /// `commitEvent` stays open in each worker, under its number.
    explicit WorkerSupervisor(int commitEvent) : m_commitEvent(commitEvent) {}

    bool isThere() const { return m_process != nullptr; }
    /// Returns its process id; 0 when there is none.
    qint64 process() const { return m_process ? m_process->process() : 0; }
    bool isApplying() const { return m_state.is(State::Applying); }
    /// Tells whether the interfaces of that worker keep their offloads; the topology may have
    /// changed since it started. Without a worker it is the topology's setting.
    bool keepsOffloads(const topology::Topology &topology) const;

    /// Starts a worker; call it only when there is none.
    void begin(const topology::Topology &topology);
    void apply(const QJsonObject &wanted, const Applied &done);
    void call(const QString &method, const QJsonObject &params,
              const std::function<void(const Result<QJsonValue> &)> &done);
    void reportWatched(const ConnectionId &connection);
    /// Makes the worker cancel the change that it applies.
    void cancelApply();
    /// `stopping` is called when everything in it has stopped, `then` when it has ended; lost() is
    /// not emitted.
    void stop(const std::function<void()> &stopping, const std::function<void()> &then);
    /// A worker that ends again within this time after it was replaced is not replaced again.
    static constexpr std::chrono::seconds AgainTime{30};
    /// Tells whether the lost worker may be replaced, which is false when the one before was lost a
    /// short time ago. The replacement is counted.
    bool claimReplacement();

signals:
    void progressed(int done, int total);
    /// An element or a recorder changed by itself.
    void changed(const tomato::protocol::WorkerStatus &status);
    /// The worker ended although this was not requested.
    void lost(const QString &reason);

private:
    void processEnded(const QString &reason);

    int m_commitEvent;
    StateMachine<State> m_state{State::Absent, Transitions};
    bool m_offloads = false;
    std::function<void()> m_afterStop;
    /// The time since a worker was lost and replaced; invalid while that did not happen.
    QElapsedTimer m_replaced;
    std::unique_ptr<FabricProcess> m_process;
};

} // namespace tomato::engine

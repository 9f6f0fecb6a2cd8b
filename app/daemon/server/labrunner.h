// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/elementprograms.h"
#include "app/daemon/devicestates.h"
#include "app/daemon/server/labcaptures.h"
#include "app/daemon/server/labphase.h"
#include "app/daemon/server/operations.h"
#include "app/daemon/server/topologyintake.h"
#include "app/daemon/server/wantedlab.h"
#include "app/daemon/server/workersupervisor.h"
#include "app/protocol/labstatus.h"

#include <set>
#include <vector>

namespace tomato::engine {

/// The engine's side of a lab: the requested state (a topology, which elements run) and the phase.
/// Operations runs one change at a time, TopologyIntake validates topologies, WorkerSupervisor has
/// the worker that carries the changes out.
class LabRunner final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;

    /// `folder` is where the lab's files are kept.
    LabRunner(const LabId &lab, const QString &folder);

    /// Loads what an earlier engine of this lab stored.
    void load();

    /// A client's request to run a topology.
    struct Wanted
    {
        QJsonObject topology;
        Agreements agreed;
        /// Set where this lab is a part of one that has its home on another host.
        std::optional<PartOrder> part;
        /// For start(): the folder with files of elements; empty for none.
        QString files = {};
    };
    /// A topology that reaches further outside of the lab than agreed does not run.
    void start(const Wanted &wanted, Done done);
    void apply(const Wanted &wanted, Done done);
    /// A start under way is cancelled.
    void stop(Done done);
    void startElement(const ElementId &element, Done done);
    void stopElement(const ElementId &element, Done done);
    /// Changes only the given attributes of the connection.
    void setConnection(const ConnectionId &connection, const QJsonObject &attributes, Done done);
    /// Returns the counters of each connection; there are none while the lab is stopped.
    void statistics(const std::function<void(const Result<QJsonValue> &)> &done);
    void flush(const ConnectionId &connection, Done done);
    /// Deletes the recorded packets; a recording goes on with a new run.
    void clearCapture(const ConnectionId &connection, Done done);

    /// Tells whether an element runs or an operation is under way.
    bool isActive() const { return !m_phase.is(LabPhase::Stopped) || m_operations.isBusy(); }
    LabCaptures &captures() { return m_captures; }
    /// Returns what other hosts have of the lab, and what the trunk to them says.
    LabShare &share() { return m_share; }
    /// Returns the interfaces and the hosts that a trunk is to join.
    QJsonObject trunkPlan() const
    {
        return m_share.trunkPlan(m_worker.process(), m_own.farInterfaces);
    }
    /// Sets the trunk's wires whose frames reach their other end.
    void setCarriers(const std::set<int> &wires);
    const topology::Topology &topology() const { return m_wanted.topology(); }
    const QJsonObject &topologyJson() const { return m_wanted.labTopology().json(); }
    /// Counts the topologies.
    quint64 topologyNumber() const { return m_wanted.topologyNumber(); }
    LabState state() const { return labState(m_phase.state()); }
    /// The status lacks the members that identify the lab, and its topology.
    protocol::LabStatus status() const;

signals:
    void changed();
    void progressed(int done, int total);
    /// The status of another host changed.
    void partsChanged();

private:
    void checkAndAdopt(Result<LabTopology> wanted, const Agreements &agreed, bool isToRun,
                       const Done &done, std::function<void()> then);
    void runDevices(const WantedLab &before, const Done &done);
    void takeBack(const WantedLab &before, const Result<> &reason, const Done &done);
    void goBack(const WantedLab &before, const Result<> &reason, const Done &done);
    void adoptAndReconcile(Result<LabTopology> wanted, const Agreements &agreed, const Done &done);
    Result<> adopt(LabTopology wanted);
    void updateWantedCaptures();
    bool beginStart();
    void reconcile(const Done &done);
    void askHosts(const Done &done);
    void reconcileAfterHosts(const Done &done);
    void awaitHosts(const Done &done);
    void reconcileHere(const Done &done);
    void refreshStates();
    void reconcileIfRunning(const Done &done);
    void finishStart(const std::set<ElementId> &asked, bool wasStopped, const Result<> &result,
                     const Done &done);
    void update(const protocol::WorkerStatus &status);
    void stopWorker(const std::function<void()> &then);
    void stopOwnWorker(const std::function<void()> &then);
    void workerLost(const QString &reason);
    void recover(const Done &done);
    void giveUp(const QString &reason);
    void enter(LabPhase phase);

    QString m_folder;
    WantedLab m_wanted;
    StateMachine<LabPhase> m_phase{LabPhase::Stopped, LabTransitions};
    QString m_reason;
    DeviceStates m_states;
    /// The latest status of this host's worker.
    protocol::WorkerStatus m_own;
    LabShare m_share;
    /// Counts the stops that were requested and have not begun.
    int m_stopsWaiting = 0;
    Operations m_operations;
    TopologyIntake m_intake;
    ElementPrograms m_programs;
    LabCaptures m_captures;
    WorkerSupervisor m_worker;
};

} // namespace tomato::engine

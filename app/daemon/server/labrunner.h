// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/elementprograms.h"
#include "app/daemon/server/labphase.h"
#include "app/daemon/server/labreconciler.h"
#include "app/daemon/server/operations.h"
#include "app/daemon/server/topologyintake.h"
#include "app/protocol/labstatus.h"

#include <set>
#include <vector>

namespace tomato::engine {

/// The engine's side of a lab: what clients ask of it, and its phase. Operations runs one change at
/// a time, TopologyIntake validates topologies, LabReconciler brings the requested changes about.
class LabRunner final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;

    /// `folder` is where the lab's files are kept.
    LabRunner(const LabId &lab, const QString &folder);

    /// Loads what an earlier engine of this lab stored.
    void load() { m_lab.load(); }

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
    LabCaptures &captures() { return m_lab.captures(); }
    /// Returns what other hosts have of the lab, and what the trunk to them says.
    LabShare &share() { return m_lab.share(); }
    /// Returns the interfaces and the hosts that a trunk is to join.
    QJsonObject trunkPlan() const { return m_lab.trunkPlan(); }
    /// Sets the trunk's wires whose frames reach their other end.
    void setCarriers(const std::set<int> &wires);
    const topology::Topology &topology() const { return m_lab.topology(); }
    const QJsonObject &topologyJson() const { return m_lab.wanted().labTopology().json(); }
    /// Counts the topologies.
    quint64 topologyNumber() const { return m_lab.wanted().topologyNumber(); }
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
    void adoptAndReconcile(Result<LabTopology> wanted, const Agreements &agreed, const Done &done);
    bool beginStart();
    void finishStart(const std::set<ElementId> &asked, bool wasStopped, const Result<> &result,
                     const Done &done);
    void stopWorker(const std::function<void()> &then);
    void stopOwnWorker(const std::function<void()> &then);
    void workerLost(const QString &reason);
    void recover(const Done &done);
    void giveUp(const QString &reason);
    void enter(LabPhase phase);

    StateMachine<LabPhase> m_phase{LabPhase::Stopped, LabTransitions};
    QString m_reason;
    Operations m_operations;
    TopologyIntake m_intake;
    ElementPrograms m_programs;
    LabReconciler m_lab;
};

} // namespace tomato::engine

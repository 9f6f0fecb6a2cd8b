// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/attachments.h"
#include "app/daemon/attach/outsideaccess.h"
#include "app/daemon/devicestates.h"
#include "app/daemon/parts/labparts.h"
#include "app/daemon/server/labphase.h"
#include "app/daemon/server/labtopology.h"
#include "app/daemon/server/operations.h"
#include "app/daemon/server/topologyintake.h"
#include "app/daemon/server/wanteddevices.h"
#include "app/daemon/server/workersupervisor.h"
#include "app/protocol/labstatus.h"
#include "capture/service/captures.h"

#include <filesystem>
#include <set>
#include <vector>

namespace tomato::engine {

/// A lab from the engine's side: what is wanted (a topology, which elements run) and how far it is.
/// Operations runs one change at a time, TopologyIntake judges topologies, WorkerSupervisor has the
/// worker that makes it so.
class LabRunner final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;

    /// `folder` is where the lab keeps what lasts.
    LabRunner(const LabId &lab, const QString &folder);

    /// Takes up what an earlier engine of this lab left.
    void load();

    /// What a client hands over to be run.
    struct Wanted
    {
        QJsonObject topology;
        Agreements agreed;
        /// Where this lab is a part of one that has its home on another host.
        std::optional<PartOrder> part;
    };
    /// A topology that reaches further outside of the lab than agreed does not run.
    void start(const Wanted &wanted, Done done);
    void apply(const Wanted &wanted, Done done);
    /// A start under way is given up.
    void stop(Done done);
    void startElement(const ElementId &element, Done done);
    void stopElement(const ElementId &element, Done done);
    /// Only the attributes of the connection that are given.
    void setConnection(const ConnectionId &connection, const QJsonObject &attributes, Done done);
    /// What each connection carried; nothing of a lab that is stopped.
    void statistics(const std::function<void(const Result<QJsonValue> &)> &done);
    void flush(const ConnectionId &connection, Done done);
    /// Drops what was recorded; a recording goes on with a new run.
    void clearCapture(const ConnectionId &connection, Done done);

    /// Whether something runs or is under way.
    bool isActive() const { return !m_phase.is(LabPhase::Stopped) || m_operations.isBusy(); }
    service::Captures &captures() { return m_captures; }
    /// Of all hosts, as capture.list has them.
    QJsonArray allCaptures() const;
    /// The hosts that parts of the lab run on, as lab.hosts has them.
    QJsonArray hosts() const;
    /// What other hosts recorded on these connections, copied into a folder of the lab's that goes
    /// with the last of the rings; with how their clocks stand to this one.
    void fetchRings(const std::vector<ConnectionId> &connections,
                    const std::function<bool()> &goesOn,
                    const std::function<void(Result<LabParts::Rings>)> &done);
    /// The interfaces and the hosts that a trunk is to join.
    QJsonObject trunkPlan() const;
    /// The trunk's wires whose frames get to their other end.
    void setCarriers(const std::set<int> &wires);
    void setTrunkReport(QJsonObject report) { m_trunkReport = std::move(report); }
    /// Where its elements wrote the secrets of their connections down; none unless the lab's
    /// setting is that recordings have them.
    std::vector<std::filesystem::path> keyLogs() const;
    const topology::Topology &topology() const { return m_topology.topology(); }
    const QJsonObject &topologyJson() const { return m_topology.json(); }
    /// Counts the topologies.
    quint64 topologyNumber() const { return m_topologyNumber; }
    LabState state() const { return labState(m_phase.state()); }
    /// Without what names the lab, and without its topology.
    protocol::LabStatus status() const;

signals:
    void changed();
    void progressed(int done, int total);
    /// What another host says of the lab.
    void partsChanged();

private:
    void run(const Done &done, std::function<void(const Done &)> operation);
    void checkAndAdopt(Result<LabTopology> wanted, const Agreements &agreed, bool isToRun,
                       const Done &done, std::function<void()> then);
    void adoptAndReconcile(Result<LabTopology> wanted, const Agreements &agreed, const Done &done);
    Result<> adopt(LabTopology wanted);
    void updateWantedCaptures();
    void runDevices(const Done &done);
    bool beginStart();
    void reconcile(const Done &done);
    void reconcileHere(const Done &done);
    void prepareParts();
    QString ownHost() const;
    std::set<ElementId> ownDevices() const;
    std::set<ElementId> farDevices() const;
    std::map<ConnectionId, int> crossingWires() const;
    void awaitWires(const Done &done);
    void checkAwaited();
    void finishAwaiting(const Result<> &result);
    void refreshStates();
    std::string trunkProblem() const;
    QJsonArray withTrunkLosses(const QJsonArray &statistics) const;
    void reconcileIfRunning(const Done &done);
    QJsonObject wantedOf(const std::vector<service::CaptureOrder> &orders) const;
    void finishStart(const std::set<ElementId> &asked, bool wasStopped, const Result<> &result,
                     const Done &done);
    void update(const protocol::WorkerStatus &status);
    void stopWorker(const std::function<void()> &then);
    void stopOwnWorker(const std::function<void()> &then);
    void workerLost(const QString &reason);
    void recover(const Done &done);
    void giveUp(const QString &reason);
    void enter(LabPhase phase);
    void openOutside();

    QString m_folder;
    LabTopology m_topology;
    quint64 m_topologyNumber = 1;
    Agreements m_agreed;
    StateMachine<LabPhase> m_phase{LabPhase::Stopped, LabTransitions};
    QString m_reason;
    /// Which devices are to run.
    WantedDevices m_running;
    DeviceStates m_states;
    /// What the worker of this host said last.
    protocol::WorkerStatus m_own;
    std::optional<PartOrder> m_part;
    LabParts m_parts;
    QJsonObject m_trunkReport;
    /// Who waits for wires between hosts.
    Done m_awaiting;
    QTimer m_wiresTime;
    /// Stops that were asked for and did not begin.
    int m_stopsWaiting = 0;
    Operations m_operations;
    TopologyIntake m_intake;
    OutsideAccess m_outside;
    Attachments m_attachments;
    service::Captures m_captures;
    WorkerSupervisor m_worker;
};

} // namespace tomato::engine

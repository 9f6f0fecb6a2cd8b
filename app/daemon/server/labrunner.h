// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/attachments.h"
#include "app/daemon/attach/outsideaccess.h"
#include "app/daemon/attach/replays.h"
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
    service::Captures &captures() { return m_captures; }
    /// Returns the captures of all hosts, as capture.list has them.
    QJsonArray allCaptures() const;
    /// Returns the hosts that parts of the lab run on, as lab.hosts has them.
    QJsonArray hosts() const;
    /// Counts the frames that this host's end dropped since the trunk began.
    qint64 framesLostInTrunk() const;
    struct FetchOptions
    {
        /// Hosts that cannot be reached are left out.
        bool isPartEnough = false;
        /// Times stay as the clock of each host had them.
        bool hasRawClocks = false;
    };
    /// Copies the recordings of other hosts on these connections into a folder of the lab's that is
    /// removed with the last of the rings; they come with the offsets of their clocks to this one.
    void fetchRings(const std::vector<ConnectionId> &connections, FetchOptions options,
                    const std::function<bool()> &goesOn,
                    const std::function<void(Result<LabParts::Fetched>)> &done);
    /// Returns the latest runs of a connection, each host's in a folder of this machine; those of
    /// other hosts are copies, which each call begins to bring up to date.
    QJsonArray mirror(const ConnectionId &connection);
    /// Returns the interfaces and the hosts that a trunk is to join.
    QJsonObject trunkPlan() const;
    /// Sets the trunk's wires whose frames reach their other end.
    void setCarriers(const std::set<int> &wires);
    void setTrunkReport(QJsonObject report) { m_trunkReport = std::move(report); }
    /// Returns the files in which its elements logged TLS secrets; none unless the lab's setting is
    /// that recordings have them.
    std::vector<std::filesystem::path> keyLogs() const;
    const topology::Topology &topology() const { return m_topology.topology(); }
    const QJsonObject &topologyJson() const { return m_topology.json(); }
    /// Counts the topologies.
    quint64 topologyNumber() const { return m_topologyNumber; }
    LabState state() const { return labState(m_phase.state()); }
    /// The status lacks the members that identify the lab, and its topology.
    protocol::LabStatus status() const;

signals:
    void changed();
    void progressed(int done, int total);
    /// The status of another host changed.
    void partsChanged();

private:
    void run(const Done &done, std::function<void(const Done &)> operation);
    void checkAndAdopt(Result<LabTopology> wanted, const Agreements &agreed, bool isToRun,
                       const Done &done, std::function<void()> then);
    /// What a topology that is taken replaces.
    struct Adopted
    {
        LabTopology topology;
        Agreements agreed;
        WantedDevices running;
        QString files;
    };
    Adopted adopted() const { return {m_topology, m_agreed, m_running, m_files}; }
    void runDevices(const Adopted &before, const Done &done);
    void goBack(const Adopted &before, const Result<> &reason, const Done &done);
    void adoptAndReconcile(Result<LabTopology> wanted, const Agreements &agreed, const Done &done);
    Result<> adopt(LabTopology wanted);
    void updateWantedCaptures();
    bool beginStart();
    void reconcile(const Done &done);
    void askParts(const Done &done);
    void reconcileAfterParts(const Done &done);
    void reconcileHere(const Done &done);
    void prepareParts();
    QString ownHost() const;
    std::set<ElementId> ownDevices() const;
    std::set<ElementId> farDevices() const;
    /// Fails when an element that runs on another host is to begin with files of this one.
    Result<> checkFiles() const;
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
    /// The folder with the files that elements begin with; empty for none.
    QString m_files;
    StateMachine<LabPhase> m_phase{LabPhase::Stopped, LabTransitions};
    QString m_reason;
    /// The devices that are to run.
    WantedDevices m_running;
    DeviceStates m_states;
    /// The latest status of this host's worker.
    protocol::WorkerStatus m_own;
    std::optional<PartOrder> m_part;
    LabParts m_parts;
    QJsonObject m_trunkReport;
    /// The callback of a caller who waits for wires between hosts.
    Done m_awaiting;
    QTimer m_wiresTime;
    /// Counts the stops that were requested and have not begun.
    int m_stopsWaiting = 0;
    Operations m_operations;
    TopologyIntake m_intake;
    OutsideAccess m_outside;
    Attachments m_attachments;
    Replays m_replays;
    service::Captures m_captures;
    WorkerSupervisor m_worker;
};

} // namespace tomato::engine

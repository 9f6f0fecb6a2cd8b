// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/attachments.h"
#include "app/daemon/attach/outsideaccess.h"
#include "app/daemon/devicestates.h"
#include "app/daemon/server/fabricprocess.h"
#include "app/daemon/server/labtopology.h"
#include "app/daemon/server/operations.h"
#include "app/daemon/server/topologyintake.h"
#include "app/daemon/server/wanteddevices.h"
#include "app/protocol/labstatus.h"
#include "capture/service/captures.h"

#include <QElapsedTimer>

#include <memory>
#include <set>

namespace tomato::engine {

/// A lab from the engine's side: what is wanted (a topology, which elements run), the worker that
/// makes it so, and what the worker says. One operation at a time; the others wait.
class LabRunner final : public QObject
{
    Q_OBJECT

public:
    using State = LabState;
    using Done = std::function<void(const Result<> &)>;

    /// `folder` is where the lab keeps what lasts.
    LabRunner(const LabId &lab, const QString &folder);

    /// Takes up what an earlier engine of this lab left.
    void load();

    /// `agreed`: what the user agreed to, by topology::OutsideReach::key(). A topology that reaches
    /// further outside of the lab does not run.
    void start(const QJsonObject &topology, const std::set<QString> &agreed, Done done);
    void apply(const QJsonObject &topology, const std::set<QString> &agreed, Done done);
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
    bool isActive() const { return m_state != State::Stopped || m_operations.isBusy(); }
    service::Captures &captures() { return m_captures; }
    const topology::Topology &topology() const { return m_topology.topology(); }
    const QJsonObject &topologyJson() const { return m_topology.json(); }
    /// Counts the topologies.
    quint64 topologyNumber() const { return m_topologyNumber; }
    State state() const { return m_state; }
    /// Without what names the lab, and without its topology.
    protocol::LabStatus status() const;

signals:
    void changed();
    void progressed(int done, int total);

private:
    void run(const Done &done, std::function<void(const Done &)> operation);
    void take(Result<LabTopology> wanted, std::function<void(const Result<> &)> then);
    void takeAndFollow(Result<LabTopology> wanted, const std::set<QString> &agreed,
                       const Done &done);
    Result<> adopt(LabTopology wanted);
    std::set<QString> agreedWith(const topology::Topology &wanted,
                                 const QJsonObject &attributes) const;
    void wantCaptures();
    void runDevices(const Done &done);
    void reconcile(const Done &done);
    void settle(const std::set<ElementId> &asked, bool wasStopped, const Result<> &result,
                const Done &done);
    void hear(const protocol::WorkerStatus &status);
    void stopFabric(const std::function<void()> &then);
    void fabricEnded(const QString &reason);
    void recover(const Done &done);
    void giveUp(const QString &reason);
    void setState(State state);
    void openOutside();

    QString m_folder;
    LabTopology m_topology;
    quint64 m_topologyNumber = 1;
    std::set<QString> m_agreed;
    State m_state = State::Stopped;
    QString m_reason;
    /// Which devices are to run.
    WantedDevices m_running;
    DeviceStates m_states;
    bool m_settling = false;
    /// Stops that were asked for and did not begin.
    int m_stopsWaiting = 0;
    Operations m_operations;
    TopologyIntake m_intake;
    OutsideAccess m_outside;
    Attachments m_attachments;
    service::Captures m_captures;
    std::unique_ptr<FabricProcess> m_fabric;
    /// Whether the interfaces of that fabric keep their offloads; the topology may say otherwise
    /// since it started.
    bool m_offloads = false;
    std::function<void()> m_fabricGone;
    /// Since the lab lost its worker; invalid while that did not happen.
    QElapsedTimer m_lost;
    bool m_recovering = false;
};

} // namespace tomato::engine

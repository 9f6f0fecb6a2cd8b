// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/devicestates.h"
#include "app/daemon/server/labcaptures.h"
#include "app/daemon/server/labtopology.h"
#include "app/daemon/server/wantedlab.h"
#include "app/daemon/server/workersupervisor.h"

namespace tomato::engine {

/// Brings a lab to its requested state: the other hosts first, so that what cannot be reached is
/// known before anything runs here, then this host's worker and the captures. What cannot be
/// brought about can be taken back.
class LabReconciler final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;

    /// `folder` is where the lab's files are kept.
    LabReconciler(const LabId &lab, const QString &folder);

    /// Loads what an earlier engine of this lab stored.
    void load();

    /// The requested state.
    WantedLab &wanted() { return m_wanted; }
    const WantedLab &wanted() const { return m_wanted; }
    const topology::Topology &topology() const { return m_wanted.topology(); }
    /// Returns the parts of the lab that other hosts have.
    LabShare &share() { return m_share; }
    const LabShare &share() const { return m_share; }
    LabCaptures &captures() { return m_captures; }
    WorkerSupervisor &worker() { return m_worker; }
    const WorkerSupervisor &worker() const { return m_worker; }
    /// Returns the states of the lab's devices and connections on all hosts.
    DeviceStates &states() { return m_states; }
    const DeviceStates &states() const { return m_states; }
    /// Returns the interfaces and the hosts that a trunk is to join.
    QJsonObject trunkPlan() const
    {
        return m_share.trunkPlan(m_worker.process(), m_own.farInterfaces);
    }

    /// Requests another topology; nothing changes where it cannot be kept.
    Result<> adopt(LabTopology topology);
    /// Brings about what is requested, with a new worker if there is none.
    void reconcile(const Done &done);
    void reconcileIfRunning(const Done &done);
    /// Brings about a change of what was requested `before`, which is requested again where the
    /// change cannot be made.
    void reconcileOrTakeBack(const WantedLab &before, const Done &done);
    /// The two steps of reconcile().
    void askHosts(const Done &done);
    void reconcileAfterHosts(const Done &done);
    /// The hosts to which a restored request goes.
    enum class Extent
    {
        OtherHosts, ///< nothing has changed here yet
        AllHosts
    };
    /// Requests again what was requested before, as a change of it failed; reports `reason` then.
    void takeBack(const WantedLab &before, Extent extent, const Result<> &reason, const Done &done);
    /// Has what is under way end soon, and nothing begin, until resume() was called as often.
    void cancel();
    void resume() { --m_cancelled; }
    /// Forgets what the worker that ended told.
    void forgetWorker();

signals:
    void changed();
    /// The status of another host changed.
    void partsChanged();
    /// Something does not work that does not keep the lab from running.
    void noted(const QString &reason);

private:
    void setCaptures();
    void awaitHosts(const Done &done);
    void reconcileHere(const Done &done);
    void update(const protocol::WorkerStatus &status);
    void refreshStates();

    WantedLab m_wanted;
    DeviceStates m_states;
    /// The latest status of this host's worker.
    protocol::WorkerStatus m_own;
    LabShare m_share;
    int m_cancelled = 0;
    LabCaptures m_captures;
    WorkerSupervisor m_worker;
};

} // namespace tomato::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labreconciler.h"

#include <utility>

namespace tomato::engine {

LabReconciler::LabReconciler(const LabId &lab, const QString &folder)
    : m_wanted(folder), m_share(lab, folder), m_captures(lab, folder, m_share),
      m_worker(m_captures.own().commitEvent())
{
    connect(&m_share.parts(), &LabParts::changed, this, [this] {
        refreshStates();
        emit changed();
        emit partsChanged();
    });
    connect(&m_captures.own(), &service::Captures::watched, &m_worker,
            &WorkerSupervisor::reportWatched);
    connect(&m_worker, &WorkerSupervisor::changed, this, &LabReconciler::update);
}

void LabReconciler::load()
{
    m_captures.own().load();
    if (!m_wanted.load())
        return;
    setCaptures();
    m_captures.own().retireOthers();
}

void LabReconciler::setCaptures()
{
    m_captures.setWanted(topology(), m_worker.keepsOffloads(topology()));
}

Result<> LabReconciler::adopt(LabTopology topology)
{
    auto adopted = m_wanted.adopt(std::move(topology));
    if (adopted) {
        setCaptures();
        emit changed();
    }
    return adopted;
}

void LabReconciler::reconcile(const Done &done)
{
    askHosts([this, done](const Result<> &followed) {
        if (followed)
            reconcileAfterHosts(done);
        else
            done(followed);
    });
}

void LabReconciler::reconcileOrTakeBack(const WantedLab &before, const Done &done)
{
    askHosts([this, before, done](const Result<> &followed) {
        if (!followed) {
            takeBack(before, Extent::OtherHosts, followed, done);
            return;
        }
        reconcileHere([this, before, done](const Result<> &result) {
            if (result)
                awaitHosts(done);
            else
                takeBack(before, Extent::AllHosts, result, done);
        });
    });
}

void LabReconciler::reconcileIfRunning(const Done &done)
{
    if (m_worker.isThere())
        reconcile(done);
    else
        done({});
}

void LabReconciler::askHosts(const Done &done)
{
    m_share.plan(topology(), m_wanted.running().ids());
    if (!m_share.hasOtherHosts() || m_cancelled > 0) {
        done({});
        return;
    }
    if (const auto checked = m_share.checkFiles(topology(), m_wanted.files()); !checked) {
        done(checked);
        return;
    }
    emit changed();
    m_share.parts().apply(m_wanted.params(), done);
}

void LabReconciler::reconcileAfterHosts(const Done &done)
{
    reconcileHere([this, done](const Result<> &result) {
        if (result)
            awaitHosts(done);
        else
            done(result);
    });
}

void LabReconciler::awaitHosts(const Done &done)
{
    if (!m_share.hasOtherHosts()) {
        done({});
        return;
    }
    m_share.awaitWires(done);
    m_share.updateWires(topology(), m_states.wires());
}

void LabReconciler::reconcileHere(const Done &done)
{
    if (m_cancelled > 0) {
        done(failure("the lab was stopped meanwhile"));
        return;
    }
    if (!m_worker.isThere())
        setCaptures();
    const auto orders = m_captures.own().nextOrders();
    if (!orders) {
        done(passOn(orders));
        return;
    }
    if (!m_worker.isThere())
        m_worker.begin(topology());
    m_worker.apply(m_wanted.order(m_share, *orders, m_captures.own().commitEvent()),
                   [this, orders = *orders, done](const Result<protocol::WorkerStatus> &status) {
                       if (!status) {
                           emit changed();
                           done(passOn(status));
                           return;
                       }
                       const auto named = m_captures.begin(orders, *status);
                       if (!named)
                           emit noted(QStringLiteral("recordings do not name addresses: ") +
                                      QString::fromStdString(named.error().text()));
                       update(*status);
                       done({});
                   });
    emit changed();
}

void LabReconciler::takeBack(const WantedLab &before, Extent extent, const Result<> &reason,
                             const Done &done)
{
    // A worker that ended takes its devices with it, and a lab that is stopped ends with what was
    // requested last.
    const bool isOver = extent == Extent::OtherHosts ? !m_worker.isThere() : m_cancelled > 0;
    const auto restored = isOver ? reason : m_wanted.restore(before);
    if (isOver || !restored) {
        done(restored);
        return;
    }
    setCaptures();
    const Done finish = [this, reason, done](const Result<> &) {
        emit changed();
        done(reason);
    };
    if (extent == Extent::OtherHosts)
        askHosts(finish);
    else
        reconcileIfRunning(finish);
}

void LabReconciler::cancel()
{
    ++m_cancelled;
    m_worker.cancelApply();
    m_share.endAwaiting(failure("the lab was stopped while it started"));
}

void LabReconciler::forgetWorker()
{
    m_states.clear();
    m_own = {};
}

void LabReconciler::update(const protocol::WorkerStatus &status)
{
    m_own = status;
    refreshStates();
    m_captures.own().update(status.captures);
    emit changed();
}

void LabReconciler::refreshStates()
{
    protocol::FabricStatus all = m_own;
    if (m_share.parts().areUsed())
        m_share.parts().addTo(all);
    m_states.update(std::move(all));
    m_share.updateWires(topology(), m_states.wires());
}

} // namespace tomato::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labrunner.h"

#include <utility>

namespace tomato::engine {

static QString text(const std::string &string)
{
    return QString::fromStdString(string);
}

LabRunner::LabRunner(const LabId &lab, const QString &folder)
    : m_folder(folder), m_wanted(folder), m_share(lab, folder), m_captures(lab, folder, m_share),
      m_worker(m_captures.own().commitEvent())
{
    connect(this, &LabRunner::changed, this, [this] { m_programs.update(topology(), m_states); });
    connect(&m_programs, &ElementPrograms::changed, this, &LabRunner::changed);
    connect(&m_share.parts(), &LabParts::changed, this, [this] {
        refreshStates();
        emit changed();
        emit partsChanged();
    });
    connect(&m_captures.own(), &service::Captures::watched, &m_worker,
            &WorkerSupervisor::reportWatched);
    connect(&m_worker, &WorkerSupervisor::progressed, this, &LabRunner::progressed);
    connect(&m_worker, &WorkerSupervisor::changed, this, &LabRunner::update);
    connect(&m_worker, &WorkerSupervisor::lost, this, &LabRunner::workerLost);
}

void LabRunner::load()
{
    m_captures.own().load();
    if (!m_wanted.load())
        return;
    updateWantedCaptures();
    m_captures.own().retireOthers();
}

void LabRunner::updateWantedCaptures()
{
    m_captures.setWanted(topology(), m_worker.keepsOffloads(topology()));
}

/// Makes it the lab's topology when it may run, if it is to, and all its captures can be, and goes
/// on with `then`; else nothing changes.
void LabRunner::checkAndAdopt(Result<LabTopology> wanted, const Agreements &agreed, bool isToRun,
                              const Done &done, std::function<void()> then)
{
    // A part has only the elements that its home sent to it.
    if (wanted && isToRun && !m_share.order()) {
        if (const auto known = m_share.parts().checkHosts(wanted->topology()); !known)
            wanted = passOn(known);
    }
    m_intake.judge(std::move(wanted), isToRun ? std::optional(agreed) : std::nullopt,
                   [this, agreed, done, then = std::move(then)](Result<LabTopology> good) {
                       const auto taken = good ? adopt(std::move(*good)) : passOn(good);
                       if (!taken) {
                           done(taken);
                           return;
                       }
                       m_wanted.setAgreed(agreed);
                       then();
                   });
}

Result<> LabRunner::adopt(LabTopology wanted)
{
    auto adopted = m_wanted.adopt(std::move(wanted));
    if (adopted) {
        updateWantedCaptures();
        emit changed();
    }
    return adopted;
}

void LabRunner::start(const Wanted &wanted, Done done)
{
    m_operations.run(done, [this, wanted](const Done &finish) {
        m_share.setOrder(wanted.part);
        checkAndAdopt(LabTopology::read(wanted.topology), wanted.agreed, true, finish,
                      [this, before = m_wanted, files = wanted.files, finish] {
                          m_wanted.setFiles(files);
                          runDevices(before, finish);
                      });
    });
}

void LabRunner::runDevices(const WantedLab &before, const Done &done)
{
    const auto &order = m_share.order();
    for (const auto &[id, element] : topology().elements()) {
        if (!element.isInterface() && (!order || order->running.contains(id)))
            m_wanted.running().insert(id);
    }
    if (m_phase.is(LabPhase::Stopped)) {
        m_captures.own().retireOthers();
        m_states.clear();
    }
    const bool wasStopped = beginStart();
    const Done finish = [this, wasStopped, done](const Result<> &result) {
        finishStart(m_wanted.running().ids(), wasStopped, result, done);
    };
    askHosts([this, before, wasStopped, finish, done](const Result<> &followed) {
        if (followed)
            reconcileAfterHosts(finish);
        else if (wasStopped)
            finish(followed);
        else
            goBack(before, followed, done);
    });
}

/// False when the lab runs already.
bool LabRunner::beginStart()
{
    const bool wasStopped = m_phase.is(LabPhase::Stopped);
    if (wasStopped)
        enter(LabPhase::Starting);
    return wasStopped;
}

void LabRunner::apply(const Wanted &wanted, Done done)
{
    m_operations.run(done, [this, wanted](const Done &finish) {
        if (wanted.part && m_worker.isThere()) {
            m_share.setOrder(wanted.part);
            m_wanted.running().clear();
            for (const ElementId &id : wanted.part->running)
                m_wanted.running().insert(id);
        }
        adoptAndReconcile(LabTopology::read(wanted.topology), wanted.agreed, finish);
    });
}

void LabRunner::startElement(const ElementId &element, Done done)
{
    m_operations.run(done, [this, element](const Done &finish) {
        const topology::Element *device = topology().element(element);
        if (device == nullptr || device->isInterface()) {
            finish(failure("no element of the lab has this id", element.value));
            return;
        }
        if (const auto checked = TopologyIntake::checkAgreed(topology(), m_wanted.agreed());
            !checked) {
            finish(checked);
            return;
        }
        const bool wasStopped = beginStart();
        m_wanted.running().insert(element);
        reconcile([this, element, wasStopped, finish](const Result<> &result) {
            finishStart({element}, wasStopped, result, finish);
        });
    });
}

void LabRunner::stopElement(const ElementId &element, Done done)
{
    m_operations.run(done, [this, element](const Done &finish) {
        if (m_wanted.running().erase(element))
            reconcileIfRunning(finish);
        else
            finish({});
    });
}

void LabRunner::clearCapture(const ConnectionId &connection, Done done)
{
    m_operations.run(done, [this, connection](const Done &finish) {
        const auto cleared = m_captures.own().clear(connection);
        if (cleared)
            reconcileIfRunning(finish);
        else
            finish(cleared);
    });
}

/// Other hosts first: what cannot be reached is known before anything runs here.
void LabRunner::reconcile(const Done &done)
{
    askHosts([this, done](const Result<> &followed) {
        if (followed)
            reconcileAfterHosts(done);
        else
            done(followed);
    });
}

void LabRunner::askHosts(const Done &done)
{
    m_share.plan(topology(), m_wanted.running().ids());
    if (!m_share.hasOtherHosts() || m_stopsWaiting > 0) {
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

void LabRunner::reconcileAfterHosts(const Done &done)
{
    reconcileHere([this, done](const Result<> &result) {
        if (result)
            awaitHosts(done);
        else
            done(result);
    });
}

void LabRunner::awaitHosts(const Done &done)
{
    if (!m_share.hasOtherHosts()) {
        done({});
        return;
    }
    m_share.awaitWires(done);
    m_share.updateWires(topology(), m_states.wires());
}

/// Asks the worker, a new one if there is none, to change the lab to the requested state.
void LabRunner::reconcileHere(const Done &done)
{
    if (m_stopsWaiting > 0) {
        done(failure("the lab was stopped meanwhile"));
        return;
    }
    if (!m_worker.isThere())
        updateWantedCaptures();
    const auto orders = m_captures.own().nextOrders();
    if (!orders) {
        done(passOn(orders));
        return;
    }
    if (!m_worker.isThere()) {
        if (!m_phase.is(LabPhase::Recovering))
            m_reason.clear();
        m_worker.begin(topology());
    }
    m_worker.apply(m_wanted.order(m_share, *orders, m_captures.own().commitEvent()),
                   [this, orders = *orders, done](const Result<protocol::WorkerStatus> &status) {
                       if (!status) {
                           emit changed();
                           done(passOn(status));
                           return;
                       }
                       const auto named = m_captures.begin(orders, *status);
                       if (!named)
                           m_reason = QStringLiteral("recordings do not name addresses: ") +
                                      text(named.error().text());
                       update(*status);
                       done({});
                   });
    emit changed();
}

void LabRunner::reconcileIfRunning(const Done &done)
{
    if (m_worker.isThere())
        reconcile(done);
    else
        done({});
}

/// Completes a start: devices that failed are not requested any more, and a lab that cannot start
/// as a whole does not stay in part.
void LabRunner::finishStart(const std::set<ElementId> &asked, bool wasStopped,
                            const Result<> &result, const Done &done)
{
    const Result<> outcome = result ? m_states.firstFailure(asked, topology()) : result;
    if (outcome) {
        enter(LabPhase::Running);
        done({});
        return;
    }
    // Where the worker ended without an answer, the devices that ran are started again.
    if (result || wasStopped || m_worker.isThere())
        m_wanted.running().eraseIf([this](const ElementId &id) { return !m_states.isRunning(id); });
    if (!wasStopped) {
        emit changed();
        done(outcome);
        return;
    }
    DeviceStates failed = m_states;
    failed.keepFailed();
    stopWorker([this, failed, outcome, done] {
        m_states = failed;
        emit changed();
        done(outcome);
    });
}

void LabRunner::update(const protocol::WorkerStatus &status)
{
    m_own = status;
    refreshStates();
    m_captures.own().update(status.captures);
    emit changed();
}

void LabRunner::refreshStates()
{
    protocol::FabricStatus all = m_own;
    if (m_share.parts().areUsed())
        m_share.parts().addTo(all);
    m_states.update(std::move(all));
    m_share.updateWires(topology(), m_states.wires());
}

void LabRunner::stop(Done done)
{
    ++m_stopsWaiting;
    m_worker.cancelApply();
    m_share.endAwaiting(failure("the lab was stopped while it started"));
    m_operations.run(done, [this](const Done &finish) {
        --m_stopsWaiting;
        m_states.clear(); // also what a failed start left
        stopWorker([this, finish] {
            emit changed();
            finish({});
        });
    });
}

void LabRunner::stopWorker(const std::function<void()> &then)
{
    if (!m_share.parts().areUsed()) {
        stopOwnWorker(then);
        return;
    }
    m_share.parts().stop([this, then] { stopOwnWorker(then); });
}

void LabRunner::stopOwnWorker(const std::function<void()> &then)
{
    if (!m_worker.isThere()) {
        enter(LabPhase::Stopped);
        then();
        return;
    }
    enter(LabPhase::Stopping);
    m_worker.stop([this] { m_captures.own().end(false); },
                  [this, then] {
                      m_states.clear();
                      giveUp({});
                      then();
                  });
}

/// A running lab is brought back, once: a worker that ends again soon after would do so for ever.
void LabRunner::workerLost(const QString &reason)
{
    m_states.clear();
    m_own = {};
    if (!m_phase.is(LabPhase::Running)) {
        // The client that requested the start gets the error.
        giveUp(m_phase.is(LabPhase::Recovering)
                   ? m_reason + QStringLiteral("; then again: ") + reason
                   : QString());
    } else if (!m_worker.claimReplacement()) {
        giveUp(reason + QStringLiteral(", again so soon that the lab was not started anew"));
    } else {
        m_reason = reason + QStringLiteral("; the lab was started anew");
        m_captures.own().interrupt();
        enter(LabPhase::Recovering);
        m_operations.addFirst(
            [this](const Operations::Finish &finish) { recover([finish](auto) { finish(); }); });
    }
    m_share.endAwaiting(failure(reason.toStdString()));
}

void LabRunner::recover(const Done &done)
{
    reconcile([this, done](const Result<> &result) {
        if (result) {
            m_wanted.running().eraseIf(
                [this](const ElementId &id) { return !m_states.isRunning(id); });
            enter(LabPhase::Running);
        }
        if (result || m_phase.is(LabPhase::Stopped)) {
            done(result);
            return;
        }
        const QString reason = m_reason + QStringLiteral("; then: ") + text(result.error().text());
        stopWorker([this, reason, result, done] {
            giveUp(reason);
            done(result);
        });
    });
}

void LabRunner::giveUp(const QString &reason)
{
    m_captures.own().end(true);
    m_wanted.running().clear();
    m_own = {};
    m_share.parts().stop([] {});
    m_reason = reason;
    enter(LabPhase::Stopped);
}

void LabRunner::enter(LabPhase phase)
{
    const bool entered = m_phase.enter(phase);
    Q_ASSERT(entered);
    if (entered)
        emit changed();
}

protocol::LabStatus LabRunner::status() const
{
    static const std::set<ElementId> none;
    protocol::LabStatus status(
        m_states.status(topology(), m_worker.isApplying() ? m_wanted.running().ids() : none));
    status.state = state();
    status.reason = m_reason;
    if (!m_phase.is(LabPhase::Stopped))
        status.findings = m_wanted.findings();
    m_programs.addTo(status);
    return status;
}

void LabRunner::setCarriers(const std::set<int> &wires)
{
    if (m_worker.isThere())
        m_worker.call(QStringLiteral("fabric.carriers"),
                      {{"connections", m_share.connectionsOf(wires)}}, [](const auto &) {});
}

void LabRunner::flush(const ConnectionId &connection, Done done)
{
    m_operations.run(done, [this, connection](const Done &finish) {
        m_captures.flush(connection, m_worker, finish);
    });
}

void LabRunner::statistics(const std::function<void(const Result<QJsonValue> &)> &done)
{
    if (!m_worker.isThere()) {
        done(QJsonValue(QJsonArray()));
        return;
    }
    m_worker.call(
        QStringLiteral("fabric.statistics"), {}, [this, done](const Result<QJsonValue> &own) {
            if (own)
                m_share.addStatistics(own->toArray(), [done](const QJsonArray &all) { done(all); });
            else
                done(own);
        });
}

} // namespace tomato::engine

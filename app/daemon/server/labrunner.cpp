// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labrunner.h"

#include <utility>

namespace tomato::engine {

LabRunner::LabRunner(const LabId &lab, const QString &folder) : m_lab(lab, folder)
{
    connect(this, &LabRunner::changed, this,
            [this] { m_programs.update(topology(), m_lab.states()); });
    connect(&m_programs, &ElementPrograms::changed, this, &LabRunner::changed);
    connect(&m_lab, &LabReconciler::changed, this, &LabRunner::changed);
    connect(&m_lab, &LabReconciler::partsChanged, this, &LabRunner::partsChanged);
    connect(&m_lab, &LabReconciler::noted, this, [this](const QString &note) { m_reason = note; });
    connect(&m_lab.worker(), &WorkerSupervisor::progressed, this, &LabRunner::progressed);
    connect(&m_lab.worker(), &WorkerSupervisor::lost, this, &LabRunner::workerLost);
}

/// Makes it the lab's topology when it may run, if it is to, and all its captures can be, and goes
/// on with `then`; else nothing changes.
void LabRunner::checkAndAdopt(Result<LabTopology> wanted, const Agreements &agreed, bool isToRun,
                              const Done &done, std::function<void()> then)
{
    // A part has only the elements that its home sent to it.
    if (wanted && isToRun && !m_lab.share().order()) {
        if (const auto known = m_lab.share().parts().checkHosts(wanted->topology()); !known)
            wanted = passOn(known);
    }
    m_intake.judge(std::move(wanted), isToRun ? std::optional(agreed) : std::nullopt,
                   [this, agreed, done, then = std::move(then)](Result<LabTopology> good) {
                       const auto taken = good ? m_lab.adopt(std::move(*good)) : passOn(good);
                       if (!taken) {
                           done(taken);
                           return;
                       }
                       m_lab.wanted().setAgreed(agreed);
                       then();
                   });
}

void LabRunner::start(const Wanted &wanted, Done done)
{
    m_operations.run(done, [this, wanted](const Done &finish) {
        m_lab.share().setOrder(wanted.part);
        checkAndAdopt(LabTopology::read(wanted.topology), wanted.agreed, true, finish,
                      [this, before = m_lab.wanted(), files = wanted.files, finish] {
                          m_lab.wanted().setFiles(files);
                          runDevices(before, finish);
                      });
    });
}

void LabRunner::runDevices(const WantedLab &before, const Done &done)
{
    const auto &order = m_lab.share().order();
    for (const auto &[id, element] : topology().elements()) {
        if (!element.isInterface() && (!order || order->running.contains(id)))
            m_lab.wanted().running().insert(id);
    }
    if (m_phase.is(LabPhase::Stopped)) {
        m_lab.captures().own().retireOthers();
        m_lab.states().clear();
    }
    const bool wasStopped = beginStart();
    const Done finish = [this, wasStopped, done](const Result<> &result) {
        finishStart(m_lab.wanted().running().ids(), wasStopped, result, done);
    };
    m_lab.askHosts([this, before, wasStopped, finish, done](const Result<> &followed) {
        if (followed)
            m_lab.reconcileAfterHosts(finish);
        else if (wasStopped)
            finish(followed);
        else
            m_lab.takeBack(before, LabReconciler::Extent::OtherHosts, followed, done);
    });
}

/// False when the lab runs already.
bool LabRunner::beginStart()
{
    const bool wasStopped = m_phase.is(LabPhase::Stopped);
    if (wasStopped) {
        m_reason.clear();
        enter(LabPhase::Starting);
    }
    return wasStopped;
}

void LabRunner::adoptAndReconcile(Result<LabTopology> wanted, const Agreements &agreed,
                                  const Done &done)
{
    const WantedLab before = m_lab.wanted();
    checkAndAdopt(std::move(wanted), agreed, m_lab.worker().isThere(), done, [this, before, done] {
        if (!m_lab.worker().isThere()) {
            done({});
            return;
        }
        m_lab.reconcileOrTakeBack(before, done);
    });
}

void LabRunner::apply(const Wanted &wanted, Done done)
{
    m_operations.run(done, [this, wanted](const Done &finish) {
        if (wanted.part && m_lab.worker().isThere()) {
            m_lab.share().setOrder(wanted.part);
            m_lab.wanted().running().clear();
            for (const ElementId &id : wanted.part->running)
                m_lab.wanted().running().insert(id);
        }
        adoptAndReconcile(LabTopology::read(wanted.topology), wanted.agreed, finish);
    });
}

void LabRunner::setConnection(const ConnectionId &connection, const QJsonObject &attributes,
                              Done done)
{
    m_operations.run(done, [this, connection, attributes](const Done &finish) {
        auto wanted = m_lab.wanted().labTopology().with(connection, attributes);
        const Agreements agreed = wanted
                                      ? TopologyIntake::agreedWith(m_lab.wanted().agreed(),
                                                                   wanted->topology(), attributes)
                                      : m_lab.wanted().agreed();
        std::set<ElementId> ran;
        for (const ElementId &id : m_lab.share().ownDevices(m_lab.wanted().running().ids())) {
            if (m_lab.states().isRunning(id))
                ran.insert(id);
        }
        // A change of one connection ends no element.
        adoptAndReconcile(
            std::move(wanted), agreed,
            [this, before = m_lab.wanted(), ran, finish](const Result<> &result) {
                const auto run = result ? m_lab.states().firstFailure(ran, topology()) : result;
                if (result && !run)
                    m_lab.takeBack(before, LabReconciler::Extent::AllHosts, run, finish);
                else
                    finish(run);
            });
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
        if (const auto checked = TopologyIntake::checkAgreed(topology(), m_lab.wanted().agreed());
            !checked) {
            finish(checked);
            return;
        }
        const bool wasStopped = beginStart();
        m_lab.wanted().running().insert(element);
        m_lab.reconcile([this, element, wasStopped, finish](const Result<> &result) {
            finishStart({element}, wasStopped, result, finish);
        });
    });
}

void LabRunner::stopElement(const ElementId &element, Done done)
{
    m_operations.run(done, [this, element](const Done &finish) {
        if (m_lab.wanted().running().erase(element))
            m_lab.reconcileIfRunning(finish);
        else
            finish({});
    });
}

void LabRunner::clearCapture(const ConnectionId &connection, Done done)
{
    m_operations.run(done, [this, connection](const Done &finish) {
        const auto cleared = m_lab.captures().own().clear(connection);
        if (cleared)
            m_lab.reconcileIfRunning(finish);
        else
            finish(cleared);
    });
}

/// Completes a start: devices that failed are not requested any more, and a lab that cannot start
/// as a whole does not stay in part.
void LabRunner::finishStart(const std::set<ElementId> &asked, bool wasStopped,
                            const Result<> &result, const Done &done)
{
    const Result<> outcome = result ? m_lab.states().firstFailure(asked, topology()) : result;
    if (outcome) {
        enter(LabPhase::Running);
        done({});
        return;
    }
    // Where the worker ended without an answer, the devices that ran are started again.
    if (result || wasStopped || m_lab.worker().isThere())
        m_lab.wanted().running().eraseIf(
            [this](const ElementId &id) { return !m_lab.states().isRunning(id); });
    if (!wasStopped) {
        emit changed();
        done(outcome);
        return;
    }
    DeviceStates failed = m_lab.states();
    failed.keepFailed();
    stopWorker([this, failed, outcome, done] {
        m_lab.states() = failed;
        emit changed();
        done(outcome);
    });
}

void LabRunner::stop(Done done)
{
    m_lab.cancel();
    m_operations.run(done, [this](const Done &finish) {
        m_lab.resume();
        m_lab.states().clear(); // also what a failed start left
        stopWorker([this, finish] {
            emit changed();
            finish({});
        });
    });
}

void LabRunner::stopWorker(const std::function<void()> &then)
{
    if (!m_lab.share().parts().areUsed()) {
        stopOwnWorker(then);
        return;
    }
    m_lab.share().parts().stop([this, then] { stopOwnWorker(then); });
}

void LabRunner::stopOwnWorker(const std::function<void()> &then)
{
    if (!m_lab.worker().isThere()) {
        enter(LabPhase::Stopped);
        then();
        return;
    }
    enter(LabPhase::Stopping);
    m_lab.worker().stop([this] { m_lab.captures().own().end(false); },
                        [this, then] {
                            giveUp({});
                            then();
                        });
}

/// A running lab is brought back, once: a worker that ends again soon after would do so for ever.
void LabRunner::workerLost(const QString &reason)
{
    m_lab.forgetWorker();
    if (!m_phase.is(LabPhase::Running)) {
        // The client that requested the start gets the error.
        giveUp(m_phase.is(LabPhase::Recovering)
                   ? m_reason + QStringLiteral("; then again: ") + reason
                   : QString());
    } else if (!m_lab.worker().claimReplacement()) {
        giveUp(reason +
               QStringLiteral(", for the second time within %1 seconds: the lab has ended; "
                              "start it again, its recordings are kept")
                   .arg(WorkerSupervisor::AgainTime.count()));
    } else {
        m_reason = reason + QStringLiteral("; the lab was started anew");
        m_lab.captures().own().interrupt();
        enter(LabPhase::Recovering);
        m_operations.addFirst(
            [this](const Operations::Finish &finish) { recover([finish](auto) { finish(); }); });
    }
    m_lab.share().endAwaiting(failure(reason.toStdString()));
}

void LabRunner::recover(const Done &done)
{
    m_lab.reconcile([this, done](const Result<> &result) {
        if (result) {
            m_lab.wanted().running().eraseIf(
                [this](const ElementId &id) { return !m_lab.states().isRunning(id); });
            enter(LabPhase::Running);
        }
        if (result || m_phase.is(LabPhase::Stopped)) {
            done(result);
            return;
        }
        const QString reason =
            m_reason + QStringLiteral("; then: ") + QString::fromStdString(result.error().text());
        stopWorker([this, reason, result, done] {
            giveUp(reason);
            done(result);
        });
    });
}

void LabRunner::giveUp(const QString &reason)
{
    m_lab.captures().own().end(true);
    m_lab.wanted().running().clear();
    m_lab.forgetWorker();
    m_lab.share().parts().stop([] {});
    m_lab.share().forgetLosses();
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
    protocol::LabStatus status(m_lab.states().status(
        topology(), m_lab.worker().isApplying() ? m_lab.wanted().running().ids() : none));
    status.state = state();
    status.reason = m_reason;
    if (!m_phase.is(LabPhase::Stopped))
        status.findings = m_lab.wanted().findings();
    m_programs.addTo(status);
    return status;
}

void LabRunner::setCarriers(const std::set<int> &wires)
{
    if (m_lab.worker().isThere())
        m_lab.worker().call(QStringLiteral("fabric.carriers"),
                            {{"connections", m_lab.share().connectionsOf(wires)}},
                            [](const auto &) {});
}

void LabRunner::flush(const ConnectionId &connection, Done done)
{
    m_operations.run(done, [this, connection](const Done &finish) {
        m_lab.captures().flush(connection, m_lab.worker(), finish);
    });
}

void LabRunner::statistics(const std::function<void(const Result<QJsonValue> &)> &done)
{
    if (!m_lab.worker().isThere()) {
        done(QJsonValue(QJsonArray()));
        return;
    }
    m_lab.worker().call(QStringLiteral("fabric.statistics"), {},
                        [this, done](const Result<QJsonValue> &own) {
                            if (own)
                                m_lab.share().addStatistics(
                                    own->toArray(), [done](const QJsonArray &all) { done(all); });
                            else
                                done(own);
                        });
}

} // namespace tomato::engine

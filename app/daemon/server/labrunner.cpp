// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labrunner.h"

#include "app/daemon/fabricorder.h"
#include "app/daemon/server/captureorders.h"
#include "app/protocol/labpaths.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>
#include <QFile>

#include <map>
#include <utility>

namespace tomato::engine {

static QString text(const std::string &string)
{
    return QString::fromStdString(string);
}

/// Returns where the user wants this lab's recordings; empty for the lab's own folder.
static QString captureFolder(const LabId &lab)
{
    const QString folder = rpc::LabPaths::captureFolder();
    return folder.isEmpty() ? folder : folder + QLatin1Char('/') + text(lab.value);
}

LabRunner::LabRunner(const LabId &lab, const QString &folder)
    : m_folder(folder), m_parts(lab, folder + QStringLiteral("/mirrors")),
      m_captures(
          lab, folder + QStringLiteral("/captures"), [lab] { return captureFolder(lab); },
          &rpc::LabPaths::keptBytes),
      m_worker(m_captures.commitEvent())
{
    connect(this, &LabRunner::changed, this, &LabRunner::openOutside);
    connect(&m_captures, &service::Captures::watched, &m_worker, &WorkerSupervisor::reportWatched);
    connect(&m_worker, &WorkerSupervisor::progressed, this, &LabRunner::progressed);
    connect(&m_worker, &WorkerSupervisor::changed, this, &LabRunner::update);
    connect(&m_worker, &WorkerSupervisor::lost, this, &LabRunner::workerLost);
    connect(&m_outside, &OutsideAccess::problemsChanged, this, &LabRunner::changed);
    // The handler may end the process that reports a problem.
    connect(&m_attachments, &Attachments::problemsChanged, this, &LabRunner::changed,
            Qt::QueuedConnection);
    connect(&m_replays, &Replays::changed, this, &LabRunner::changed, Qt::QueuedConnection);
    prepareParts();
}

/// Connects the running external networks that are to reach this machine's network, and attached
/// elements.
void LabRunner::openOutside()
{
    std::map<ElementId, OutsideAccess::Network> networks;
    for (const auto &[id, element] : topology().elements()) {
        const pid_t process = topology::reachesOutside(element) ? m_states.process(id) : 0;
        if (process != 0)
            networks.emplace(
                id,
                OutsideAccess::Network{
                    process, element.attributes.value(topology::OutsideMachineAttribute).toBool()});
    }
    m_outside.update(networks);
    m_attachments.update(topology(), m_states);
    m_replays.update(topology(), m_states);
}

void LabRunner::load()
{
    m_captures.load();
    auto topology = LabTopology::load(m_folder + QStringLiteral("/topology.json"));
    if (!topology)
        return; // a new lab
    m_topology = std::move(*topology);
    ++m_topologyNumber;
    updateWantedCaptures();
    m_captures.retireOthers();
}

/// A topology that was taken has orders.
void LabRunner::updateWantedCaptures()
{
    auto orders = captureOrders(topology(), m_worker.keepsOffloads(topology()));
    if (orders)
        keepOrdersOf(ownHost(), topology(), *orders);
    m_captures.setWanted(connectionNames(topology()),
                         orders.value_or(std::vector<service::CaptureOrder>()));
}

/// Queues an operation; `done` is called before the next one begins.
void LabRunner::run(const Done &done, std::function<void(const Done &)> operation)
{
    m_operations.add([done, operation = std::move(operation)](const Operations::Finish &finish) {
        operation([done, finish](const Result<> &result) {
            done(result);
            finish();
        });
    });
}

/// Makes it the lab's topology when it may run, if it is to, and all its captures can be, and goes
/// on with `then`; else nothing changes.
void LabRunner::checkAndAdopt(Result<LabTopology> wanted, const Agreements &agreed, bool isToRun,
                              const Done &done, std::function<void()> then)
{
    // A part has only the elements that its home sent to it.
    if (wanted && isToRun && !m_part) {
        if (const auto known = m_parts.checkHosts(wanted->topology()); !known)
            wanted = passOn(known);
    }
    m_intake.judge(std::move(wanted), isToRun ? std::optional(agreed) : std::nullopt,
                   [this, agreed, done, then = std::move(then)](Result<LabTopology> good) {
                       const auto taken = good ? adopt(std::move(*good)) : passOn(good);
                       if (!taken) {
                           done(taken);
                           return;
                       }
                       m_agreed = agreed;
                       then();
                   });
}

void LabRunner::adoptAndReconcile(Result<LabTopology> wanted, const Agreements &agreed,
                                  const Done &done)
{
    const Adopted before = adopted();
    checkAndAdopt(std::move(wanted), agreed, m_worker.isThere(), done, [this, before, done] {
        if (!m_worker.isThere()) {
            done({});
            return;
        }
        askParts([this, before, done](const Result<> &followed) {
            if (followed)
                reconcileAfterParts(done);
            else
                goBack(before, followed, done);
        });
    });
}

Result<> LabRunner::adopt(LabTopology wanted)
{
    const QString path = m_folder + QStringLiteral("/topology.json");
    if (auto saved = topology::saveTopology(wanted.topology(), path); !saved)
        return saved;
    m_topology = std::move(wanted);
    ++m_topologyNumber;
    m_running.updateWanted(topology());
    updateWantedCaptures();
    emit changed();
    return {};
}

void LabRunner::start(const Wanted &wanted, Done done)
{
    run(done, [this, wanted](const Done &finish) {
        m_part = wanted.part;
        checkAndAdopt(LabTopology::read(wanted.topology), wanted.agreed, true, finish,
                      [this, before = adopted(), files = wanted.files, finish] {
                          m_files = files;
                          runDevices(before, finish);
                      });
    });
}

void LabRunner::runDevices(const Adopted &before, const Done &done)
{
    for (const auto &[id, element] : topology().elements()) {
        if (!element.isInterface() && (!m_part || m_part->running.contains(id)))
            m_running.insert(id);
    }
    if (m_phase.is(LabPhase::Stopped)) {
        m_captures.retireOthers();
        m_states.clear();
    }
    const bool wasStopped = beginStart();
    const Done finish = [this, wasStopped, done](const Result<> &result) {
        finishStart(m_running.ids(), wasStopped, result, done);
    };
    askParts([this, before, wasStopped, finish, done](const Result<> &followed) {
        if (followed)
            reconcileAfterParts(finish);
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
    run(done, [this, wanted](const Done &finish) {
        if (wanted.part && m_worker.isThere()) {
            m_part = wanted.part;
            m_running.clear();
            for (const ElementId &id : m_part->running)
                m_running.insert(id);
        }
        adoptAndReconcile(LabTopology::read(wanted.topology), wanted.agreed, finish);
    });
}

void LabRunner::startElement(const ElementId &element, Done done)
{
    run(done, [this, element](const Done &finish) {
        const topology::Element *device = topology().element(element);
        if (device == nullptr || device->isInterface()) {
            finish(failure("no element of the lab has this id", element.value));
            return;
        }
        if (const auto checked = TopologyIntake::checkAgreed(topology(), m_agreed); !checked) {
            finish(checked);
            return;
        }
        const bool wasStopped = beginStart();
        m_running.insert(element);
        reconcile([this, element, wasStopped, finish](const Result<> &result) {
            finishStart({element}, wasStopped, result, finish);
        });
    });
}

void LabRunner::stopElement(const ElementId &element, Done done)
{
    run(done, [this, element](const Done &finish) {
        if (m_running.erase(element))
            reconcileIfRunning(finish);
        else
            finish({});
    });
}

void LabRunner::setConnection(const ConnectionId &connection, const QJsonObject &attributes,
                              Done done)
{
    run(done, [this, connection, attributes](const Done &finish) {
        auto wanted = m_topology.with(connection, attributes);
        const Agreements agreed =
            wanted ? TopologyIntake::agreedWith(m_agreed, wanted->topology(), attributes)
                   : m_agreed;
        adoptAndReconcile(std::move(wanted), agreed, finish);
    });
}

std::vector<std::filesystem::path> LabRunner::keyLogs() const
{
    std::vector<std::filesystem::path> logs;
    if (!topology::keepsTlsSecrets(topology()))
        return logs;
    // Removed elements count as well: their packets may be in an earlier recording.
    const QDir elements(m_folder + QStringLiteral("/elements"));
    for (const QString &name :
         elements.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks))
        logs.emplace_back(
            QFile::encodeName(elements.filePath(name) + u'/' + topology::KeyLogName).toStdString());
    return logs;
}

void LabRunner::clearCapture(const ConnectionId &connection, Done done)
{
    run(done, [this, connection](const Done &finish) {
        const auto cleared = m_captures.clear(connection);
        if (cleared)
            reconcileIfRunning(finish);
        else
            finish(cleared);
    });
}

/// Adds the effects that the wire does not have to the text on the emulation.
static void reportProblem(service::CaptureOrder &order,
                          const std::map<ConnectionId, QString> &problems)
{
    const auto problem = problems.find(order.connection);
    if (problem == problems.end())
        return;
    for (std::string &each : order.emulation)
        each += " (not all of it: " + problem->second.toStdString() + ")";
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
    const auto orders = m_captures.nextOrders();
    if (!orders) {
        done(passOn(orders));
        return;
    }
    if (!m_worker.isThere()) {
        if (!m_phase.is(LabPhase::Recovering))
            m_reason.clear();
        m_worker.begin(topology());
    }
    m_worker.apply(wantedOf(*orders), [this, orders = *orders,
                                       done](const Result<protocol::WorkerStatus> &status) mutable {
        if (!status) {
            emit changed();
            done(passOn(status));
            return;
        }
        for (service::CaptureOrder &order : orders)
            reportProblem(order, status->linkProblems);
        m_captures.begin(orders, status->captures);
        const auto named = m_captures.nameAddresses(m_folder + QStringLiteral("/hosts"));
        if (!named)
            m_reason =
                QStringLiteral("recordings do not name addresses: ") + text(named.error().text());
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

QJsonObject LabRunner::wantedOf(const std::vector<service::CaptureOrder> &orders) const
{
    return FabricOrder{
        m_topology.json(),       m_folder, ownDevices(), farDevices(), orders, m_agreed, m_files,
        m_captures.commitEvent()}
        .toJson();
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
        m_running.eraseIf([this](const ElementId &id) { return !m_states.isRunning(id); });
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
    m_captures.update(status.captures);
    emit changed();
}

void LabRunner::stop(Done done)
{
    ++m_stopsWaiting;
    m_worker.cancelApply();
    finishAwaiting(failure("the lab was stopped while it started"));
    run(done, [this](const Done &finish) {
        --m_stopsWaiting;
        m_states.clear(); // also what a failed start left
        stopWorker([this, finish] {
            emit changed();
            finish({});
        });
    });
}

void LabRunner::stopOwnWorker(const std::function<void()> &then)
{
    if (!m_worker.isThere()) {
        enter(LabPhase::Stopped);
        then();
        return;
    }
    enter(LabPhase::Stopping);
    m_worker.stop([this] { m_captures.end(false); },
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
        m_captures.interrupt();
        enter(LabPhase::Recovering);
        m_operations.addFirst(
            [this](const Operations::Finish &finish) { recover([finish](auto) { finish(); }); });
    }
    finishAwaiting(failure(reason.toStdString()));
}

void LabRunner::recover(const Done &done)
{
    reconcile([this, done](const Result<> &result) {
        if (result) {
            m_running.eraseIf([this](const ElementId &id) { return !m_states.isRunning(id); });
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
    m_captures.end(true);
    m_running.clear();
    m_own = {};
    m_parts.stop([] {});
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
        m_states.status(topology(), m_worker.isApplying() ? m_running.ids() : none));
    status.state = state();
    status.reason = m_reason;
    for (auto &[id, element] : status.elements) {
        if (auto played = m_replays.status(id))
            element.commands.push_back(*std::move(played));
        QString problem = m_outside.problem(id);
        if (problem.isEmpty())
            problem = m_attachments.problem(id);
        if (problem.isEmpty())
            problem = m_replays.problem(id);
        if (problem.isEmpty() || !element.reason.isEmpty())
            continue;
        element.reason = problem;
        // An element that does not say what it stands for does not run.
        if (m_attachments.isUnclear(id))
            element.state = ElementState::Failed;
    }
    return status;
}

} // namespace tomato::engine

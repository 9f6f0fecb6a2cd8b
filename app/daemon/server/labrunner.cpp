// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labrunner.h"

#include "app/daemon/server/captureorders.h"
#include "app/protocol/labpaths.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/reach/outsidereach.h"

#include <chrono>
#include <map>
#include <utility>

namespace tomato::engine {

/// A worker that ends again within this time after it was replaced is not replaced again.
static constexpr std::chrono::milliseconds AgainTime{30'000};

static QString text(const std::string &string)
{
    return QString::fromStdString(string);
}

static Result<> checkAgreed(const topology::Topology &wanted, const std::set<QString> &agreed)
{
    for (const topology::OutsideReach &reach : topology::outsideReaches(wanted)) {
        if (!agreed.contains(reach.key()))
            return failure("nobody agreed that this lab " + reach.text().toStdString());
    }
    return {};
}

/// Where the user wants this lab's recordings; empty for the lab's own folder.
static QString captureFolder(const LabId &lab)
{
    const QString folder = rpc::LabPaths::captureFolder();
    return folder.isEmpty() ? folder : folder + QLatin1Char('/') + text(lab.value);
}

LabRunner::LabRunner(const LabId &lab, const QString &folder)
    : m_folder(folder), m_captures(
                            lab, folder + QStringLiteral("/captures"),
                            [lab] { return captureFolder(lab); }, &rpc::LabPaths::keptBytes)
{
    connect(this, &LabRunner::changed, this, &LabRunner::openOutside);
    connect(&m_captures, &service::Captures::watched, this, [this](const ConnectionId &connection) {
        if (m_fabric)
            m_fabric->tellWatched(connection);
    });
    connect(&m_outside, &OutsideAccess::problemsChanged, this, &LabRunner::changed);
    // What follows may end the process that tells of a problem.
    connect(&m_attachments, &Attachments::problemsChanged, this, &LabRunner::changed,
            Qt::QueuedConnection);
}

/// Of the external networks that run and are to reach this machine's, and of attached elements.
void LabRunner::openOutside()
{
    std::map<ElementId, OutsideAccess::Network> networks;
    for (const auto &[id, element] : topology().elements()) {
        const pid_t process = topology::reachesOutside(element) ? m_states.process(id) : 0;
        if (process != 0)
            networks.emplace(
                id,
                OutsideAccess::Network{
                    process, element.attributes.value(OutsideAccess::MachineAttribute).toBool()});
    }
    m_outside.follow(networks);
    m_attachments.follow(topology(), m_states);
}

void LabRunner::load()
{
    m_captures.load();
    auto topology = LabTopology::load(m_folder + QStringLiteral("/topology.json"));
    if (!topology)
        return; // a new lab
    m_topology = std::move(*topology);
    ++m_topologyNumber;
    wantCaptures();
    m_captures.retireOthers();
}

/// A topology that was taken has orders.
void LabRunner::wantCaptures()
{
    const bool offloads = m_fabric ? m_offloads : topology::keepsOffloads(topology());
    const auto orders = captureOrders(topology(), offloads);
    m_captures.want(connectionNames(topology()),
                    orders.value_or(std::vector<service::CaptureOrder>()));
}

/// Who asks for a live stream to other machines by name agrees to that one.
std::set<QString> LabRunner::agreedWith(const topology::Topology &wanted,
                                        const QJsonObject &attributes) const
{
    std::set<QString> agreed = m_agreed;
    const QString address = attributes.value(QLatin1String("capture_live_address")).toString();
    for (const topology::OutsideReach &reach : topology::outsideReaches(wanted)) {
        if (reach.kind == topology::OutsideReach::Kind::LiveViewers &&
            (attributes.contains(QLatin1String("capture_live_allow")) ||
             reach.what == address.trimmed()))
            agreed.insert(reach.key());
    }
    return agreed;
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

/// Makes it the lab's topology when all its captures can be; else nothing changes.
void LabRunner::take(Result<LabTopology> wanted, std::function<void(const Result<> &)> then)
{
    m_intake.judge(std::move(wanted), [this, then = std::move(then)](Result<LabTopology> good) {
        then(good ? adopt(std::move(*good)) : passOn(good));
    });
}

/// What runs follows at once.
void LabRunner::takeAndFollow(Result<LabTopology> wanted, const std::set<QString> &agreed,
                              const Done &done)
{
    if (const auto checked =
            wanted && m_fabric ? checkAgreed(wanted->topology(), agreed) : Result<>();
        !checked) {
        done(checked);
        return;
    }
    take(std::move(wanted), [this, agreed, done](const Result<> &taken) {
        if (taken)
            m_agreed = agreed;
        if (taken && m_fabric)
            reconcile(done);
        else
            done(taken);
    });
}

Result<> LabRunner::adopt(LabTopology wanted)
{
    const QString path = m_folder + QStringLiteral("/topology.json");
    if (auto saved = topology::saveTopology(wanted.topology(), path); !saved)
        return saved;
    m_topology = std::move(wanted);
    ++m_topologyNumber;
    m_running.follow(topology());
    wantCaptures();
    emit changed();
    return {};
}

void LabRunner::start(const QJsonObject &topology, const std::set<QString> &agreed, Done done)
{
    run(done, [this, topology, agreed](const Done &finish) {
        auto wanted = LabTopology::read(topology);
        if (const auto checked = wanted ? checkAgreed(wanted->topology(), agreed) : Result<>();
            !checked) {
            finish(checked);
            return;
        }
        take(std::move(wanted), [this, agreed, finish](const Result<> &taken) {
            if (!taken) {
                finish(taken);
                return;
            }
            m_agreed = agreed;
            runDevices(finish);
        });
    });
}

void LabRunner::runDevices(const Done &done)
{
    const bool wasStopped = m_state == State::Stopped;
    for (const auto &[id, element] : topology().elements()) {
        if (!element.isInterface())
            m_running.insert(id);
    }
    if (wasStopped) {
        m_captures.retireOthers();
        m_states.clear();
        setState(State::Starting);
    }
    reconcile([this, wasStopped, done](const Result<> &result) {
        settle(m_running.ids(), wasStopped, result, done);
    });
}

void LabRunner::apply(const QJsonObject &topology, const std::set<QString> &agreed, Done done)
{
    run(done, [this, topology, agreed](const Done &finish) {
        takeAndFollow(LabTopology::read(topology), agreed, finish);
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
        if (const auto checked = checkAgreed(topology(), m_agreed); !checked) {
            finish(checked);
            return;
        }
        const bool wasStopped = m_state == State::Stopped;
        if (wasStopped)
            setState(State::Starting);
        m_running.insert(element);
        reconcile([this, element, wasStopped, finish](const Result<> &result) {
            settle({element}, wasStopped, result, finish);
        });
    });
}

void LabRunner::stopElement(const ElementId &element, Done done)
{
    run(done, [this, element](const Done &finish) {
        if (!m_running.erase(element) || !m_fabric)
            finish({});
        else
            reconcile(finish);
    });
}

void LabRunner::setConnection(const ConnectionId &connection, const QJsonObject &attributes,
                              Done done)
{
    run(done, [this, connection, attributes](const Done &finish) {
        auto wanted = m_topology.with(connection, attributes);
        const std::set<QString> agreed =
            wanted ? agreedWith(wanted->topology(), attributes) : m_agreed;
        takeAndFollow(std::move(wanted), agreed, finish);
    });
}

void LabRunner::flush(const ConnectionId &connection, Done done)
{
    run(done, [this, connection](const Done &finish) {
        const service::Capture *capture = m_captures.capture(connection);
        if (!m_fabric || capture == nullptr || !capture->isActive()) {
            finish({});
            return;
        }
        m_fabric->call(QStringLiteral("fabric.flush"), {{"connection", text(connection.value)}},
                       [finish](const rpc::RpcPeer::Answer &answer) {
                           if (answer)
                               finish({});
                           else
                               finish(tl::make_unexpected(answer.error().toError()));
                       });
    });
}

void LabRunner::statistics(const std::function<void(const Result<QJsonValue> &)> &done)
{
    if (!m_fabric) {
        done(QJsonValue(QJsonArray()));
        return;
    }
    m_fabric->call(QStringLiteral("fabric.statistics"), {},
                   [done](const rpc::RpcPeer::Answer &answer) {
                       if (answer)
                           done(*answer);
                       else
                           done(tl::make_unexpected(answer.error().toError()));
                   });
}

void LabRunner::clearCapture(const ConnectionId &connection, Done done)
{
    run(done, [this, connection](const Done &finish) {
        const auto cleared = m_captures.clear(connection);
        if (cleared && m_fabric)
            reconcile(finish);
        else
            finish(cleared);
    });
}

/// Asks the worker, a new one if there is none, to bring the lab to what is wanted.
void LabRunner::reconcile(const Done &done)
{
    if (m_stopsWaiting > 0) {
        done(failure("the lab was stopped meanwhile"));
        return;
    }
    if (!m_fabric) {
        m_offloads = topology::keepsOffloads(topology());
        wantCaptures();
    }
    const auto orders = m_captures.nextOrders();
    if (!orders) {
        done(passOn(orders));
        return;
    }
    if (!m_fabric) {
        if (!m_recovering)
            m_reason.clear();
        m_fabric = std::make_unique<FabricProcess>(m_captures.commitEvent(),
                                                   topology::asksForLimits(topology()));
        connect(m_fabric.get(), &FabricProcess::progressed, this, &LabRunner::progressed);
        connect(m_fabric.get(), &FabricProcess::changed, this, &LabRunner::hear);
        connect(m_fabric.get(), &FabricProcess::ended, this, &LabRunner::fabricEnded);
    }
    QJsonArray captures;
    for (const service::CaptureOrder &order : *orders)
        captures.append(order.toJson());
    QJsonArray running;
    for (const ElementId &id : m_running.ids())
        running.append(text(id.value));
    m_settling = true;
    emit changed();
    m_fabric->call(QStringLiteral("fabric.apply"),
                   {{"topology", m_topology.json()},
                    {"folder", m_folder},
                    {"running", running},
                    {"captures", captures},
                    {"agreed", QJsonArray::fromStringList({m_agreed.begin(), m_agreed.end()})},
                    {"commitEvent", m_captures.commitEvent()}},
                   [this, orders = *orders, done](const rpc::RpcPeer::Answer &answer) {
                       m_settling = false;
                       const Result<protocol::WorkerStatus> status =
                           answer ? protocol::WorkerStatus::fromJson(answer->toObject())
                                  : tl::make_unexpected(answer.error().toError());
                       if (!status) {
                           emit changed();
                           done(passOn(status));
                           return;
                       }
                       m_captures.follow(orders, status->captures);
                       hear(*status);
                       done({});
                   });
}

/// After a start: what failed is not wanted any more, and a lab that cannot start as a whole does
/// not stay behind in part.
void LabRunner::settle(const std::set<ElementId> &asked, bool wasStopped, const Result<> &result,
                       const Done &done)
{
    const Result<> outcome = result ? m_states.firstFailure(asked, topology()) : result;
    if (outcome) {
        setState(State::Running);
        done({});
        return;
    }
    // Without an answer the worker is gone, and those that run are to come back.
    if (result || wasStopped)
        m_running.eraseIf([this](const ElementId &id) { return !m_states.isRunning(id); });
    if (!wasStopped) {
        emit changed();
        done(outcome);
        return;
    }
    DeviceStates failed = m_states;
    failed.keepFailed();
    stopFabric([this, failed, outcome, done] {
        m_states = failed;
        emit changed();
        done(outcome);
    });
}

void LabRunner::hear(const protocol::WorkerStatus &status)
{
    m_states.update(status);
    m_captures.update(status.captures);
    emit changed();
}

void LabRunner::stop(Done done)
{
    ++m_stopsWaiting;
    if (m_fabric && m_settling)
        m_fabric->giveUp();
    run(done, [this](const Done &finish) {
        --m_stopsWaiting;
        m_states.clear(); // also what a failed start left
        stopFabric([this, finish] {
            emit changed();
            finish({});
        });
    });
}

void LabRunner::stopFabric(const std::function<void()> &then)
{
    if (!m_fabric) {
        setState(State::Stopped);
        then();
        return;
    }
    setState(State::Stopping);
    m_fabricGone = then;
    m_fabric->call(QStringLiteral("fabric.stop"), {}, [this](const rpc::RpcPeer::Answer &answer) {
        if (!answer)
            return; // it ended by itself: fabricEnded() comes
        m_captures.end(false);
        m_fabric->end();
    });
}

/// The fabric is gone with its worker. A running lab is brought back, once: a worker that ends
/// again soon after would do so for ever.
void LabRunner::fabricEnded(const QString &reason)
{
    m_fabric.release()->deleteLater();
    m_states.clear();
    const bool wasLost = m_lost.isValid() && !m_lost.hasExpired(AgainTime.count());
    if (m_fabricGone) {
        giveUp({});
        std::exchange(m_fabricGone, {})();
    } else if (m_state != State::Running) {
        // Who asked for the start hears of it.
        giveUp(m_recovering ? m_reason + QStringLiteral("; then again: ") + reason : QString());
    } else if (wasLost) {
        giveUp(reason + QStringLiteral(", again so soon that the lab was not started anew"));
    } else {
        m_lost.start();
        m_recovering = true;
        m_reason = reason + QStringLiteral("; the lab was started anew");
        m_captures.interrupt();
        setState(State::Starting);
        m_operations.addFirst(
            [this](const Operations::Finish &finish) { recover([finish](auto) { finish(); }); });
    }
}

void LabRunner::recover(const Done &done)
{
    reconcile([this, done](const Result<> &result) {
        m_recovering = false;
        if (result) {
            m_running.eraseIf([this](const ElementId &id) { return !m_states.isRunning(id); });
            setState(State::Running);
        }
        if (result || m_state == State::Stopped) {
            done(result);
            return;
        }
        const QString reason = m_reason + QStringLiteral("; then: ") + text(result.error().text());
        stopFabric([this, reason, result, done] {
            giveUp(reason);
            done(result);
        });
    });
}

void LabRunner::giveUp(const QString &reason)
{
    m_captures.end(true);
    m_running.clear();
    m_reason = reason;
    setState(State::Stopped);
}

void LabRunner::setState(State state)
{
    m_state = state;
    emit changed();
}

protocol::LabStatus LabRunner::status() const
{
    static const std::set<ElementId> none;
    protocol::LabStatus status(m_states.status(topology(), m_settling ? m_running.ids() : none));
    status.state = m_state;
    status.reason = m_reason;
    for (auto &[id, element] : status.elements) {
        const QString outside = m_outside.problem(id);
        const QString problem = outside.isEmpty() ? m_attachments.problem(id) : outside;
        if (problem.isEmpty() || !element.reason.isEmpty())
            continue;
        element.reason = problem;
        // What stands for nothing does not run.
        if (m_attachments.isUnclear(id))
            element.state = ElementState::Failed;
    }
    return status;
}

} // namespace tomato::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/workersupervisor.h"

#include "app/topology/attributes/labsettings.h"

#include <utility>

namespace tomato::engine {

bool WorkerSupervisor::keepsOffloads(const topology::Topology &topology) const
{
    return m_process ? m_offloads : topology::keepsOffloads(topology);
}

void WorkerSupervisor::begin(const topology::Topology &topology)
{
    m_offloads = topology::keepsOffloads(topology);
    m_process = std::make_unique<FabricProcess>(m_commitEvent, topology::asksForLimits(topology));
    m_state.enter(State::Idle);
    connect(m_process.get(), &FabricProcess::progressed, this, &WorkerSupervisor::progressed);
    connect(m_process.get(), &FabricProcess::changed, this, &WorkerSupervisor::changed);
    connect(m_process.get(), &FabricProcess::ended, this, &WorkerSupervisor::processEnded);
}

void WorkerSupervisor::apply(const QJsonObject &wanted, const Applied &done)
{
    m_state.enter(State::Applying);
    call(QStringLiteral("fabric.apply"), wanted, [this, done](const Result<QJsonValue> &answer) {
        if (m_state.is(State::Applying)) // else it was lost meanwhile
            m_state.enter(State::Idle);
        done(answer ? protocol::WorkerStatus::fromJson(answer->toObject()) : passOn(answer));
    });
}

void WorkerSupervisor::call(const QString &method, const QJsonObject &params,
                            const std::function<void(const Result<QJsonValue> &)> &done)
{
    m_process->call(method, params, [done](const rpc::RpcPeer::Answer &answer) {
        if (answer)
            done(*answer);
        else
            done(tl::make_unexpected(answer.error().toError()));
    });
}

void WorkerSupervisor::reportWatched(const ConnectionId &connection)
{
    if (m_process)
        m_process->reportWatched(connection);
}

void WorkerSupervisor::cancelApply()
{
    if (isApplying())
        m_process->giveUp();
}

void WorkerSupervisor::stop(const std::function<void()> &stopping,
                            const std::function<void()> &then)
{
    m_state.enter(State::Stopping);
    m_afterStop = then;
    call(QStringLiteral("fabric.stop"), {}, [this, stopping](const Result<QJsonValue> &answer) {
        if (!answer)
            return; // it ended by itself: processEnded() comes
        stopping();
        m_process->end();
    });
}

bool WorkerSupervisor::claimReplacement()
{
    if (m_replaced.isValid() &&
        !m_replaced.hasExpired(std::chrono::milliseconds(AgainTime).count()))
        return false;
    m_replaced.start();
    return true;
}

void WorkerSupervisor::processEnded(const QString &reason)
{
    m_process.release()->deleteLater();
    m_state.enter(State::Absent);
    if (m_afterStop)
        std::exchange(m_afterStop, {})();
    else
        emit lost(reason);
}

} // namespace tomato::engine

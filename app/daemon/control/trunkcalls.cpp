// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/trunkcalls.h"

#include "app/daemon/control/callparams.h"

#include <QPointer>

#include <chrono>
#include <utility>

namespace tomato::engine {

using rpc::RpcPeer;
using namespace std::chrono_literals;

/// How long a trunk's process that another one replaces may take to count what it has.
static constexpr auto MaxEnding = 2s;

TrunkCalls::TrunkCalls(LabRunner &runner, service::ControlServer &server, const PartClaim &claim)
    : m_runner(runner), m_claim(claim)
{
    // The trunk of an earlier home.
    connect(&claim, &PartClaim::claimed, this, [this] {
        if (m_trunk != nullptr)
            m_trunk->close();
    });
    connect(&server, &service::ControlServer::clientCame, this, &TrunkCalls::welcome);
    connect(&server, &service::ControlServer::clientWent, this, [this](RpcPeer *client) {
        if (client != m_trunk)
            return;
        m_trunk = nullptr;
        m_runner.setCarriers({});
        attachNext();
    });
    connect(&runner, &LabRunner::changed, this, &TrunkCalls::report);
    // The counters of a lab begin with it.
    connect(&runner, &LabRunner::changed, this, [this] {
        if (m_runner.state() == LabState::Stopped)
            m_former = {};
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &TrunkCalls::attachNext);
}

/// One that the home has left may not know it yet: it counts to its end, and the next one goes on
/// from there.
void TrunkCalls::attach(RpcPeer *client, const RpcPeer::Reply &reply)
{
    m_next = [this, waiting = QPointer<RpcPeer>(client), reply] {
        if (!waiting)
            return;
        m_trunk = waiting;
        m_runner.setCarriers({});
        m_reported = m_runner.trunkPlan();
        QJsonObject plan = m_reported;
        plan.insert("former", std::exchange(m_former, {}));
        reply(plan);
    };
    if (m_trunk == nullptr || m_trunk == client) {
        attachNext();
        return;
    }
    m_trunk->notify(QStringLiteral("trunk.end"), QJsonObject());
    m_patience.start(MaxEnding);
}

void TrunkCalls::attachNext()
{
    m_patience.stop();
    if (const auto next = std::exchange(m_next, {}))
        next();
}

void TrunkCalls::setReport(const QJsonObject &report)
{
    if (m_runner.state() == LabState::Stopped)
        return;
    m_runner.share().setTrunkReport(report);
    // One that is killed says nothing more.
    m_former.insert("lost", report["lost"]);
}

void TrunkCalls::welcome(RpcPeer *client)
{
    client->handle("trunk.attach",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       const auto allowed = m_claim.check(params["epoch"].toInteger());
                       if (!allowed) {
                           reply(failed(allowed.error()));
                           return;
                       }
                       attach(client, reply);
                   });
    client->handle("trunk.ended",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       if (client == m_trunk && m_runner.state() != LabState::Stopped)
                           m_former = params;
                       reply(QJsonObject());
                   });
    client->handle("trunk.carriers",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       CallParams call(params, reply);
                       std::set<int> wires;
                       for (const QJsonValue wire : call.array("wires"))
                           wires.insert(wire.toInt());
                       if (!call.areGood())
                           return;
                       if (client == m_trunk)
                           m_runner.setCarriers(wires, [reply] { reply(QJsonObject()); });
                       else
                           reply(QJsonObject());
                   });
    client->handle("trunk.report",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       if (client == m_trunk)
                           setReport(params);
                       reply(QJsonObject());
                   });
}

void TrunkCalls::report()
{
    if (m_trunk == nullptr)
        return;
    QJsonObject plan = m_runner.trunkPlan();
    if (plan == m_reported)
        return;
    m_reported = std::move(plan);
    m_trunk->notify(QStringLiteral("trunk.changed"), m_reported);
}

} // namespace tomato::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/trunkcalls.h"

#include "app/daemon/control/callparams.h"

namespace tomato::engine {

using rpc::RpcPeer;

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
        m_runner.share().endTrunk();
        m_runner.setCarriers({});
    });
    connect(&runner, &LabRunner::changed, this, &TrunkCalls::report);
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
                       m_trunk = client;
                       m_runner.share().endTrunk();
                       m_runner.setCarriers({});
                       m_reported = m_runner.trunkPlan();
                       reply(m_reported);
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
                           m_runner.setCarriers(wires);
                       reply(QJsonObject());
                   });
    client->handle("trunk.report",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       if (client == m_trunk)
                           m_runner.share().setTrunkReport(params);
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

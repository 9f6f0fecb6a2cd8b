// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/partclaim.h"

#include "app/daemon/control/callparams.h"

#include <utility>

namespace tomato::engine {

using rpc::RpcPeer;

PartClaim::PartClaim(service::ControlServer &server)
{
    connect(&server, &service::ControlServer::clientCame, this, [this](RpcPeer *client) {
        client->handle("part.claim",
                       [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                           CallParams call(params, reply);
                           const auto epoch = call.number<qint64>("epoch");
                           if (epoch < 1)
                               call.fail("epoch", QStringLiteral("must be 1 or more"));
                           if (!call.areGood())
                               return;
                           const auto claimed = claim(client, epoch);
                           if (claimed)
                               reply(QJsonObject());
                           else
                               reply(failed(claimed.error()));
                       });
    });
    connect(&server, &service::ControlServer::clientWent, this,
            [this](RpcPeer *client) { m_homes.erase(client); });
}

Result<> PartClaim::check(qint64 epoch) const
{
    if (epoch < m_epoch)
        return failure("a later home has this part of the lab");
    return {};
}

Result<> PartClaim::claim(RpcPeer *client, qint64 epoch)
{
    if (const auto allowed = check(epoch); !allowed)
        return allowed;
    m_homes[client] = epoch;
    if (std::exchange(m_epoch, epoch) == epoch)
        return {};
    std::vector<RpcPeer *> earlier;
    for (const auto &[home, its] : m_homes) {
        if (its < epoch)
            earlier.push_back(home);
    }
    for (RpcPeer *home : earlier)
        home->close();
    emit claimed();
    return {};
}

} // namespace tomato::engine

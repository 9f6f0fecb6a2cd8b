// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/lablease.h"

#include "app/daemon/control/callparams.h"

namespace tomato::engine {

LabLease::LabLease(LabRunner &runner, service::ControlServer &server)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [&runner] { runner.stop([](const Result<> &) {}); });
    connect(&server, &service::ControlServer::clientCame, this, [this](rpc::RpcPeer *client) {
        client->handle(
            "lab.lease", [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                CallParams call(params, reply);
                const int seconds = call.number<int>("seconds");
                if (seconds < 1 || seconds > MaxSeconds)
                    call.fail("seconds", QStringLiteral("must be from 1 to %1").arg(MaxSeconds));
                if (!call.areGood())
                    return;
                m_timer.start(std::chrono::seconds(seconds));
                reply(QJsonObject());
            });
    });
}

} // namespace tomato::engine

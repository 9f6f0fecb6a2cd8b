// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/loadcalls.h"

#include "app/protocol/hostload.h"

#include <QFile>

#include <cstdlib>

namespace tomato::engine {

/// Returns the memory in megabytes that programs can get without swapping, if the kernel tells it.
static std::optional<qint64> freeMegabytes()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("MemAvailable:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024 / 1'000'000;
    }
    return std::nullopt;
}

LoadCalls::LoadCalls(LabRunner &runner, service::ControlServer &server)
{
    connect(&server, &service::ControlServer::clientCame, this, [&runner](rpc::RpcPeer *client) {
        client->handle("lab.load",
                       [&runner](const QJsonObject &, const rpc::RpcPeer::Reply &reply) {
                           protocol::HostLoad load;
                           load.lost = runner.share().framesLostInTrunk();
                           double minute = 0;
                           if (::getloadavg(&minute, 1) == 1)
                               load.load = minute;
                           load.freeMemory = freeMegabytes();
                           reply(load.toJson());
                       });
    });
}

} // namespace tomato::engine

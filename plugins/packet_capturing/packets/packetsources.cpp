// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetsources.h"

#include "app/client/engineclient.h"
#include "app/client/storedcapture.h"
#include "plugins/api/pluginhost.h"

namespace tomato::plugins {

static QString directoryOf(PluginHost &host, const ConnectionId &connection)
{
    if (host.engine().isOpen()) {
        const client::CaptureStatus *status = host.engine().capture(connection);
        return status ? status->directory : QString();
    }
    const auto stored = client::storedCapture(host.lab(), connection);
    return stored ? stored->directory : QString();
}

static QString deviceName(const topology::Topology &topology, const ElementId &end)
{
    const topology::Element *device = topology.deviceOf(end);
    return device ? device->name() : topology.label(end);
}

PacketSources PacketSources::find(PluginHost &host, const std::vector<ConnectionId> &wanted)
{
    PacketSources sources;
    const topology::Topology &topology = host.topology();
    for (const ConnectionId &id : wanted) {
        const topology::Connection *connection = topology.connection(id);
        const QString directory = connection ? directoryOf(host, id) : QString();
        if (directory.isEmpty())
            continue;
        const QString first = deviceName(topology, connection->ends[0]);
        const QString second = deviceName(topology, connection->ends[1]);
        const QString arrow = QStringLiteral(" \u2192 ");
        sources.connections.push_back(id);
        sources.directories << directory;
        sources.names.push_back(
            {topology.label(id), {first + arrow + second, second + arrow + first}});
    }
    return sources;
}

PacketSources PacketSources::of(const client::RunStatus &run)
{
    const QStringList ends = run.name.split(QStringLiteral(" \u21c4 "));
    const QString first = ends.value(0).section(QLatin1Char(':'), 0, -2);
    const QString second = ends.value(1).section(QLatin1Char(':'), 0, -2);
    const QString arrow = QStringLiteral(" \u2192 ");
    return {{run.connection},
            {run.directory},
            {{run.name, {first + arrow + second, second + arrow + first}}}};
}

} // namespace tomato::plugins

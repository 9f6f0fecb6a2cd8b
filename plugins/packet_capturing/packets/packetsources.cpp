// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetsources.h"

#include "app/client/engineclient.h"
#include "app/client/storedcapture.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/packets/partrings.h"

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

/// The folders of a connection's latest runs, each with the host that recorded it; no host where
/// this machine alone records.
static std::vector<PartRings::Ring> ringsOf(PluginHost &host, const ConnectionId &connection,
                                            const PartRings &parts)
{
    if (auto rings = parts.of(connection); !rings.empty())
        return rings;
    const QString directory = directoryOf(host, connection);
    return directory.isEmpty() ? std::vector<PartRings::Ring>()
                               : std::vector<PartRings::Ring>{{QString(), directory}};
}

void PacketSources::add(const ConnectionId &connection, const QString &directory,
                        const PacketTableModel::SourceName &name, bool withArrivals)
{
    connections.push_back(connection);
    directories << directory;
    names.push_back(name);
    areArrivals.push_back(false);
    const QString arrivals = withArrivals ? client::arrivalsDirectory(directory) : QString();
    if (arrivals.isEmpty())
        return;
    connections.push_back(connection);
    directories << arrivals;
    names.push_back({tr("%1, delivered").arg(name.connection), name.directions});
    areArrivals.push_back(true);
}

int PacketSources::indexOf(const ConnectionId &connection, bool arrivals) const
{
    for (std::size_t at = 0; at < connections.size(); ++at) {
        if (connections[at] == connection && areArrivals[at] == arrivals)
            return static_cast<int>(at);
    }
    return -1;
}

PacketSources PacketSources::find(PluginHost &host, const std::vector<ConnectionId> &wanted,
                                  const PartRings &parts, bool withArrivals)
{
    PacketSources sources;
    const topology::Topology &topology = host.topology();
    for (const ConnectionId &id : wanted) {
        const topology::Connection *connection = topology.connection(id);
        if (connection == nullptr)
            continue;
        const QString first = deviceName(topology, connection->ends[0]);
        const QString second = deviceName(topology, connection->ends[1]);
        const QString arrow = QStringLiteral(" \u2192 ");
        for (const PartRings::Ring &ring : ringsOf(host, id, parts)) {
            const QString label = topology.label(id);
            sources.add(
                id, ring.directory,
                {ring.host.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, ring.host),
                 {first + arrow + second, second + arrow + first}},
                withArrivals);
        }
    }
    return sources;
}

bool PacketSources::areThere(PluginHost &host, const ConnectionId &connection)
{
    if (!directoryOf(host, connection).isEmpty())
        return true;
    const client::CaptureStatus *status =
        host.engine().isOpen() ? host.engine().capture(connection) : nullptr;
    return status != nullptr && !status->parts.isEmpty();
}

PacketSources PacketSources::of(const client::RunStatus &run, bool withArrivals)
{
    const QStringList ends = run.name.split(QStringLiteral(" \u21c4 "));
    const QString first = ends.value(0).section(QLatin1Char(':'), 0, -2);
    const QString second = ends.value(1).section(QLatin1Char(':'), 0, -2);
    const QString arrow = QStringLiteral(" \u2192 ");
    PacketSources sources;
    sources.add(run.connection, run.directory,
                {run.name, {first + arrow + second, second + arrow + first}}, withArrivals);
    return sources;
}

} // namespace tomato::plugins

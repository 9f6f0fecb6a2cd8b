// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/journeyorders.h"

#include "app/client/engineclient.h"
#include "app/client/labfolder.h"
#include "app/client/storedcapture.h"
#include "app/journeys/drawnelement.h"
#include "plugins/api/pluginhost.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <map>
#include <set>

namespace tomato::plugins {

using journeys::JourneyOrder;

/// Returns nothing when nothing was recorded on the connection.
static std::optional<JourneyOrder::Link> linkOf(PluginHost &host, const ConnectionId &id)
{
    JourneyOrder::Link link;
    const topology::Connection &connection = *host.topology().connection(id);
    for (std::size_t side = 0; side < 2; ++side)
        link.ends[side] = host.topology().label(connection.ends[side]).toStdString();
    const auto stored = client::storedCapture(host.lab(), id);
    QString directory = stored ? stored->directory : QString();
    if (host.engine().isOpen()) {
        const client::CaptureStatus *status = host.engine().capture(id);
        directory = status ? status->directory : QString();
        link.filter = status ? status->filter().toStdString() : std::string();
    }
    if (directory.isEmpty())
        return {};
    if (stored && stored->directory == directory) {
        // The stored names are those of the ends at the time of the recording.
        if (!stored->ends[0].isEmpty() && !stored->ends[1].isEmpty())
            link.ends = {stored->ends[0].toStdString(), stored->ends[1].toStdString()};
        link.filter = stored->filter.toStdString();
        link.times = {stored->times, stored->arrivalsTimes};
    }
    link.directory = QFile::encodeName(directory).toStdString();
    return link;
}

static JourneyOrder::Link goneLink(const client::StoredCapture &stored)
{
    JourneyOrder::Link link;
    link.ends = {stored.ends[0].toStdString(), stored.ends[1].toStdString()};
    link.filter = stored.filter.toStdString();
    link.times = {stored.times, stored.arrivalsTimes};
    link.directory = QFile::encodeName(stored.directory).toStdString();
    return link;
}

bool LabJourneys::isAnythingRecorded(PluginHost &host)
{
    if (!host.engine().isOpen())
        return !QDir(client::recordingsFolder(host.lab())).isEmpty();
    const auto &captures = host.engine().captures();
    return std::any_of(captures.begin(), captures.end(),
                       [](const auto &each) { return !each.second.directory.isEmpty(); });
}

bool LabJourneys::isSoonRead(PluginHost &host)
{
    constexpr std::uint64_t MaxBytes = 256ULL * 1024 * 1024;
    return of(host).order.bytes() <= MaxBytes;
}

std::vector<ConnectionId> LabJourneys::connectionsOf(const PluginHost &host,
                                                     const journeys::TracedJourneys &found)
{
    using Ends = std::pair<std::string, std::string>;
    const topology::Topology &topology = host.topology();
    std::map<Ends, ConnectionId> known;
    for (const auto &[id, connection] : topology.connections()) {
        const std::string one = topology.label(connection.ends[0]).toStdString();
        const std::string other = topology.label(connection.ends[1]).toStdString();
        known.emplace(Ends{std::min(one, other), std::max(one, other)}, id);
    }
    std::vector<ConnectionId> connections;
    for (const JourneyOrder::Link &link : found.links()) {
        const auto connection = known.find(
            {std::min(link.ends[0], link.ends[1]), std::max(link.ends[0], link.ends[1])});
        connections.push_back(connection == known.end() ? ConnectionId() : connection->second);
    }
    return connections;
}

LabJourneys LabJourneys::of(PluginHost &host)
{
    LabJourneys lab;
    std::set<ConnectionId> recorded;
    std::set<ConnectionId> known;
    Timestamp since = Timestamp::max();
    for (const auto &[id, connection] : host.topology().connections()) {
        known.insert(id);
        const auto link = linkOf(host, id);
        if (!link)
            continue;
        lab.order.links.push_back(*link);
        lab.connections.push_back(id);
        recorded.insert(id);
        since = std::min(since, link->times.sent.start.value_or(Timestamp()));
        const client::CaptureStatus *status =
            host.engine().isOpen() ? host.engine().capture(id) : nullptr;
        if (status && status->isRecording())
            lab.recording.push_back(id);
    }
    // Packets went over a connection that was deleted meanwhile.
    for (const client::StoredCapture &each : client::capturesOfGone(host.lab(), known, since)) {
        lab.order.links.push_back(goneLink(each));
        lab.connections.emplace_back();
    }
    for (const auto &[id, element] : host.topology().elements()) {
        if (!element.isInterface())
            lab.order.elements.push_back(journeys::drawnElement(host.topology(), id, recorded));
    }
    return lab;
}

} // namespace tomato::plugins

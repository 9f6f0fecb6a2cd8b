// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "plugins/packet_capturing/packets/packettablemodel.h"

namespace tomato::plugins {

class PartRings;
class PluginHost;

/// The connections that have a recording, with the folders of their latest runs.
struct PacketSources
{
    std::vector<ConnectionId> connections;
    QStringList directories;
    std::vector<PacketTableModel::SourceName> names;

    /// A connection between hosts has a folder for each host that records it.
    static PacketSources find(PluginHost &host, const std::vector<ConnectionId> &wanted,
                              const PartRings &parts);
    /// Tells whether there is something to show of a connection, on this machine or on another one.
    static bool areThere(PluginHost &host, const ConnectionId &connection);
    /// Returns the source for an earlier run, whose connection may not exist any more.
    static PacketSources of(const client::RunStatus &run);
};

} // namespace tomato::plugins

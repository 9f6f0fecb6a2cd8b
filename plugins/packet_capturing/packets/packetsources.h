// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "plugins/packet_capturing/packets/packettablemodel.h"

#include <QCoreApplication>

namespace tomato::plugins {

class PartRings;
class PluginHost;

/// The connections that have a recording, with the folders of their latest runs.
struct PacketSources
{
    Q_DECLARE_TR_FUNCTIONS(PacketSources)

public:
    /// These lists have an entry for each source.
    std::vector<ConnectionId> connections;
    QStringList directories;
    std::vector<PacketTableModel::SourceName> names;
    /// Whether its packets are those that were delivered.
    std::vector<bool> areArrivals;

    /// A connection between hosts has a folder for each host that records it. Arrivals are sources
    /// of their own.
    static PacketSources find(PluginHost &host, const std::vector<ConnectionId> &wanted,
                              const PartRings &parts, bool withArrivals);
    /// Tells whether there is something to show of a connection, on this machine or on another one.
    static bool areThere(PluginHost &host, const ConnectionId &connection);
    /// Returns the source for an earlier run, whose connection may not exist any more.
    static PacketSources of(const client::RunStatus &run, bool withArrivals);
    /// The index of the connection's first source; -1 when there is none.
    int indexOf(const ConnectionId &connection, bool areArrivals) const;

private:
    void add(const ConnectionId &connection, const QString &directory,
             const PacketTableModel::SourceName &name, bool withArrivals);
};

} // namespace tomato::plugins

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QtPlugin>

#include <array>
#include <optional>

namespace tomato::plugins {

/// The current traffic on a connection.
struct ConnectionTraffic
{
    /// Bits per second on the wire: [0] from the connection's first end to its second, [1] back.
    std::array<double, 2> bitsPerSecond{};
};

/// A plugin that knows the traffic on connections. The editor shows it by colours and arrows when
/// the user switches that on (View menu).
class ConnectionTrafficProvider
{
public:
    virtual ~ConnectionTrafficProvider() = default;
    /// Returns nothing when it is not known; when several plugins know it, the first one's value is
    /// used. It must be cheap: it is called for each connection of the topology, a few times a
    /// second.
    virtual std::optional<ConnectionTraffic> traffic(const ConnectionId &connection) const = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionTrafficProvider,
                    "org.tomato.desktop.ConnectionTrafficProvider/1")

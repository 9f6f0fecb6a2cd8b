// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QtPlugin>

#include <array>
#include <optional>

namespace tomato::plugins {

/// What crosses a connection now.
struct ConnectionTraffic
{
    /// Bits per second on the wire: from the connection's first end to its second, and back.
    std::array<double, 2> bitsPerSecond{};
};

/// A plugin that knows how much crosses connections. The editor shows it by colours and arrows
/// where the user wants that (View menu).
class ConnectionTrafficProvider
{
public:
    virtual ~ConnectionTrafficProvider() = default;
    /// Nothing when it is not known; of several plugins that know it, the first one is asked.
    /// Cheap: asked for each connection of the topology, a few times a second.
    virtual std::optional<ConnectionTraffic> traffic(const ConnectionId &connection) const = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionTrafficProvider,
                    "org.tomato.desktop.ConnectionTrafficProvider/1")

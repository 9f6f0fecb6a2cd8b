// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>
#include <QtPlugin>

#include <optional>

namespace tomato::plugins {

/// A small mark on a connection of the canvas. State is told by shape and text, not by colour only.
struct ConnectionBadge
{
    enum class Shape
    {
        /// Something goes on, well.
        Dot,
        /// Something waits, or is over.
        Ring,
        /// Something went wrong.
        Warning
    };

    Shape shape = Shape::Dot;
    /// Beside the mark: "1,204". A few letters; there is no room for a sentence.
    QString text;
    /// Below the connection's own tool tip; lines are broken with '\n'.
    QString toolTip;
    /// Whether the mark stands for something that is going on now.
    bool active = false;
};

/// A plugin that marks connections on the canvas.
class ConnectionOverlayProvider
{
public:
    virtual ~ConnectionOverlayProvider() = default;
    /// Nothing when this plugin has nothing to say of the connection; of several plugins that do,
    /// the first one's badge is shown. Cheap: asked for each connection of the topology, up to 5
    /// times a second, while something changes. PluginHost::refreshBadges() has it asked again.
    virtual std::optional<ConnectionBadge> badge(const ConnectionId &connection) const = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionOverlayProvider,
                    "org.tomato.desktop.ConnectionOverlayProvider/1")

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>
#include <QtPlugin>

#include <optional>

namespace tomato::plugins {

/// A small mark on a connection of the canvas. It shows a state by shape and text, not by colour
/// only.
struct ConnectionBadge
{
    enum class Shape
    {
        /// An activity runs without problems.
        Dot,
        /// An activity waits, or is over.
        Ring,
        /// An activity failed.
        Warning
    };

    Shape shape = Shape::Dot;
    /// A few letters beside the mark, such as "1,204"; there is no space for a sentence.
    QString text;
    /// The text below the connection's own tool tip; lines are broken with '\n'.
    QString toolTip;
    /// Whether the mark stands for an activity that is running now.
    bool active = false;
};

/// A plugin that marks connections on the canvas.
class ConnectionOverlayProvider
{
public:
    virtual ~ConnectionOverlayProvider() = default;
    /// Returns nothing when this plugin has no badge for the connection; when several plugins have
    /// one, the first one's is shown. It must be cheap: it is called for each connection of the
    /// topology, up to 5 times a second, while something changes. PluginHost::refreshBadges()
    /// causes new calls.
    virtual std::optional<ConnectionBadge> badge(const ConnectionId &connection) const = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionOverlayProvider,
                    "org.tomato.desktop.ConnectionOverlayProvider/1")

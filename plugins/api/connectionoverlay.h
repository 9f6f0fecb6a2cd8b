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
        Dot,
        Ring,
        Warning
    };

    Shape shape = Shape::Dot;
    /// Beside the mark: "1,204".
    QString text;
    QString toolTip;
    /// Whether the mark stands for something that is going on now.
    bool active = false;
};

/// A plugin that marks connections on the canvas.
class ConnectionOverlayProvider
{
public:
    virtual ~ConnectionOverlayProvider() = default;
    /// Cheap: asked for each connection, up to 5 times a second.
    virtual std::optional<ConnectionBadge> badge(const ConnectionId &connection) const = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionOverlayProvider,
                    "org.tomato.desktop.ConnectionOverlayProvider/1")

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>
#include <QtPlugin>

#include <vector>

namespace tomato::plugins {

/// The things that are highlighted on the canvas, such as the path of a packet. Directions and ends
/// are shown by arrows and crosses, not by colour only.
struct CanvasDecoration
{
    struct Link
    {
        ConnectionId connection;
        /// Whether arrows point from the connection's first end to its second, and back.
        bool isForward = false;
        bool isBackward = false;
        /// A few words beside the connection, such as "+20.1 ms link"; empty for none.
        QString text;
        /// Whether a cross shows that something ended here.
        bool isCrossed = false;
        /// The intensity of the highlight, from 0 to 1.
        double strength = 1;
        /// Something is as it must be.
        bool isGood = false;
    };
    struct Element
    {
        ElementId element;
        /// A text below the element's name, such as "+0.03 ms r1".
        QString text;
        bool isCrossed = false;
    };

    std::vector<Link> links;
    std::vector<Element> elements;

    bool isEmpty() const { return links.empty() && elements.empty(); }
};

/// A plugin that highlights something on the canvas.
class CanvasDecorationProvider
{
public:
    virtual ~CanvasDecorationProvider() = default;
    /// Returns an empty decoration when nothing is highlighted. The decorations of all plugins are
    /// shown together; elements and connections that the topology has no more are ignored.
    /// PluginHost::refreshBadges() causes a new call.
    virtual CanvasDecoration decoration() const = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::CanvasDecorationProvider,
                    "org.tomato.desktop.CanvasDecorationProvider/1")

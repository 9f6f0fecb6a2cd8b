// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>
#include <QtPlugin>

#include <vector>

namespace tomato::plugins {

/// What lights up on the canvas, such as the way of a packet. Directions and ends are told by
/// arrows and crosses, not by colour only.
struct CanvasDecoration
{
    struct Link
    {
        ConnectionId connection;
        /// Arrows from the connection's first end to its second, and back.
        bool isForward = false;
        bool isBackward = false;
        /// Beside it: "+20.1 ms link". A few words; empty for none.
        QString text;
        /// Something came to its end here.
        bool isCrossed = false;
        /// From 0 to 1: how much it stands out.
        double strength = 1;
    };
    struct Element
    {
        ElementId element;
        /// Below its name: "+0.03 ms r1".
        QString text;
        bool isCrossed = false;
    };

    std::vector<Link> links;
    std::vector<Element> elements;

    bool isEmpty() const { return links.empty() && elements.empty(); }
};

/// A plugin that has something light up on the canvas.
class CanvasDecorationProvider
{
public:
    virtual ~CanvasDecorationProvider() = default;
    /// Empty for nothing; of several plugins all are shown. What is gone from the topology is left
    /// out. PluginHost::refreshBadges() has it asked again.
    virtual CanvasDecoration decoration() const = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::CanvasDecorationProvider,
                    "org.tomato.desktop.CanvasDecorationProvider/1")

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/xmltree.h"

#include <QPointF>

#include <optional>

namespace tomato::exchange {

/// The data that yEd stores about a node: its graphics are elements of their own inside the node's
/// data.
struct YedNode
{
    QString label;
    /// The position of the node's middle, in pixels.
    std::optional<QPointF> position;
};

/// Returns nothing where the data holds no graphics of yEd. What it reads is marked as taken;
/// sizes, colours and the like are not.
std::optional<YedNode> readYedNode(XmlTree &data);

} // namespace tomato::exchange

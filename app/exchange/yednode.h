// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/xmltree.h"

#include <QPointF>

#include <optional>

namespace tomato::exchange {

/// What yEd says of a node: its graphics are elements of their own inside the node's data.
struct YedNode
{
    QString label;
    /// Of its middle, in pixels.
    std::optional<QPointF> position;
};

/// Nothing where the data holds no graphics of yEd's. Takes what it reads; sizes, colours and the
/// like stay.
std::optional<YedNode> readYedNode(XmlTree &data);

} // namespace tomato::exchange

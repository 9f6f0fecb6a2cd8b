// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/positionscale.h"

#include "app/topology/attributes/attributenames.h"

#include <QRectF>

#include <cmath>
#include <optional>

namespace tomato::topology {

double positionScale(const Topology &topology)
{
    constexpr double MaxFraction = 10;
    constexpr double PixelsPerFraction = 800;
    std::optional<QPointF> first;
    bool areSeveral = false;
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface() || !element.attributes.value(PositionAttribute).isObject())
            continue;
        const QPointF position = element.position();
        if (std::abs(position.x()) > MaxFraction || std::abs(position.y()) > MaxFraction)
            return 1;
        areSeveral = areSeveral || (first && *first != position);
        first = position;
    }
    const bool isOneInside = first && !first->isNull() && QRectF(0, 0, 1, 1).contains(*first);
    return areSeveral || isOneInside ? PixelsPerFraction : 1;
}

} // namespace tomato::topology

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/positionscale.h"

#include "app/topology/attributes/attributenames.h"

#include <QRectF>

#include <cmath>
#include <optional>

namespace tomato::topology {

double positionScale(const Topology &topology)
{
    constexpr double farthestFraction = 10;
    constexpr double pixelsPerFraction = 800;
    std::optional<QPointF> first;
    bool areSeveral = false;
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface() || !element.attributes.value(PositionAttribute).isObject())
            continue;
        const QPointF position = element.position();
        if (std::abs(position.x()) > farthestFraction || std::abs(position.y()) > farthestFraction)
            return 1;
        areSeveral = areSeveral || (first && *first != position);
        first = position;
    }
    const bool isOneInside = first && !first->isNull() && QRectF(0, 0, 1, 1).contains(*first);
    return areSeveral || isOneInside ? pixelsPerFraction : 1;
}

} // namespace tomato::topology

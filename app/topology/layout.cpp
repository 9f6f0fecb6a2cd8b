// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/layout.h"

namespace tomato::topology {

double positionScale(const Topology &topology)
{
    bool isAnyPlaced = false;
    for (const auto &[id, element] : topology.elements()) {
        const QPointF position = element.position();
        if (position.x() < 0 || position.x() > 1 || position.y() < 0 || position.y() > 1)
            return 1;
        isAnyPlaced |= !position.isNull();
    }
    return isAnyPlaced ? 800 : 1;
}

} // namespace tomato::topology

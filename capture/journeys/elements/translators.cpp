// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/elements/translators.h"

namespace tomato::journeys {

void Translators::add(const Journey &journey)
{
    if (!journey.isIp || journey.isToMany || journey.flow == FlowTable::Others)
        return;
    for (const Hop &hop : journey.hops) {
        if (m_kept.size() >= MaxKept)
            return;
        if (hop.parent == Hop::NoParent || hop.match == Match::Ambiguous ||
            (hop.changes & (OverGap | Translated)) != 0 ||
            hop.isTunnelled != journey.hops[hop.parent].isTunnelled)
            continue;
        m_kept.insert(keyOf(m_places.outOf(hop.point), journey.flow));
    }
}

} // namespace tomato::journeys

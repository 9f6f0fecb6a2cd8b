// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/translators.h"

namespace tomato::journeys {

void Translators::add(const Journey &journey, const FlowTable &flows)
{
    const Flow &flow = flows.flow(journey.flow);
    if (!flow.isIp() || journey.isToMany)
        return;
    const auto note = [&](PlaceId place, Seen what) {
        m_seen[place] = static_cast<std::uint8_t>(m_seen[place] | what << shiftOf(flow));
    };
    for (const Hop &hop : journey.hops) {
        if (hop.parent == Hop::NoParent || hop.match == Match::Ambiguous ||
            (hop.changes & OverGap) != 0)
            continue;
        const bool isChanged = (hop.changes & Translated) != 0 ||
                               hop.isTunnelled != journey.hops[hop.parent].isTunnelled;
        note(m_places.outOf(hop.point), isChanged ? Changed : Kept);
    }
    if (hasChanged(journey, flow))
        note(m_places.outOf(journey.hops.front().point), Changed);
}

bool Translators::hasChanged(const Journey &journey, const Flow &flow) const
{
    const Hop &first = journey.hops.front();
    const PlaceId from = m_places.outOf(first.point);
    const Place &place = m_places.place(from);
    if (place.kind != Place::Kind::Element || (m_seen[from] >> shiftOf(flow) & Both) != Kept)
        return false;
    const auto owner = m_places.owner(
        {flow.source.begin(), flow.source.begin() + (flow.etherType == 0x86dd ? 16 : 4)});
    return owner && *owner != from &&
           !m_unseen.mayHaveCome(from, first.time - LossHorizon::DefaultWaiting, first.time);
}

} // namespace tomato::journeys

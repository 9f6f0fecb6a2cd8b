// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/journeybuilder.h"

#include <algorithm>
#include <numeric>

namespace tomato::journeys {

void JourneyBuilder::build(const std::vector<Sighting> &sightings, const FlowOf &flowOf)
{
    const auto size = static_cast<std::uint32_t>(sightings.size());
    m_order.resize(size);
    std::iota(m_order.begin(), m_order.end(), 0);
    m_roots.resize(size);
    std::size_t journeys = 0;
    for (std::uint32_t at = 0; at < size; ++at) {
        std::uint32_t root = at;
        // A parent that comes first knows already.
        while (sightings[root].parent != Hop::NoParent) {
            root = sightings[root].parent;
            if (root < at) {
                root = m_roots[root];
                break;
            }
        }
        if (sightings[root].beside != Hop::NoParent)
            root = sightings[root].beside;
        m_roots[at] = root;
        journeys += root == at ? 1 : 0;
    }
    if (journeys > 1)
        std::stable_sort(m_order.begin(), m_order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return m_roots[a] < m_roots[b];
        });
    m_places.resize(size);
    for (std::size_t at = 0; at < size;) {
        const std::size_t begin = at;
        const std::uint32_t root = m_roots[m_order[begin]];
        while (at < size && m_roots[m_order[at]] == root)
            ++at;
        emitTree(sightings, std::span(m_order).subspan(begin, at - begin), flowOf);
    }
}

/// Parents stand before their children: where clocks are coarse, a parent may come later in `of`.
void JourneyBuilder::emitTree(const std::vector<Sighting> &sightings,
                              std::span<const std::uint32_t> of, const FlowOf &flowOf)
{
    constexpr std::uint32_t NotYet = UINT32_MAX;
    for (const std::uint32_t each : of)
        m_places[each] = NotYet;
    m_hops.clear();
    Journey journey;
    const auto put = [&](std::uint32_t at) {
        const Sighting &from = sightings[at];
        m_places[at] = static_cast<std::uint32_t>(m_hops.size());
        Hop hop;
        hop.time = from.time;
        hop.packet = from.packet;
        hop.parent = from.parent == Hop::NoParent ? Hop::NoParent : m_places[from.parent];
        hop.point = from.point;
        hop.length = from.length;
        hop.ttl = from.ttl;
        hop.match = from.match;
        hop.changes = from.changes;
        hop.isTunnelled = from.has(Sighting::Tunnelled);
        hop.isFragment = from.has(Sighting::Fragment);
        hop.isTorn = from.isTorn;
        hop.isForeign = from.isForeign;
        hop.isUnseenBehind = from.isUnseenBehind;
        hop.isUnseenIfTranslated = from.isUnseenIfTranslated;
        hop.isMistakable = from.isMistakable;
        hop.missing = from.missing;
        hop.destination = from.destination;
        if (m_hops.empty())
            journey.source = from.source;
        m_hops.push_back(hop);
        journey.isChosen = journey.isChosen || from.has(Sighting::Chosen);
    };
    while (m_hops.size() < of.size()) {
        for (const std::uint32_t each : of) {
            const std::uint32_t parent = sightings[each].parent;
            if (m_places[each] == NotYet && (parent == Hop::NoParent || m_places[parent] != NotYet))
                put(each);
        }
    }
    const Sighting &first = sightings[m_roots[of.front()]];
    if (!first.has(Sighting::ToMany))
        m_copies.mark(m_hops);
    for (const Hop &hop : m_hops)
        count(hop);
    journey.number = m_totals.journeys++;
    // One that was known again on another link has lost nothing that matters.
    m_totals.cut += m_hops.size() == 1 && first.has(Sighting::Cut) ? 1 : 0;
    journey.flow = flowOf(first);
    journey.hops = m_hops;
    journey.isToMany = first.has(Sighting::ToMany);
    journey.isIp = first.has(Sighting::Ip);
    m_sink(journey);
}

void JourneyBuilder::count(const Hop &hop)
{
    switch (hop.match) {
    case Match::Origin:
        ++m_totals.origins;
        break;
    case Match::Certain:
        ++m_totals.certain;
        break;
    case Match::ByOrder:
        ++m_totals.byOrder;
        break;
    case Match::Ambiguous:
        ++m_totals.ambiguous;
        break;
    }
    m_totals.duplicated += (hop.changes & Duplicated) != 0 ? 1 : 0;
    m_totals.translated += (hop.changes & Translated) != 0 ? 1 : 0;
    m_totals.fragmented += (hop.changes & Fragmented) != 0 ? 1 : 0;
    m_totals.overGaps += (hop.changes & OverGap) != 0 ? 1 : 0;
}

} // namespace tomato::journeys

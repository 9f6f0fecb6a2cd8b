// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/floodsolver.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace tomato::journeys {

FloodSolver::FloodSolver(const Places &places, const PieceRanges &pieces)
    : m_places(places), m_pieces(pieces)
{
    for (PlaceId place = 0; place < places.places().size(); ++place)
        m_isNeeded = m_isNeeded || places.switches(place);
}

void FloodSolver::solve(std::vector<Sighting> &sightings) const
{
    if (!m_isNeeded)
        return;
    using Alike = std::tuple<PlaceId, std::uint64_t, int, int, std::uint32_t, std::uint32_t>;
    std::map<Alike, Indices> roots;
    for (std::uint32_t at = 0; at < sightings.size(); ++at) {
        const Sighting &each = sightings[at];
        const PlaceId place = m_places.outOf(each.point);
        if (each.parent == Hop::NoParent && m_places.switches(place))
            roots[{place, each.variant(), each.ttl, each.dscp, m_pieces.datagramOf(each),
                   m_pieces.contentOf(each)}]
                .push_back(at);
    }
    for (const auto &[alike, all] : roots) {
        if (all.size() > MaxAlike)
            continue;
        for (std::size_t begin = 0, end = 1; begin < all.size(); begin = end++) {
            while (end < all.size() &&
                   sightings[all[end]].time - sightings[all[end - 1]].time <= Spread)
                ++end;
            join(sightings, std::span(all).subspan(begin, end - begin));
        }
    }
}

void FloodSolver::join(std::vector<Sighting> &sightings, std::span<const std::uint32_t> alike)
{
    std::map<PointId, Indices> ports;
    for (const std::uint32_t each : alike)
        ports[sightings[each].point].push_back(each);
    if (ports.size() < 2)
        return;
    const auto most =
        std::ranges::max_element(ports, {}, [](const auto &port) { return port.second.size(); });
    const std::size_t packets = most->second.size();
    const bool isEven =
        std::ranges::all_of(ports, [&](const auto &port) { return port.second.size() == packets; });
    std::vector<Indices> groups(packets);
    for (const auto &port : ports) {
        const Indices &seen = port.second;
        std::size_t group = 0;
        for (std::size_t at = 0; at < seen.size(); ++at, ++group) {
            const auto distance = [&](std::size_t of) {
                const Timestamp later = sightings[seen[at]].time - sightings[most->second[of]].time;
                return std::max(later, -later);
            };
            // The nearest one that leaves enough for the others.
            while (!isEven && packets - group > seen.size() - at &&
                   distance(group + 1) < distance(group))
                ++group;
            groups[group].push_back(seen[at]);
        }
    }
    for (const Indices &group : groups) {
        const std::uint32_t first = std::ranges::min(group);
        for (const std::uint32_t each : group) {
            if (each != first)
                sightings[each].beside = first;
            if (each != first && !isEven)
                sightings[each].match = Match::Ambiguous;
        }
    }
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/branches.h"

#include <algorithm>

namespace tomato::journeys {

Branches::Branches(const Places &places, const Journey &journey) : isLeaf(journey.hops.size(), true)
{
    for (const Hop &hop : journey.hops) {
        if (hop.parent != Hop::NoParent)
            isLeaf[hop.parent] = false;
    }
    const auto first = std::find(isLeaf.begin(), isLeaf.end(), true);
    main = static_cast<std::uint32_t>(first - isLeaf.begin());
    if (first == isLeaf.end() || std::find(first + 1, isLeaf.end(), true) == isLeaf.end())
        return;
    depths.resize(journey.hops.size());
    for (std::size_t at = 0; at < depths.size(); ++at) {
        const std::uint32_t parent = journey.hops[at].parent;
        depths[at] = parent == Hop::NoParent ? 0 : depths[parent] + 1;
    }
    const auto forwards = [&](std::uint32_t at) {
        return places.place(places.into(journey.hops[at].point)).forwarding !=
               Place::Forwarding::Keeps;
    };
    for (std::uint32_t at = main; at < depths.size(); ++at) {
        if (!isLeaf[at])
            continue;
        ends.push_back(places.into(journey.hops[at].point));
        if (depths[at] > depths[main] ||
            (depths[at] == depths[main] && forwards(at) && !forwards(main)))
            main = at;
    }
    most = depths[main];
    std::ranges::sort(ends);
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <vector>

namespace tomato::journeys {

/// Where a packet came to its end. It has several branches where it was doubled, or where a hub or
/// a switch gave copies of it to bystanders.
struct Branches
{
    Branches(const Places &places, const Journey &journey);

    bool areSeveral() const { return !ends.empty(); }
    bool isFurthest(std::uint32_t leaf) const { return depths.empty() || depths[leaf] == most; }

    /// For each hop: nothing is known to come behind it.
    std::vector<bool> isLeaf;
    /// How many hops each one has come, and the most; empty where there is one branch.
    std::vector<std::uint32_t> depths;
    std::uint32_t most = 0;
    /// The places of the leaves, sorted; empty where there is one.
    std::vector<PlaceId> ends;
    /// The leaf that came furthest, which is the packet itself where the others are bystanders'. Of
    /// several the first one at an element that forwards: the others cannot lose what is not
    /// theirs.
    std::uint32_t main = 0;
};

} // namespace tomato::journeys

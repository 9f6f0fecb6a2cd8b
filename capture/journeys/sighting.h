// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <vector>

namespace tomato::journeys {

/// A packet seen at a point, while it is matched.
struct Sighting
{
    enum Flag : std::uint8_t
    {
        Ip = 1,
        ToMany = 2,
        Tunnelled = 4,
        Fragment = 8,
        FirstFragment = 16,
        Chosen = 32
    };

    Timestamp time{};
    std::uint64_t packet = 0;
    /// The fields are those of PacketKey.
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
    std::uint16_t checksum = 0;
    PointId point = 0;
    std::uint16_t length = 0;
    std::uint8_t ttl = 0;
    std::uint8_t flags = 0;

    // The matcher sets the following.
    Match match = Match::Origin;
    std::uint8_t changes = 0;
    std::uint16_t children = 0;
    /// The parent's index, or Hop::NoParent.
    std::uint32_t parent = Hop::NoParent;

    bool has(Flag flag) const { return (flags & flag) != 0; }
    std::uint64_t variant() const
    {
        return std::uint64_t{source} << 32 | std::uint64_t{destination} << 16 | checksum;
    }
};

/// Tells whether the one is the other or comes before it on its way.
inline bool isAncestor(const std::vector<Sighting> &sightings, std::uint32_t one,
                       std::uint32_t other)
{
    // No way is longer than there are sightings.
    for (std::size_t steps = 0; steps <= sightings.size(); ++steps) {
        if (other == one)
            return true;
        other = sightings[other].parent;
        if (other == Hop::NoParent)
            return false;
    }
    return true;
}

inline void join(std::vector<Sighting> &sightings, std::uint32_t parent, std::uint32_t child,
                 Match match, std::uint8_t changes = 0)
{
    if (isAncestor(sightings, child, parent))
        return;
    Sighting &later = sightings[child];
    later.parent = parent;
    later.match = match;
    later.changes = changes;
    ++sightings[parent].children;
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <utility>
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
        Chosen = 32,
        Cut = 64,
        LinkLocal = 128
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
    std::uint8_t dscp = 0;
    /// See Hop.
    bool isForeign = false;
    bool isUnseenBehind = false;
    bool isUnseenIfTranslated = false;

    // The matcher sets the following.
    Match match = Match::Origin;
    std::uint8_t changes = 0;
    /// See Hop.
    bool isTorn = false;
    bool isMistakable = false;
    std::uint8_t missing = 0;
    std::uint32_t children = 0;
    /// Indices, or Hop::NoParent: the parent, the child that was found last, and the one that its
    /// parent had before it.
    std::uint32_t parent = Hop::NoParent;
    std::uint32_t child = Hop::NoParent;
    std::uint32_t sibling = Hop::NoParent;
    /// The earliest copy of the same packet, which was not seen before they were made, if that is
    /// another one; else Hop::NoParent.
    std::uint32_t beside = Hop::NoParent;

    bool has(Flag flag) const { return (flags & flag) != 0; }
    std::uint64_t variant() const
    {
        return std::uint64_t{source} << 32 | std::uint64_t{destination} << 16 | checksum;
    }
};

/// The number of hops that may each seem to go back in time by the tolerance of the clocks before a
/// way can be taken for a ring.
constexpr int LongWay = 4096;

/// Tells whether the one is the other or comes before it on its way. `tolerance` is that of the
/// clocks: see MatcherSettings.
inline bool isAncestor(const std::vector<Sighting> &sightings, std::uint32_t one,
                       std::uint32_t other, Timestamp tolerance)
{
    const Timestamp earliest = sightings[one].time - LongWay * tolerance;
    for (std::size_t steps = 0; steps <= sightings.size(); ++steps) {
        if (other == one)
            return true;
        if (other == Hop::NoParent || sightings[other].time < earliest)
            return false;
        other = sightings[other].parent;
    }
    return true;
}

inline void join(std::vector<Sighting> &sightings, std::uint32_t parent, std::uint32_t child,
                 Match match, Timestamp tolerance, std::uint8_t changes = 0)
{
    if (isAncestor(sightings, child, parent, tolerance))
        return;
    Sighting &later = sightings[child];
    later.parent = parent;
    later.match = match;
    later.changes = changes;
    ++sightings[parent].children;
    later.sibling = std::exchange(sightings[parent].child, child);
}

} // namespace tomato::journeys

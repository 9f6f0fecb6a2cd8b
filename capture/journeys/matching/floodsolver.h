// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/pieceranges.h"
#include "capture/journeys/matching/sighting.h"

#include <span>
#include <vector>

namespace tomato::journeys {

/// Finds packets that came to a hub or a switch unseen, and left it by several ports: what looks
/// alike and left by each of them at about the same time is one packet. A hub sends each by all of
/// its ports, so the first at one port is the first at the others. Where there are more at one port
/// than at another, it is not known which are the same.
class FloodSolver final
{
public:
    /// What is given is borrowed.
    FloodSolver(const Places &places, const PieceRanges &pieces);

    /// They are in the order of time, and know their parents.
    void solve(std::vector<Sighting> &sightings) const;

private:
    using Indices = std::vector<std::uint32_t>;
    /// The copies of a packet leave an element within this time.
    static constexpr Timestamp Spread = std::chrono::milliseconds(100);
    /// Limits what is compared of one family.
    static constexpr std::size_t MaxAlike = 4096;

    static void join(std::vector<Sighting> &sightings, std::span<const std::uint32_t> alike);

    const Places &m_places;
    const PieceRanges &m_pieces;
    bool m_isNeeded = false;
};

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/packetkey.h"
#include "capture/journeys/sighting.h"

#include <bit>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tomato::journeys {

/// Keeps which bytes the sightings of pieces hold, and of what may be cut to pieces, apart from the
/// sightings: most packets are neither.
class PieceRanges final
{
public:
    void note(const Sighting &sighting, const PieceRange &range)
    {
        m_ranges.insert_or_assign(keyOf(sighting), range);
    }
    /// Tells whether the later one may be a part of the earlier one. Of those whose bytes are not
    /// known, a piece may be one of a whole packet, and never one of another piece.
    bool mayBePart(const Sighting &earlier, const Sighting &later) const;
    /// Sets Sighting::missing of those of which pieces were matched.
    void countMissing(std::vector<Sighting> &sightings) const;
    void forget(const std::vector<Sighting> &sightings);

private:
    static std::uint64_t keyOf(const Sighting &sighting)
    {
        return std::rotl(sighting.packet, 16) ^ sighting.point;
    }
    std::optional<std::uint32_t> bytesOf(const Sighting &sighting) const;

    std::unordered_map<std::uint64_t, PieceRange> m_ranges;
};

} // namespace tomato::journeys

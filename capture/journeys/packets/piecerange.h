// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tomato::journeys {

/// The bytes of a whole that a piece of it holds: of a datagram from 0 on, or of a stream of TCP,
/// whose numbers begin anew behind 2^32.
struct PieceRange
{
    std::uint32_t begin = 0;
    std::uint32_t bytes = 0;
    bool isOfStream = false;

    /// Tells whether the other one, of the same whole, is inside, and is not all of it.
    bool holds(const PieceRange &other) const
    {
        const std::uint64_t before = std::uint32_t{other.begin - begin};
        return before + other.bytes <= bytes && other.bytes < bytes;
    }
};

} // namespace tomato::journeys

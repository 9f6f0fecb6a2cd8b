// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace tomato::capture {

/// What one capture saw since its run began. Sides are indexed as the connection's ends: side 0
/// counts the frames that came in from ends[0].
struct Counters
{
    /// Frames that matched the filter and reached the tap, per side (drops not included).
    std::array<std::uint64_t, 2> matched{};
    /// Frames committed to the ring, per side, and their bytes on the wire (original length).
    std::array<std::uint64_t, 2> written{};
    std::array<std::uint64_t, 2> writtenBytes{};
    /// Frames that the kernel dropped because the tap's buffer was full.
    std::uint64_t droppedByKernel = 0;
    /// Frames that rotation removed from the ring again.
    std::uint64_t evicted = 0;

    friend bool operator==(const Counters &, const Counters &) = default;
};

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace tomato::lab {

struct FrameCount
{
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;

    friend FrameCount operator-(const FrameCount &all, const FrameCount &before)
    {
        return {all.frames - before.frames, all.bytes - before.bytes};
    }
};

/// Counts the frames that a connection carried since its ends were joined, by its ends: those that
/// each one sent, and those that were delivered to it. Frames that one end sent and the other did
/// not get were lost on the way, or wait in a queue.
struct WireCounts
{
    std::array<FrameCount, 2> sentBy;
    std::array<FrameCount, 2> deliveredTo;
};

} // namespace tomato::lab

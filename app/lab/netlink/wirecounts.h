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

/// What a connection carried since its ends were joined, by its ends: what each one sent, and what
/// was delivered to it. What one sent and the other did not get was lost on the way, or waits.
struct WireCounts
{
    std::array<FrameCount, 2> sentBy;
    std::array<FrameCount, 2> deliveredTo;
};

} // namespace tomato::lab

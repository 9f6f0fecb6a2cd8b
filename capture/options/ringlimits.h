// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <cstdint>

namespace tomato::capture {

/// How much a ring keeps. segmentBytes * segments is the most that its segment files ever hold
/// together, pcap headers included; the default is the 50,000,000 bytes of the manual.
struct RingLimits
{
    std::uint64_t segmentBytes = 10'000'000;
    std::uint32_t segments = 5;

    friend bool operator==(const RingLimits &, const RingLimits &) = default;
};

/// A ring needs at least two segments, each with room for one frame of `snapLength` bytes.
Result<> checkLimits(const RingLimits &limits, int snapLength);

} // namespace tomato::capture

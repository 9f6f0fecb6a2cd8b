// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tomato::capture {

/// How much a ring keeps. segmentBytes * segments is the most that its segment files ever hold
/// together, pcap headers included; the default is the 50,000,000 bytes of the manual.
struct RingLimits
{
    std::uint64_t segmentBytes = 10'000'000;
    std::uint32_t segments = 5;
};

} // namespace tomato::capture

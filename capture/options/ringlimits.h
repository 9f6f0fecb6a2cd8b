// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/options/precision.h"

#include <cstdint>

namespace tomato::capture {

constexpr std::uint32_t MinSegments = 2;
constexpr std::uint32_t MaxSegments = 1000;
constexpr std::uint32_t DefaultSegments = 5;
constexpr std::uint64_t MaxSegmentBytes = 1'000'000'000'000;
constexpr std::uint64_t DefaultSegmentBytes = 10'000'000;

/// Returns the bytes that a segment needs for one whole packet.
constexpr std::uint64_t minSegmentBytes(int snapLength)
{
    return PcapFileHeaderBytes + PcapRecordHeaderBytes + static_cast<std::uint64_t>(snapLength);
}

/// Limits the size of a ring. segmentBytes * segments is the most that its segment files ever hold
/// together, pcap headers included; the default is the 50,000,000 bytes of the manual.
struct RingLimits
{
    std::uint64_t segmentBytes = DefaultSegmentBytes;
    std::uint32_t segments = DefaultSegments;

    std::uint64_t bytes() const { return segmentBytes * segments; }
    friend bool operator==(const RingLimits &, const RingLimits &) = default;
};

/// A ring needs at least two segments, each with room for one frame of `snapLength` bytes.
Result<> checkLimits(const RingLimits &limits, int snapLength);

} // namespace tomato::capture

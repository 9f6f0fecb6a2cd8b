// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/ringlimits.h"

#include "capture/options/precision.h"

namespace tomato::capture {

namespace {
constexpr std::uint32_t MostSegments = 1000;
constexpr std::uint64_t MostSegmentBytes = 1'000'000'000'000;
} // namespace

Result<> checkLimits(const RingLimits &limits, int snapLength)
{
    if (snapLength < 1 || snapLength > MaximumSnapLength)
        return failure("the snap length " + std::to_string(snapLength) + " is not between 1 and " +
                       std::to_string(MaximumSnapLength));
    if (limits.segments < 2 || limits.segments > MostSegments)
        return failure("a ring has 2 to " + std::to_string(MostSegments) + " segments, not " +
                       std::to_string(limits.segments));
    const std::uint64_t least =
        PcapFileHeaderBytes + PcapRecordHeaderBytes + static_cast<std::uint64_t>(snapLength);
    if (limits.segmentBytes < least || limits.segmentBytes > MostSegmentBytes)
        return failure("a segment has " + std::to_string(least) + " (one whole frame) to " +
                       std::to_string(MostSegmentBytes) + " bytes, not " +
                       std::to_string(limits.segmentBytes));
    return {};
}

} // namespace tomato::capture

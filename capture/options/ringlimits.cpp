// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/ringlimits.h"

namespace tomato::capture {

Result<> checkLimits(const RingLimits &limits, int snapLength)
{
    if (snapLength < 1 || snapLength > MaxSnapLength)
        return failure("the snap length " + std::to_string(snapLength) + " is not between 1 and " +
                       std::to_string(MaxSnapLength));
    if (limits.segments < MinSegments || limits.segments > MaxSegments)
        return failure("a ring has " + std::to_string(MinSegments) + " to " +
                       std::to_string(MaxSegments) + " segments, not " +
                       std::to_string(limits.segments));
    const std::uint64_t least = minSegmentBytes(snapLength);
    if (limits.segmentBytes < least || limits.segmentBytes > MaxSegmentBytes)
        return failure("a segment has " + std::to_string(least) + " (one whole frame) to " +
                       std::to_string(MaxSegmentBytes) + " bytes, not " +
                       std::to_string(limits.segmentBytes));
    return {};
}

} // namespace tomato::capture

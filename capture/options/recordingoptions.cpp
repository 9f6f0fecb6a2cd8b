// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/recordingoptions.h"

namespace tomato::capture {

bool records(Direction direction, int side)
{
    return direction == Direction::Both || (direction == Direction::FromFirst) == (side == 0);
}

Result<> checkOptions(const RecordingOptions &options)
{
    if (const auto good = checkLimits(options.limits, options.snapLength); !good)
        return good;
    if (options.stop.time.count() < 0 || options.stop.time > MaxStopTime)
        return failure("a recording ends after 1 to " + std::to_string(MaxStopTime.count()) +
                       " seconds, not " + std::to_string(options.stop.time.count()));
    if (!options.trigger.empty() && !options.stop.any())
        return failure("a recording with a trigger needs to be told when it ends after that: "
                       "packets, bytes or seconds");
    return {};
}

} // namespace tomato::capture

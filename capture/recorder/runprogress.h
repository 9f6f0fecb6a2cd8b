// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/ring/counters.h"

#include <optional>
#include <string>
#include <vector>

namespace tomato::capture {

/// Somebody set the clock while packets were stamped with it.
struct ClockStep
{
    /// By the clock as it was set.
    Timestamp at{};
    /// Negative when it was set back.
    std::chrono::nanoseconds by{};
};

/// What capture.json says of a run that was not known when it began.
struct RunProgress
{
    /// The timestamp of the packet that matched the trigger.
    std::optional<Timestamp> triggered;
    /// The first ones.
    std::vector<ClockStep> clockSteps;
    /// When the run has ended.
    std::optional<Counters> counters;
    /// Why it ended by itself, as it was asked to, or because something went wrong; else empty.
    std::string ending;
    std::string failure;
};

} // namespace tomato::capture

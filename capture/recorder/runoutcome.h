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
    /// The time is that of the clock after the step.
    Timestamp at{};
    /// Negative when it was set back.
    std::chrono::nanoseconds by{};
};

/// The values of capture.json that were not known when the run began.
struct RunOutcome
{
    /// The timestamp of the packet that matched the trigger.
    std::optional<Timestamp> triggered;
    /// Only the first steps are kept.
    std::vector<ClockStep> clockSteps;
    /// The counters are set when the run has ended.
    std::optional<Counters> counters;
    /// Why it ended by itself, as it was asked to, or because something went wrong; else empty.
    std::string ending;
    std::string failure;
};

} // namespace tomato::capture

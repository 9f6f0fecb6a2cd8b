// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/recordingoptions.h"
#include "capture/receiver/filter/filter.h"
#include "capture/ring/counters.h"
#include "capture/ring/stagedframe.h"
#include "capture/ring/triggerstate.h"

#include <optional>
#include <span>

namespace tomato::capture {

/// Decides when a recording ends by itself. Frames are shown to it in the order in which they are
/// recorded. Not thread-safe.
class RecordingEnd final
{
public:
    using Clock = std::chrono::steady_clock;

    /// The counts say what a recording has done so far, the time for how long it has been going on:
    /// since it began, or since its trigger when that has come already. `trigger` is null when
    /// there is none.
    RecordingEnd(const StopConditions &stop, FilterProgram trigger, const Counters &counters,
                 const TriggerState &triggered, std::chrono::nanoseconds elapsed);

    /// Tells whether frames have to be passed to admit().
    bool isConditional() const { return m_stop.any(); }
    /// Returns how many of the next frames may be recorded at once; with none, the recording has
    /// ended.
    std::size_t admit(std::span<const StagedFrame> frames);
    /// Counts frames that were recorded; these are as many as were admitted, or fewer.
    void count(std::span<const StagedFrame> frames);

    /// Tells whether the recording has ended.
    bool isComplete() const { return m_complete; }
    /// Returns the time when it ends, whatever frames come until then.
    std::optional<Clock::time_point> due() const { return m_due; }
    const TriggerState &trigger() const { return m_triggered; }
    /// Returns why it has ended: "10 packets were recorded".
    std::string reason() const;

private:
    bool matchesTrigger(const StagedFrame &frame) const;
    void begin(Clock::time_point when);

    const StopConditions m_stop;
    const FilterProgram m_trigger;
    TriggerState m_triggered;
    std::uint64_t m_packets = 0;
    std::uint64_t m_bytes = 0;
    std::optional<Clock::time_point> m_due;
    bool m_complete = false;
};

} // namespace tomato::capture

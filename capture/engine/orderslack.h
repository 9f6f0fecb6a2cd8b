// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace tomato::capture {

/// How long frames wait for earlier ones that may be on their way from their stamp to their place
/// in a tap: interrupts and queues of a processor lie between, and where processors are virtual
/// pauses of some milliseconds. It follows what this machine showed of late. Not thread-safe.
class OrderSlack final
{
public:
    using Clock = std::chrono::steady_clock;
    /// At least; a viewer waits for it, a file has time.
    static constexpr std::chrono::nanoseconds Watched = std::chrono::microseconds(250);
    static constexpr std::chrono::nanoseconds Unwatched = std::chrono::milliseconds(1);
    /// At most: all that comes in meanwhile is held back.
    static constexpr std::chrono::nanoseconds Most = std::chrono::milliseconds(10);
    /// Lateness counts for so long, and at most twice as long.
    static constexpr std::chrono::seconds Memory{10};

    /// A frame was found which was stamped so much earlier than one that is known, or than a moment
    /// at which the tap seemed to be empty.
    void hear(std::chrono::nanoseconds late, Clock::time_point now);
    /// Twice the worst that was heard.
    std::chrono::nanoseconds get(bool isWatched, Clock::time_point now);

private:
    void forget(Clock::time_point now);

    /// Since m_begun, and in the time before.
    std::chrono::nanoseconds m_worst{};
    std::chrono::nanoseconds m_worstBefore{};
    Clock::time_point m_begun{};
};

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace tomato::capture {

/// Remembers by how much recent frames came too late for their place in the order of timestamps.
/// Not thread-safe.
class Lateness final
{
public:
    /// A value counts for this time, and at most for twice as long.
    static constexpr std::chrono::nanoseconds Memory = std::chrono::seconds(10);

    void note(std::chrono::nanoseconds late);
    /// The largest value of the time that is remembered.
    std::chrono::nanoseconds largest();

private:
    using Clock = std::chrono::steady_clock;
    void forget();

    std::chrono::nanoseconds m_now{};
    std::chrono::nanoseconds m_before{};
    Clock::time_point m_since{};
};

} // namespace tomato::capture

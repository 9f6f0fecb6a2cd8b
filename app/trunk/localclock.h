// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/clockbound.h"
#include "app/trunk/walltime.h"

#include <ctime>
#include <functional>

namespace tomato::trunk {

/// Returns a time of this machine that only ever goes on, as fast as its clock does, also while the
/// machine sleeps.
inline Nanoseconds steadyTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

/// The clock of the machine that an end of a trunk is on. Tests give each end one of its own.
struct LocalClock
{
    /// The time since 1970, which somebody may set.
    std::function<Nanoseconds()> wall = wallTime;
    /// The time that nobody can set.
    std::function<Nanoseconds()> steady = steadyTime;
};

/// Compares a machine's clock with the time that nobody can set: what lies between them changes
/// only when the clock is set.
class ClockWatch final
{
public:
    explicit ClockWatch(LocalClock clock) : m_clock(std::move(clock)), m_ahead(compare()) {}

    /// Tells whether the clock was set since the last look.
    bool isSet() const;
    /// Tells the same, and takes the clock as it is now from now on.
    bool look();
    /// The clock is so much ahead of the steady time, at least and at most: it takes a moment to
    /// read both.
    Nanoseconds aheadAtLeast() const { return m_ahead.low; }
    Nanoseconds aheadAtMost() const { return m_ahead.high; }
    const LocalClock &clock() const { return m_clock; }

private:
    struct Ahead
    {
        Nanoseconds low{};
        Nanoseconds high{};
    };
    Ahead compare() const;

    LocalClock m_clock;
    Ahead m_ahead;
};

} // namespace tomato::trunk

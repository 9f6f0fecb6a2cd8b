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

/// Returns a time of this machine that its quartz alone drives; it stands while the machine sleeps.
inline Nanoseconds rawTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC_RAW, &time);
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

/// The clock of the machine that an end of a trunk is on. Tests give each end one of its own.
struct LocalClock
{
    /// The time since 1970, which somebody may set and slew.
    std::function<Nanoseconds()> wall = wallTime;
    /// The time that nobody can set; it is slewed as the one above is.
    std::function<Nanoseconds()> steady = steadyTime;
    /// The time that nobody can set or slew.
    std::function<Nanoseconds()> raw = rawTime;
};

/// The clock at a moment, which lies between the two raw times.
struct ClockReading
{
    Nanoseconds before{};
    Nanoseconds wall{};
    Nanoseconds after{};

    static ClockReading of(const LocalClock &clock)
    {
        const Nanoseconds before = clock.raw();
        const Nanoseconds wall = clock.wall();
        return {before, wall, clock.raw()};
    }
    ClockAhead ahead() const { return {wall - after, wall - before}; }
};

/// Compares a machine's clock with the times that nobody can set: what lies between it and the
/// steady time changes only when the clock is set, and the steady time leaves the raw one behind
/// when the machine sleeps.
class ClockWatch final
{
public:
    explicit ClockWatch(LocalClock clock)
        : m_clock(std::move(clock)), m_ahead(compare()), m_raw(m_clock.raw()),
          m_steady(m_clock.steady())
    {
    }

    /// Tells whether the clock was set since the last look, or the machine slept.
    bool isSet() const;
    /// Tells the same, and takes the clock as it is now from now on.
    bool look();
    const LocalClock &clock() const { return m_clock; }

private:
    ClockAhead compare() const;
    bool isSet(const ClockAhead &now) const;

    LocalClock m_clock;
    /// Of the steady time, at least and at most: it takes a moment to read both.
    ClockAhead m_ahead;
    Nanoseconds m_raw;
    Nanoseconds m_steady;
};

} // namespace tomato::trunk

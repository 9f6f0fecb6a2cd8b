// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace tomato::trunk {

using Nanoseconds = std::chrono::nanoseconds;

/// Four times of one exchange, as in NTP (RFC 5905): the request is sent by the one clock's time,
/// received and answered by the other one's, and the answer is received by the first one's.
struct ClockExchange
{
    Nanoseconds asked{};
    Nanoseconds received{};
    Nanoseconds answered{};
    Nanoseconds heard{};
};

/// Says by how much the other clock is ahead, with a bound that holds whatever the delay was in
/// each direction.
struct ClockOffset
{
    Nanoseconds offset{};
    Nanoseconds bound{};
    /// The shortest round trip that was seen.
    Nanoseconds roundTrip{};
    /// The time by the own clock since which the offset was measured, in this epoch.
    Nanoseconds since{};
    /// Counts up each time one of the clocks was set.
    int epoch = 0;
};

/// Estimates the offset of another clock from exchanges with it. Each one confines the offset to an
/// interval as wide as its round trip; the intervals of the last two minutes, each widened by the
/// clocks' drift meanwhile, are intersected (Marzullo). Where they have nothing in common, a clock
/// was set, and a new epoch begins; whoever knows that a clock was set says so by restart(), as a
/// small step leaves them something in common, which is wrong.
class ClockBound final
{
public:
    /// The time for which an exchange counts, and the most by which two clocks drift apart.
    static constexpr std::chrono::seconds Memory{120};
    static constexpr double DriftPpm = 50;

    /// Adds an exchange; one whose times are in no possible order is left out.
    void add(const ClockExchange &exchange);
    /// Begins a new epoch: one of the clocks was set, and what was asked before this time by the
    /// own clock says nothing about it.
    void restart(Nanoseconds now);
    /// Returns nothing before the first exchange. `now` is by the own clock.
    std::optional<ClockOffset> at(Nanoseconds now) const;

private:
    struct Interval
    {
        Nanoseconds at{};
        Nanoseconds low{};
        Nanoseconds high{};
        Nanoseconds roundTrip{};
        /// How long the exchange took: the offset was in the interval at some time of it.
        Nanoseconds lasted{};
    };
    static Nanoseconds drift(const Interval &interval, Nanoseconds now);
    std::optional<ClockOffset> intersect(Nanoseconds now) const;

    std::deque<Interval> m_intervals;
    int m_epoch = 0;
    Nanoseconds m_since{};
    Nanoseconds m_restarted = Nanoseconds::min();
};

} // namespace tomato::trunk

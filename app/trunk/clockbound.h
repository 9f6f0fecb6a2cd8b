// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace tomato::trunk {

using Nanoseconds = std::chrono::nanoseconds;

/// Four times of one exchange, as in NTP (RFC 5905): asked by the one clock, received and answered
/// by the other one, heard by the first.
struct ClockExchange
{
    Nanoseconds asked{};
    Nanoseconds received{};
    Nanoseconds answered{};
    Nanoseconds heard{};
};

/// By how much the other clock is ahead, with a bound that holds whatever the way took in each
/// direction.
struct ClockOffset
{
    Nanoseconds offset{};
    Nanoseconds bound{};
    /// The shortest way there and back that was seen.
    Nanoseconds roundTrip{};
    /// By the own clock: since when it was measured, in this epoch.
    Nanoseconds since{};
    /// Counts up each time one of the clocks was set.
    int epoch = 0;
};

/// What exchanges with another clock say of it. Each one confines the offset to an interval as wide
/// as its round trip; the intervals of the last two minutes, each widened by what clocks drift
/// meanwhile, are intersected (Marzullo). Where they have nothing in common, a clock was set, and
/// a new epoch begins.
class ClockBound final
{
public:
    /// How long an exchange counts, and by how much two clocks drift apart at most.
    static constexpr std::chrono::seconds Memory{120};
    static constexpr double DriftPpm = 50;

    /// One whose times are in no possible order is left out.
    void add(const ClockExchange &exchange);
    /// Nothing before the first exchange. `now` by the own clock.
    std::optional<ClockOffset> at(Nanoseconds now) const;

private:
    struct Interval
    {
        Nanoseconds at{};
        Nanoseconds low{};
        Nanoseconds high{};
        Nanoseconds roundTrip{};
    };
    static Nanoseconds drift(const Interval &interval, Nanoseconds now);
    std::optional<ClockOffset> intersect(Nanoseconds now) const;

    std::deque<Interval> m_intervals;
    int m_epoch = 0;
    Nanoseconds m_since{};
};

} // namespace tomato::trunk

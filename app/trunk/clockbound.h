// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace tomato::trunk {

using Nanoseconds = std::chrono::nanoseconds;

/// Says how far a machine's clock is ahead of its raw time, which only its quartz drives: a daemon
/// such as ntpd or chronyd slews and sets the former.
struct ClockAhead
{
    Nanoseconds atLeast{};
    Nanoseconds atMost{};
};

/// Four times of one exchange, as in NTP (RFC 5905): the request is sent by the one machine's time,
/// received and answered by the other one's, and the answer is received by the first one's. They
/// are raw times, so that an exchange stays true when a clock is slewed or set later.
struct ClockExchange
{
    Nanoseconds asked{};
    Nanoseconds received{};
    Nanoseconds answered{};
    Nanoseconds heard{};
    /// How far the clocks were ahead of these times when the answer was sent, and when it was
    /// heard.
    ClockAhead other{};
    ClockAhead own{};
};

/// Says by how much the other clock was ahead at a moment, with a bound that holds whatever the
/// delay was in each direction, and however the clocks are slewed: by the kernel's discipline, as
/// ntpd and timesyncd have it done, and faster, as chronyd may, from the next exchange on.
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
    /// The time by the own clock at which it was so: that of the latest exchange.
    Nanoseconds at{};
};

/// Estimates the offset of another clock from exchanges with it. Each one confines the difference
/// of the raw times to an interval as wide as its round trip; the intervals of the last two
/// minutes, each widened by what two quartzes drift meanwhile, are intersected (Marzullo). What the
/// clocks were ahead of their raw times at the latest exchange makes the offset of it. A new epoch
/// begins where the intervals have nothing in common (a machine slept), where a clock went further
/// from its raw time than any slewing takes it, and with restart(), by whoever knows that a clock
/// was set.
class ClockBound final
{
public:
    /// The time for which an exchange counts.
    static constexpr std::chrono::seconds Memory{120};
    /// The most by which the quartzes of two machines drift apart: each is right within 50.
    static constexpr double DriftPpm = 100;
    /// The most by which two clocks move against each other while nobody looks: one that is
    /// disciplined is slewed by 500 at most (ntp_adjtime(3)), and so may be the other.
    static constexpr double UnwatchedPpm = 1000 + DriftPpm;

    /// Adds an exchange; one whose times are in no possible order is left out.
    void add(const ClockExchange &exchange);
    /// Begins a new epoch: one of the clocks was set, and what was asked before this raw time of
    /// the own machine says nothing about it.
    void restart(Nanoseconds now);
    /// Returns what was so at the latest exchange; nothing before the first one.
    std::optional<ClockOffset> latest() const;

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
    /// The difference of the raw times.
    struct Common
    {
        Nanoseconds low = Nanoseconds::min();
        Nanoseconds high = Nanoseconds::max();
        Nanoseconds roundTrip = Nanoseconds::max();
    };
    std::optional<Common> intersect(Nanoseconds now) const;
    bool wentFurther(const ClockExchange &exchange, double ppm) const;
    void begin();

    std::deque<Interval> m_intervals;
    std::optional<ClockExchange> m_latest;
    /// Whether a clock is slewed faster than the kernel's own discipline does it.
    bool m_isFast = false;
    int m_epoch = 0;
    /// In raw time.
    std::optional<Nanoseconds> m_since;
    Nanoseconds m_restarted = Nanoseconds::min();
};

/// Returns by how much clocks move apart at this rate, rounded up.
Nanoseconds driftOver(Nanoseconds time, double ppm);

} // namespace tomato::trunk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/clockbound.h"

#include <algorithm>
#include <cmath>

namespace tomato::trunk {

void ClockBound::add(const ClockExchange &exchange)
{
    const Nanoseconds there = exchange.heard - exchange.asked;
    const Nanoseconds inside = exchange.answered - exchange.received;
    // The answer arrived before its request was sent, or took longer than the whole exchange: one
    // of the clocks was set meanwhile.
    if (there.count() < 0 || inside.count() < 0 || inside > there + there / 1000)
        return;
    if (exchange.asked < m_restarted)
        return;
    const Interval interval{exchange.heard, exchange.answered - exchange.heard,
                            exchange.received - exchange.asked, there - inside, there};
    while (!m_intervals.empty() && interval.at - m_intervals.front().at > Memory)
        m_intervals.pop_front();
    if (m_intervals.empty() && m_since.count() == 0)
        m_since = exchange.asked;
    m_intervals.push_back(interval);
    if (!intersect(interval.at) || interval.at < m_intervals.front().at) {
        m_intervals = {interval};
        m_since = exchange.asked;
        ++m_epoch;
    }
}

void ClockBound::restart(Nanoseconds now)
{
    m_restarted = now;
    if (m_intervals.empty())
        return;
    m_intervals.clear();
    m_since = {};
    ++m_epoch;
}

/// Returns how far the clocks may have drifted since, rounded up.
Nanoseconds ClockBound::drift(const Interval &interval, Nanoseconds now)
{
    const auto age =
        static_cast<double>((std::chrono::abs(now - interval.at) + interval.lasted).count());
    return Nanoseconds(static_cast<std::int64_t>(std::ceil(age * DriftPpm / 1e6)));
}

std::optional<ClockOffset> ClockBound::intersect(Nanoseconds now) const
{
    if (m_intervals.empty())
        return std::nullopt;
    Nanoseconds low = Nanoseconds::min();
    Nanoseconds high = Nanoseconds::max();
    Nanoseconds roundTrip = Nanoseconds::max();
    for (const Interval &each : m_intervals) {
        const Nanoseconds wider = drift(each, now);
        low = std::max(low, each.low - wider);
        high = std::min(high, each.high + wider);
        roundTrip = std::min(roundTrip, each.roundTrip);
    }
    if (low > high)
        return std::nullopt;
    const Nanoseconds half = (high - low) / 2;
    // One nanosecond is added for the remainder of the division.
    return ClockOffset{low + half, half + Nanoseconds(1), roundTrip, m_since, m_epoch};
}

std::optional<ClockOffset> ClockBound::at(Nanoseconds now) const
{
    return intersect(now);
}

} // namespace tomato::trunk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/clockbound.h"

#include <algorithm>
#include <cmath>

namespace tomato::trunk {

/// The kernel slews no clock by more than its tick allows, a tenth (adjtimex(2)).
static constexpr double MaxSlewPpm = 110'000;

Nanoseconds driftOver(Nanoseconds time, double ppm)
{
    return Nanoseconds(static_cast<std::int64_t>(
        std::ceil(static_cast<double>(std::chrono::abs(time).count()) * ppm / 1e6)));
}

void ClockBound::add(const ClockExchange &exchange)
{
    const Nanoseconds there = exchange.heard - exchange.asked;
    const Nanoseconds inside = exchange.answered - exchange.received;
    // The answer arrived before its request was sent, or took longer than the whole exchange.
    if (there.count() < 0 || inside.count() < 0 || inside > there + there / 1000)
        return;
    if (exchange.asked < m_restarted || exchange.other.atLeast > exchange.other.atMost ||
        exchange.own.atLeast > exchange.own.atMost)
        return;
    const Interval interval{exchange.heard, exchange.answered - exchange.heard,
                            exchange.received - exchange.asked, there - inside, there};
    if (wentFurther(exchange, MaxSlewPpm))
        begin();
    m_isFast = wentFurther(exchange, UnwatchedPpm - DriftPpm);
    while (!m_intervals.empty() && interval.at - m_intervals.front().at > Memory)
        m_intervals.pop_front();
    if (!m_since)
        m_since = exchange.asked;
    m_intervals.push_back(interval);
    if (!intersect(interval.at) || interval.at < m_intervals.front().at) {
        begin();
        m_since = exchange.asked;
        m_intervals = {interval};
    }
    m_latest = exchange;
}

/// Tells whether a clock is further from where it was at the exchange before than this rate takes
/// it.
bool ClockBound::wentFurther(const ClockExchange &exchange, double ppm) const
{
    if (!m_latest)
        return false;
    const Nanoseconds most =
        driftOver(exchange.heard - m_latest->heard, ppm) +
        driftOver(exchange.heard - exchange.asked + m_latest->heard - m_latest->asked, ppm);
    const auto isFurther = [most](const ClockAhead &before, const ClockAhead &now) {
        return now.atLeast - before.atMost > most || before.atLeast - now.atMost > most;
    };
    return isFurther(m_latest->other, exchange.other) || isFurther(m_latest->own, exchange.own);
}

void ClockBound::begin()
{
    m_intervals.clear();
    m_since.reset();
    m_latest.reset();
    ++m_epoch;
}

void ClockBound::restart(Nanoseconds now)
{
    m_restarted = now;
    if (!m_intervals.empty())
        begin();
}

std::optional<ClockBound::Common> ClockBound::intersect(Nanoseconds now) const
{
    Common common;
    for (const Interval &each : m_intervals) {
        const Nanoseconds wider =
            driftOver(std::chrono::abs(now - each.at) + each.lasted, DriftPpm);
        common.low = std::max(common.low, each.low - wider);
        common.high = std::min(common.high, each.high + wider);
        common.roundTrip = std::min(common.roundTrip, each.roundTrip);
    }
    return common.low > common.high ? std::nullopt : std::optional(common);
}

std::optional<ClockOffset> ClockBound::latest() const
{
    if (!m_latest || m_intervals.empty())
        return std::nullopt;
    const auto common = intersect(m_latest->heard);
    if (!common)
        return std::nullopt;
    // Since the answer was sent its clock may have been slewed, and the own one before it came.
    const Nanoseconds meanwhile =
        driftOver(m_latest->heard - m_latest->asked, m_isFast ? MaxSlewPpm : UnwatchedPpm);
    const Nanoseconds low =
        common->low + m_latest->other.atLeast - m_latest->own.atMost - meanwhile;
    const Nanoseconds high =
        common->high + m_latest->other.atMost - m_latest->own.atLeast + meanwhile;
    const Nanoseconds half = (high - low) / 2;
    const Nanoseconds ahead = m_latest->own.atLeast;
    // One nanosecond is added for the remainder of the division.
    return ClockOffset{low + half, half + Nanoseconds(1),  common->roundTrip, *m_since + ahead,
                       m_epoch,    m_latest->heard + ahead};
}

} // namespace tomato::trunk

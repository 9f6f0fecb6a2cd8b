// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/clockshifts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tomato::capture {

void ClockShifts::add(const Point &point, bool beginsEpoch)
{
    if (beginsEpoch || m_epochs.empty())
        m_epochs.emplace_back();
    m_epochs.back().push_back(point);
}

/// Before the first moment and behind the last one their shifts go on.
Timestamp ClockShifts::hereIn(const Epoch &epoch, Timestamp there)
{
    const auto next = std::ranges::upper_bound(
        epoch, there, {}, [](const Point &each) { return each.time - each.shift; });
    if (next == epoch.begin())
        return there + next->shift;
    const Point &before = *std::prev(next);
    if (next == epoch.end())
        return there + before.shift;
    const auto whole = (next->time - next->shift) - (before.time - before.shift);
    const auto part = there - (before.time - before.shift);
    const double share = static_cast<double>(part.count()) / static_cast<double>(whole.count());
    const auto more = static_cast<double>((next->shift - before.shift).count()) * share;
    return there + before.shift + Timestamp(std::llround(more));
}

ClockShifts::Walk::Walk(ClockShifts shifts) : m_epochs(std::move(shifts.m_epochs)) {}

/// The next epoch has begun where both clocks' times say so: its own, and those of the epoch
/// before. A time that goes back by much says so, too.
Timestamp ClockShifts::Walk::here(Timestamp there)
{
    constexpr Timestamp MuchBack = std::chrono::milliseconds(100);
    if (m_epochs.empty())
        return there;
    Timestamp time = hereIn(m_epochs[m_epoch], there);
    while (m_epoch + 1 < m_epochs.size()) {
        const Epoch &next = m_epochs[m_epoch + 1];
        const Timestamp later = hereIn(next, there);
        const bool hasBegun = later >= next.front().time && time >= m_epochs[m_epoch].back().time;
        const bool wentBack =
            m_last != Timestamp::min() && time < m_last - MuchBack && later >= m_last - MuchBack;
        if (!hasBegun && !wentBack)
            break;
        ++m_epoch;
        time = later;
    }
    m_last = std::max(m_last, time);
    return time;
}

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/orderslack.h"

#include <algorithm>

namespace tomato::capture {

void OrderSlack::hear(std::chrono::nanoseconds late, Clock::time_point now)
{
    forget(now);
    m_worst = std::max(m_worst, late);
}

std::chrono::nanoseconds OrderSlack::get(bool isWatched, Clock::time_point now)
{
    forget(now);
    const auto seen = 2 * std::max(m_worst, m_worstBefore);
    return std::clamp(seen, isWatched ? Watched : Unwatched, Most);
}

void OrderSlack::forget(Clock::time_point now)
{
    const auto passed = now - m_begun;
    if (passed < Memory)
        return;
    m_worstBefore = passed < 2 * Memory ? m_worst : std::chrono::nanoseconds();
    m_worst = {};
    m_begun = now;
}

} // namespace tomato::capture

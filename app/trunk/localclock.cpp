// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/localclock.h"

#include <algorithm>

namespace tomato::trunk {

ClockWatch::Ahead ClockWatch::compare() const
{
    const Nanoseconds before = m_clock.steady();
    const Nanoseconds wall = m_clock.wall();
    const Nanoseconds after = m_clock.steady();
    return {wall - after, wall - before};
}

bool ClockWatch::isSet() const
{
    const Ahead now = compare();
    return now.low > m_ahead.high || now.high < m_ahead.low;
}

bool ClockWatch::look()
{
    const Ahead now = compare();
    if (now.low > m_ahead.high || now.high < m_ahead.low) {
        m_ahead = now;
        return true;
    }
    // The truth has not changed, so it is inside of both.
    m_ahead = {std::max(m_ahead.low, now.low), std::min(m_ahead.high, now.high)};
    return false;
}

} // namespace tomato::trunk

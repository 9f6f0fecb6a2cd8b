// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/localclock.h"

#include <algorithm>

namespace tomato::trunk {

ClockAhead ClockWatch::compare() const
{
    const Nanoseconds before = m_clock.steady();
    const Nanoseconds wall = m_clock.wall();
    const Nanoseconds after = m_clock.steady();
    return {wall - after, wall - before};
}

bool ClockWatch::isSet(const ClockAhead &now) const
{
    if (now.atLeast > m_ahead.atMost || now.atMost < m_ahead.atLeast)
        return true;
    // No slewing takes a tenth of the time; a machine sleeps for longer than this takes to read.
    constexpr std::chrono::milliseconds Shortest{50};
    const Nanoseconds steady = m_clock.steady() - m_steady;
    const Nanoseconds raw = m_clock.raw() - m_raw;
    return steady - raw > Shortest + steady / 8;
}

bool ClockWatch::isSet() const
{
    return isSet(compare());
}

bool ClockWatch::look()
{
    const ClockAhead now = compare();
    const bool wasSet = isSet(now);
    m_raw = m_clock.raw();
    m_steady = m_clock.steady();
    // What has not changed is inside of both.
    m_ahead = wasSet ? now
                     : ClockAhead{std::max(m_ahead.atLeast, now.atLeast),
                                  std::min(m_ahead.atMost, now.atMost)};
    return wasSet;
}

} // namespace tomato::trunk

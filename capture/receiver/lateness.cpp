// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/lateness.h"

#include <algorithm>

namespace tomato::capture {

void Lateness::note(std::chrono::nanoseconds late)
{
    if (late.count() == 0)
        return;
    forget();
    m_now = std::max(m_now, late);
}

std::chrono::nanoseconds Lateness::largest()
{
    forget();
    return std::max(m_now, m_before);
}

void Lateness::forget()
{
    const auto now = Clock::now();
    const auto passed = now - m_since;
    if (passed < Memory)
        return;
    m_before = passed < 2 * Memory ? m_now : std::chrono::nanoseconds(0);
    m_now = std::chrono::nanoseconds(0);
    m_since = now;
}

} // namespace tomato::capture

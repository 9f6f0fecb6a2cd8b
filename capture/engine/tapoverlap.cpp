// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/tapoverlap.h"

#include <algorithm>

namespace tomato::capture {

void TapOverlap::remember(Timestamp time, std::uint32_t length)
{
    ++m_frames[{time.count(), length}];
    m_last = std::max(m_last, time);
}

bool TapOverlap::isOld(Timestamp time, std::uint32_t length)
{
    const auto known = m_frames.find({time.count(), length});
    if (known == m_frames.end())
        return false;
    if (--known->second == 0)
        m_frames.erase(known);
    ++m_twice;
    return true;
}

} // namespace tomato::capture

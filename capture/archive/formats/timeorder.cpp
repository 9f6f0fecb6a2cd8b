// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/timeorder.h"

#include <algorithm>

namespace tomato::capture {

Result<> TimeOrder::add(Timestamp time, const PacketPlace &place)
{
    if (m_entries.size() == MaxPackets)
        return failure("packets step back in time, and there are more than " +
                           std::to_string(MaxPackets) +
                           " of them: sort the file first, by reordercap FILE SORTED",
                       m_path.string());
    constexpr Timestamp MinStep = std::chrono::seconds(1);
    m_clockSteps += !m_entries.empty() && time < m_last - MinStep ? 1 : 0;
    m_last = time;
    m_entries.push_back({time, place});
    return {};
}

void TimeOrder::sort()
{
    std::ranges::stable_sort(m_entries, {}, &Entry::time);
}

const PacketPlace *TimeOrder::next()
{
    return m_next == m_entries.size() ? nullptr : &m_entries[m_next++].place;
}

double TimeOrder::progress() const
{
    return m_entries.empty() ? 1
                             : static_cast<double>(m_next) / static_cast<double>(m_entries.size());
}

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/arrivalcounts.h"

#include <utility>

namespace tomato::trunk {

/// A peer that sends frames of ever more wires fills no memory.
static constexpr std::size_t MaxWiresCounted = 65'536;
static constexpr std::size_t MaxIntervals = 8;

bool ArrivalCounts::add(WireNumber wire, std::uint16_t interval)
{
    if (m_settled && static_cast<std::int16_t>(interval - *m_settled) <= 0)
        return false;
    FrameCounts &came = m_came[interval];
    if (m_came.size() > MaxIntervals || came.size() > MaxWiresCounted) {
        m_came.erase(m_came.begin());
        return false;
    }
    ++came[wire];
    return true;
}

void ArrivalCounts::countLost(const DatagramPacker::Interval &sent)
{
    const FrameCounts came = std::exchange(m_came[sent.number], {});
    for (const auto &[wire, frames] : sent.frames) {
        const auto known = came.find(wire);
        const std::uint64_t here = known == came.end() ? 0 : known->second;
        if (frames > here && (m_lost.size() < MaxWiresCounted || m_lost.contains(wire)))
            m_lost[wire] += frames - here;
    }
    m_settled = sent.number;
    std::erase_if(m_came, [this](const auto &each) {
        return static_cast<std::int16_t>(each.first - *m_settled) <= 0;
    });
}

} // namespace tomato::trunk

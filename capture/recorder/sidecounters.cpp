// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/sidecounters.h"

#include <algorithm>

namespace tomato::capture {

void SideCounters::open(int side, std::shared_ptr<PortCounters> port)
{
    const std::lock_guard guard(m_mutex);
    m_ports[static_cast<std::size_t>(side)] = std::move(port);
}

std::shared_ptr<PortCounters> SideCounters::port(int side) const
{
    const std::lock_guard guard(m_mutex);
    return m_ports[static_cast<std::size_t>(side)];
}

bool SideCounters::askPorts()
{
    bool isNews = m_staging->lost(0) + m_staging->lost(1) != m_lostTold;
    for (const int side : {0, 1}) {
        const auto open = port(side);
        const auto before = open ? open->values() : PortCounters::Values();
        const auto now = open ? open->ask() : PortCounters::Values();
        isNews |= now.dropped != before.dropped;
        isNews |= m_hasFilter && now.arrived != before.arrived;
    }
    return isNews;
}

void SideCounters::close(int side)
{
    const auto at = static_cast<std::size_t>(side);
    const PortCounters::Values values = port(side)->ask();
    const std::uint64_t known =
        m_received.staged[at] + m_received.refused[at] + m_staging->lost(side);
    const std::uint64_t seen = known - m_knownBefore[at];
    m_before.seen[at] += m_hasFilter ? std::max(seen, values.arrived) : seen;
    m_before.droppedByInterface[at] += values.dropped;
    m_knownBefore[at] = known;
    open(side, nullptr);
}

void SideCounters::takeBack(int side)
{
    --m_before.matched[static_cast<std::size_t>(side)];
    --m_before.seen[static_cast<std::size_t>(side)];
}

TapCounters SideCounters::totals()
{
    TapCounters counters = m_before;
    std::uint64_t allLost = 0;
    for (const int side : {0, 1}) {
        const auto at = static_cast<std::size_t>(side);
        const std::uint64_t lost = m_staging->lost(side);
        allLost += lost;
        const std::uint64_t dropped = m_received.refused[at] + lost;
        counters.matched[at] += m_received.staged[at];
        counters.droppedByKernel[at] += dropped;
        std::uint64_t seen = m_received.staged[at] + dropped - m_knownBefore[at];
        if (const auto open = port(side)) {
            const PortCounters::Values values = open->values();
            if (m_hasFilter)
                seen = std::max(seen, values.arrived);
            counters.droppedByInterface[at] += values.dropped;
        }
        counters.seen[at] += seen;
    }
    m_lostTold = allLost;
    return counters;
}

} // namespace tomato::capture

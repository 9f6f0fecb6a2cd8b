// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/packets/flowtable.h"

#include <xxhash.h>

namespace tomato::journeys {

static constexpr std::size_t FirstSlots = 1024;

static std::size_t hashOf(const Flow &flow)
{
    return XXH3_64bits(&flow, sizeof flow);
}

FlowTable::FlowTable() : m_flows(1), m_slots(FirstSlots, 0) {}

std::uint32_t FlowTable::number(const Flow &flow)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hashOf(flow) & mask;
    while (m_slots[at] != 0) {
        if (m_flows[m_slots[at]] == flow)
            return m_slots[at];
        at = (at + 1) & mask;
    }
    if (isFull())
        return Others;
    const auto number = static_cast<std::uint32_t>(m_flows.size());
    m_flows.push_back(flow);
    m_slots[at] = number;
    if (m_flows.size() * 2 > m_slots.size())
        grow();
    return number;
}

void FlowTable::grow()
{
    std::vector<std::uint32_t> slots(m_slots.size() * 2, 0);
    const std::size_t mask = slots.size() - 1;
    for (std::uint32_t number = 1; number < m_flows.size(); ++number) {
        std::size_t at = hashOf(m_flows[number]) & mask;
        while (slots[at] != 0)
            at = (at + 1) & mask;
        slots[at] = number;
    }
    m_slots = std::move(slots);
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/packets/flow.h"

#include <vector>

namespace tomato::journeys {

/// Numbers flows as they come. When there are more than MaxFlows, those that come later are one
/// flow, number Others.
class FlowTable final
{
public:
    static constexpr std::uint32_t Others = 0;
    static constexpr std::size_t MaxFlows = 65'536;

    FlowTable();
    std::uint32_t number(const Flow &flow);
    /// The flow Others is an empty one.
    const Flow &flow(std::uint32_t number) const { return m_flows[number]; }
    std::size_t size() const { return m_flows.size(); }
    /// Tells whether the table is full; flows that do not fit are counted together as Others.
    bool isFull() const { return m_flows.size() > MaxFlows; }

private:
    void grow();

    std::vector<Flow> m_flows;
    /// Numbers by hash, 0 for free; its size is a power of two.
    std::vector<std::uint32_t> m_slots;
};

} // namespace tomato::journeys

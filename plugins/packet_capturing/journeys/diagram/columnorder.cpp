// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/diagram/columnorder.h"

#include <tuple>

namespace tomato::plugins {

void ColumnOrder::addStep(std::size_t from, std::size_t to)
{
    const bool isBack = from < m_usual && to < m_usual && from >= to;
    if (from != to && !isBack)
        m_steps[from * m_count + to] = true;
}

std::vector<std::uint16_t> ColumnOrder::places(std::optional<std::size_t> destination) const
{
    std::vector<std::uint16_t> places(m_count);
    std::vector<bool> isPlaced(m_count, false);
    const auto isReady = [&](std::size_t element) {
        for (std::size_t before = 0; before < m_count; ++before) {
            if (!isPlaced[before] && m_steps[before * m_count + element])
                return false;
        }
        // The usual way stays as it is, also where none of the packets that are kept took it.
        for (std::size_t before = 0; before < element && element < m_usual; ++before) {
            if (!isPlaced[before])
                return false;
        }
        return true;
    };
    const auto isBehindOne = [&](std::size_t element) {
        for (std::size_t before = 0; before < m_count; ++before) {
            if (isPlaced[before] && m_steps[before * m_count + element])
                return true;
        }
        return false;
    };
    // In circles no element is ready: then the first one that came up breaks them.
    const auto rank = [&](std::size_t element) {
        const bool isNow = isReady(element);
        const int branch = !isNow ? 0 : element < m_usual ? 1 : isBehindOne(element) ? 0 : 2;
        return std::tuple(!isNow, element == destination, branch);
    };
    for (std::size_t place = 0; place < m_count; ++place) {
        std::optional<std::size_t> next;
        for (std::size_t element = 0; element < m_count; ++element) {
            if (!isPlaced[element] && (!next || rank(element) < rank(*next)))
                next = element;
        }
        isPlaced[*next] = true;
        places[*next] = static_cast<std::uint16_t>(place);
    }
    return places;
}

} // namespace tomato::plugins

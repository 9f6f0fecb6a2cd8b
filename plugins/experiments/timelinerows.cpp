// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelinerows.h"

#include "plugins/experiments/timelinescale.h"

#include <algorithm>
#include <tuple>

namespace tomato::plugins {

/// Between two handles of a row.
static constexpr int Gap = 2;

TimelineRows::TimelineRows(const TimelineLayout &layout, double pixelsPerSecond)
    : m_places(layout.steps().size())
{
    std::vector<const TimelineLayout::Step *> order;
    for (const TimelineLayout::Step &step : layout.steps())
        order.push_back(&step);
    std::stable_sort(order.begin(), order.end(), [](const auto *a, const auto *b) {
        return std::tie(a->lane, a->time) < std::tie(b->lane, b->time);
    });
    const double width = (TimelineScale::HandleWidth + Gap) / pixelsPerSecond;
    auto step = order.begin();
    m_firstRows.push_back(0);
    for (int lane = 0; lane < layout.lanes().size(); ++lane) {
        // The last step of each row.
        std::vector<const TimelineLayout::Step *> last;
        for (; step != order.end() && (*step)->lane == lane; ++step) {
            const TimelineLayout::Step &each = **step;
            auto row = std::find_if(last.begin(), last.end(), [&each, width](const auto *before) {
                return before->time + width <= each.time;
            });
            if (row == last.end() && last.size() < MaxRows)
                row = last.insert(last.end(), nullptr);
            else if (row == last.end())
                --row;
            if (*row != nullptr)
                m_places[static_cast<std::size_t>((*row)->index)].next = each.time;
            m_places[static_cast<std::size_t>(each.index)].row =
                m_firstRows.back() + static_cast<int>(row - last.begin());
            *row = &each;
        }
        m_firstRows.push_back(m_firstRows.back() + std::max(1, static_cast<int>(last.size())));
    }
}

int TimelineRows::laneOf(int row) const
{
    if (row < 0 || row >= rows())
        return -1;
    const auto later = std::upper_bound(m_firstRows.begin(), m_firstRows.end(), row);
    return static_cast<int>(later - m_firstRows.begin()) - 1;
}

} // namespace tomato::plugins

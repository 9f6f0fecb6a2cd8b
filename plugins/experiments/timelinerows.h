// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/timelinelayout.h"

#include <optional>
#include <vector>

namespace tomato::plugins {

/// The rows that the steps of each lane stand in: those whose handles would cover one another stand
/// below each other, as far as there are rows. Rows are counted from the top of the timeline.
class TimelineRows final
{
public:
    /// A lane has at most so many rows.
    static constexpr int MaxRows = 5;

    TimelineRows() = default;
    TimelineRows(const TimelineLayout &layout, double pixelsPerSecond);

    int rows() const { return m_firstRows.empty() ? 0 : m_firstRows.back(); }
    int firstRow(int lane) const { return m_firstRows[static_cast<std::size_t>(lane)]; }
    int rowsOf(int lane) const { return firstRow(lane + 1) - firstRow(lane); }
    /// Returns -1 for a row that there is not.
    int laneOf(int row) const;
    int rowOf(const TimelineLayout::Step &step) const { return placeOf(step).row; }
    /// Returns when the next step of its row begins.
    std::optional<double> next(const TimelineLayout::Step &step) const
    {
        return placeOf(step).next;
    }

private:
    struct Place
    {
        int row = 0;
        std::optional<double> next = {};
    };

    const Place &placeOf(const TimelineLayout::Step &step) const
    {
        return m_places[static_cast<std::size_t>(step.index)];
    }

    /// By step.
    std::vector<Place> m_places;
    /// By lane, and then the number of all rows.
    std::vector<int> m_firstRows;
};

} // namespace tomato::plugins

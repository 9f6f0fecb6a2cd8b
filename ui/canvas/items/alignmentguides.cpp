// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/alignmentguides.h"

#include <algorithm>
#include <cmath>

namespace tomato::ui {

/// How far a line leads beyond the outermost centre, and half of a tick's length.
static constexpr double Beyond = 40;
static constexpr double Tick = 7;
/// A centre that is nearer than this to a line lies on it.
static constexpr double OnLine = 0.5;

AlignmentGuides::AlignmentGuides(const std::vector<QPointF> &still)
{
    m_columns.reserve(still.size());
    m_rows.reserve(still.size());
    for (const QPointF &each : still) {
        m_columns.emplace_back(each.x(), each.y());
        m_rows.emplace_back(each.y(), each.x());
    }
    std::sort(m_columns.begin(), m_columns.end());
    std::sort(m_rows.begin(), m_rows.end());
}

std::optional<double> AlignmentGuides::nearest(const Sorted &sorted, double wanted,
                                               double tolerance)
{
    const auto above = std::lower_bound(sorted.begin(), sorted.end(), std::pair(wanted, -HUGE_VAL));
    std::optional<double> best;
    const auto consider = [&](double candidate) {
        const double distance = std::abs(candidate - wanted);
        if (distance <= tolerance && (!best || distance < std::abs(*best - wanted)))
            best = candidate;
    };
    if (above != sorted.end())
        consider(above->first);
    if (above != sorted.begin())
        consider(std::prev(above)->first);
    return best;
}

std::vector<double> AlignmentGuides::along(const Sorted &sorted, double line)
{
    std::vector<double> others;
    for (auto each =
             std::lower_bound(sorted.begin(), sorted.end(), std::pair(line - OnLine, -HUGE_VAL));
         each != sorted.end() && each->first <= line + OnLine; ++each)
        others.push_back(each->second);
    std::sort(others.begin(), others.end());
    return others;
}

std::optional<std::array<double, 3>> AlignmentGuides::evenly(const std::vector<double> &others,
                                                             double wanted, double tolerance)
{
    const auto above = std::lower_bound(others.begin(), others.end(), wanted);
    const auto below = above - others.begin();
    const auto left = others.end() - above;
    std::optional<std::array<double, 3>> best;
    const auto consider = [&](double place, double first, double second) {
        const double distance = std::abs(place - wanted);
        if (distance <= tolerance && (!best || distance < std::abs((*best)[0] - wanted)))
            best = {place, first, second};
    };
    if (below >= 1 && left >= 1)
        consider((above[-1] + above[0]) / 2, above[-1], above[0]);
    if (below >= 2)
        consider(2 * above[-1] - above[-2], above[-1], above[-2]);
    if (left >= 2)
        consider(2 * above[0] - above[1], above[0], above[1]);
    return best;
}

AlignmentGuides::Fit AlignmentGuides::fit(const QPointF &wanted, double tolerance) const
{
    std::optional<double> column = nearest(m_columns, wanted.x(), tolerance);
    std::optional<double> row = nearest(m_rows, wanted.y(), tolerance);
    Fit fit{{column.value_or(wanted.x()), row.value_or(wanted.y())}, {}};
    // Equal distances get a line in a row without a column, or the other way round.
    if (row && !column) {
        if (const auto even = evenly(along(m_rows, *row), wanted.x(), tolerance)) {
            fit.position.setX((*even)[0]);
            for (const double x : *even)
                fit.lines.emplace_back(x, *row - Tick, x, *row + Tick);
        }
    } else if (column && !row) {
        if (const auto even = evenly(along(m_columns, *column), wanted.y(), tolerance)) {
            fit.position.setY((*even)[0]);
            for (const double y : *even)
                fit.lines.emplace_back(*column - Tick, y, *column + Tick, y);
        }
    }
    if (column) {
        const auto others = along(m_columns, *column);
        fit.lines.emplace_back(*column, std::min(others.front(), fit.position.y()) - Beyond,
                               *column, std::max(others.back(), fit.position.y()) + Beyond);
    }
    if (row) {
        const auto others = along(m_rows, *row);
        fit.lines.emplace_back(std::min(others.front(), fit.position.x()) - Beyond, *row,
                               std::max(others.back(), fit.position.x()) + Beyond, *row);
    }
    return fit;
}

} // namespace tomato::ui

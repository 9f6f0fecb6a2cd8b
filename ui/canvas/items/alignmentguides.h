// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace tomato::ui {

/// Finds where a dragged item is aligned with items that do not move: in one column or row with
/// others, at the same distance from them as they have from each other.
class AlignmentGuides final
{
public:
    struct Fit
    {
        QPointF position;
        /// The guide lines to draw, in the scene; none where nothing is aligned.
        std::vector<QLineF> lines;
    };

    /// `still` has the centres of the items that do not move.
    explicit AlignmentGuides(const std::vector<QPointF> &still = {});

    /// Returns the aligned position, at most `tolerance` from the wanted one in each direction.
    Fit fit(const QPointF &wanted, double tolerance) const;

private:
    /// Centres sorted by one coordinate, then the other.
    using Sorted = std::vector<std::pair<double, double>>;

    static std::optional<double> nearest(const Sorted &sorted, double wanted, double tolerance);
    /// Returns the other coordinates in a row or column, ascending.
    static std::vector<double> along(const Sorted &sorted, double line);
    /// Returns the position that is as far from a neighbour as that one is from the next, and the
    /// positions of both.
    static std::optional<std::array<double, 3>> evenly(const std::vector<double> &others,
                                                       double wanted, double tolerance);

    Sorted m_columns;
    Sorted m_rows;
};

} // namespace tomato::ui

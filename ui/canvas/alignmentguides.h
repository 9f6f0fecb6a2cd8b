// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace tomato::ui {

/// Where what is dragged lines up with what lies still: in one column or row with others, and there
/// as far from them as they are from each other.
class AlignmentGuides final
{
public:
    struct Fit
    {
        QPointF position;
        /// To be drawn, in the scene; none where nothing lines up.
        std::vector<QLineF> lines;
    };

    /// The centres of what lies still.
    explicit AlignmentGuides(const std::vector<QPointF> &still = {});

    /// The place that lines up, at most `tolerance` from the wanted one in each direction.
    Fit fit(const QPointF &wanted, double tolerance) const;

private:
    /// Centres by one coordinate, then the other.
    using Sorted = std::vector<std::pair<double, double>>;

    static std::optional<double> nearest(const Sorted &sorted, double wanted, double tolerance);
    /// The others in a row or column, ascending.
    static std::vector<double> along(const Sorted &sorted, double line);
    /// The place that is as far from a neighbour as that one is from the next; with those two.
    static std::optional<std::array<double, 3>> evenly(const std::vector<double> &others,
                                                       double wanted, double tolerance);

    Sorted m_columns;
    Sorted m_rows;
};

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Its header uses what is left out of Qt's here. The variable is declared in it.
// NOLINTNEXTLINE(bugprone-macro-parentheses)
#define foreach(variable, container) for (variable : (container))
#include <qcustomplot.h>
#undef foreach

#include <vector>

namespace tomato::plugins {

/// The values of a curve, and copies with fewer and fewer of them, from which it can be drawn
/// quickly while it moves: of each few neighbours the first, the last, the least and the greatest
/// one are kept.
class PlotLevels final
{
public:
    using Values = QSharedPointer<QCPGraphDataContainer>;
    enum class Shape
    {
        Curve,
        /// Triples of values: a bar's begin and end, and a gap behind it.
        Bars
    };

    /// The values are borrowed, and do not change any more.
    PlotLevels(Values all, Shape shape);

    const Values &all() const { return m_levels.front(); }
    /// Returns the finest copy of which no more than about `most` values lie in the range.
    const Values &fitting(const QCPRange &range, int most) const;

private:
    std::vector<Values> m_levels;
};

} // namespace tomato::plugins

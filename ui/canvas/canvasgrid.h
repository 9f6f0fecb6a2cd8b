// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <cmath>

namespace tomato::ui {

/// Pixels of the scene between two dots of the grid.
constexpr double GridSpacing = 24;

/// The dot next to a place.
inline QPointF onGrid(const QPointF &place)
{
    return {std::round(place.x() / GridSpacing) * GridSpacing,
            std::round(place.y() / GridSpacing) * GridSpacing};
}

} // namespace tomato::ui

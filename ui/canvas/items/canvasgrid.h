// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <cmath>

namespace tomato::ui {

/// The distance between two dots of the grid, in pixels of the scene.
constexpr double GridSpacing = 24;

/// Returns the grid point nearest to a position.
inline QPointF onGrid(const QPointF &place)
{
    return {std::round(place.x() / GridSpacing) * GridSpacing,
            std::round(place.y() / GridSpacing) * GridSpacing};
}

} // namespace tomato::ui

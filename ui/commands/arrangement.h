// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QPointF>

#include <utility>
#include <vector>

namespace tomato::ui {

using Places = std::vector<std::pair<ElementId, QPointF>>;

enum class Arrangement
{
    /// The elements are side by side, at the same height.
    Row,
    /// The elements are below each other.
    Column,
    /// The elements keep their leftmost and rightmost positions and get equal distances.
    SpreadAcross,
    /// The elements keep their topmost and bottommost positions and get equal distances.
    SpreadDown
};

/// Returns the positions of elements after they were arranged.
Places arranged(Places places, Arrangement arrangement);

} // namespace tomato::ui

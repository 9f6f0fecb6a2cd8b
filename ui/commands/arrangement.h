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
    /// Side by side, at the same height.
    Row,
    /// Below each other.
    Column,
    /// As far from left to right as before, at equal distances.
    SpreadAcross,
    /// The same from top to bottom.
    SpreadDown
};

/// Where elements stand after they were arranged.
Places arranged(Places places, Arrangement arrangement);

} // namespace tomato::ui

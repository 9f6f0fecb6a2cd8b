// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::topology {

/// Returns how many pixels of a canvas one unit of `_pos` is. ToMaTo's files hold pixels (1) or
/// fractions of the canvas (800). Positions within 10 units of the origin are taken for fractions,
/// since an editor may have dragged something out of the range 0..1, and no icons fit into so few
/// pixels.
double positionScale(const Topology &topology);

} // namespace tomato::topology

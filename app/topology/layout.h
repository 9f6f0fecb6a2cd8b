// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::topology {

/// How many pixels of a canvas one unit of `_pos` is: ToMaTo's files have fractions of the canvas
/// (then 800) or pixels (then 1).
double positionScale(const Topology &topology);

} // namespace tomato::topology

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bulk/fabricplan.h"

namespace tomato::bulk {

class FabricDrawing;

/// Draws the nodes, hosts and links of a plan that was checked, and is of this size.
void drawShape(FabricDrawing &drawing, const FabricPlan &plan, const FabricSize &size);

} // namespace tomato::bulk

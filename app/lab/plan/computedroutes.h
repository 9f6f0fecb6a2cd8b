// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"

#include <map>

namespace tomato::lab {

/// The routes that lead each element that runs to each network of the topology: over the fewest
/// routers, always the same ones among as many. Hosts without a gateway of their own
/// get the routers next to them. Networks that lie side by side in the same direction are told as
/// one where that changes no route. `plans` are those of the elements that run.
std::map<ElementId, std::vector<RoutePlan>>
computeRoutes(const topology::Topology &topology, const std::map<ElementId, DevicePlan> &plans);

} // namespace tomato::lab

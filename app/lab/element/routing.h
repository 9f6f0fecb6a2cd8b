// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/addresses.h"
#include "app/lab/plan/deviceplan.h"

#include <map>
#include <vector>

namespace tomato::lab {

/// The routes of an element that can be installed with its present interfaces.
struct Routing
{
    std::vector<GatewayRoute> routes;
    /// Names the gateways that no interface reaches; empty when there are none.
    std::string problem;
};

/// A gateway is reached through the interface whose network holds it; where there is none and the
/// element has one interface only, that one is used. `indexes` are those inside the element.
/// `wanted` are the plan's own routes or computed ones.
Routing routesOf(const DevicePlan &plan, const std::vector<RoutePlan> &wanted,
                 const std::map<ElementId, int> &indexes);

} // namespace tomato::lab

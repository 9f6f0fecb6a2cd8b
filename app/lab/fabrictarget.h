// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"
#include "app/topology/topology.h"

#include <map>
#include <set>

namespace tomato::lab {

/// A topology, and the plans of the devices that shall run.
struct FabricTarget
{
    const topology::Topology &topology;
    /// The devices that run on other hosts.
    const std::set<ElementId> &far;
    std::map<ElementId, DevicePlan> plans = {};
    /// The plans include devices that run on other hosts, as routes and names are made of them.
    std::map<ElementId, DevicePlan> plansEverywhere = {};
};

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <set>

namespace tomato::bundle {

/// Returns the connections that may carry frames of machines outside of the lab: those of external
/// networks and attached elements, and all that switches and hubs join to these.
std::set<ConnectionId> connectionsToOutside(const topology::Topology &topology);

} // namespace tomato::bundle

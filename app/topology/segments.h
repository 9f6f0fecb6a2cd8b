// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <vector>

namespace tomato::topology {

/// A broadcast domain: the connected interfaces of hosts and routers that receive each other's
/// broadcasts, since connections, switches, hubs and external networks join them. It includes one
/// end of each of those external networks.
using Segment = std::vector<ElementId>;

/// Returns all segments that have a member. Members, and segments by their first members, are
/// ordered by device name, then by interface name (eth2 before eth10), then by id.
std::vector<Segment> findSegments(const Topology &topology);

} // namespace tomato::topology

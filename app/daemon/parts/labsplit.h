// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/partorder.h"
#include "app/topology/topology.h"

#include <array>

namespace tomato::engine {

/// Numbers of the connections between hosts: each keeps its own as long as the lab's engine runs.
using WireNumbers = std::map<ConnectionId, int>;

/// Assigns the elements of a lab to hosts.
struct LabSplit
{
    /// The order of this machine; its name is `here`.
    PartOrder own;
    std::map<QString, PartOrder> parts;
    /// The hosts at the ends of connections between hosts, by number.
    std::map<int, std::array<QString, 2>> wires;

    /// `running`: the devices that are to run. Connections that have no number yet get one.
    static LabSplit of(const topology::Topology &topology, const std::set<ElementId> &running,
                       WireNumbers &numbers);
    bool isSplit() const { return !parts.empty(); }
};

} // namespace tomato::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/portvlans.h"
#include "app/topology/topology.h"

#include <functional>
#include <vector>

namespace tomato::topology {

/// A way through switches, hubs and external networks on which a frame goes round without an end.
struct RelayLoop
{
    /// In the order of the way.
    std::vector<ElementId> devices;
    /// The VLANs in which it is one, in order; empty where no switch on the way knows VLANs.
    std::vector<PortVlans::Range> vlans;

    friend bool operator==(const RelayLoop &, const RelayLoop &) = default;
};

using IsThere = std::function<bool(const ElementId &device)>;

/// Returns one loop for each connected part that has any, and for each of its VLANs where they
/// differ. Links that are down join nothing, and neither do devices that are not there.
///
/// One switch with spanning tree in a loop is enough where the others forward its BPDUs, which they
/// do not over ports without a VLAN for frames that have no tag.
std::vector<RelayLoop> relayLoops(const Topology &topology, const IsThere &isThere);

} // namespace tomato::topology

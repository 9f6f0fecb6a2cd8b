// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/relayloops.h"
#include "app/topology/topology.h"

#include <string>
#include <vector>

namespace tomato::topology {

/// Something that a topology may have, but that is probably not intended.
struct Finding
{
    /// One sentence without a full stop; it includes the remedy.
    std::string message;
    /// The element that it is about; empty for the lab as a whole.
    ElementId about;

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// Finds loops of switches and hubs in which nothing stops a frame, interfaces that cannot have the
/// IPv6 that they ask for, MAC addresses that several interfaces have, IP addresses that several
/// interfaces of one network have, and recordings that hold secrets. Devices that are not there
/// pass nothing on.
std::vector<Finding> findings(
    const Topology &topology, const IsThere &isThere = [](const ElementId &) { return true; });

} // namespace tomato::topology

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <string>
#include <vector>

namespace tomato::topology {

/// Something that a topology may have, but that its lab will hardly be meant to do.
struct Finding
{
    /// One sentence without a full stop, with the remedy.
    std::string message;
    /// Empty for the lab as a whole.
    ElementId about;
};

/// Loops of switches and hubs in which nothing stops a frame, MAC addresses that several interfaces
/// have, and recordings that hold secrets.
std::vector<Finding> findings(const Topology &topology);

} // namespace tomato::topology

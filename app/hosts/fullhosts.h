// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/hostlist.h"
#include "app/hosts/placementgraph.h"

namespace tomato::hosts {

/// A host whose elements may together take more memory than it has.
struct FullHost
{
    QString host;
    /// The sum of the limits of its elements, in megabytes.
    double wanted = 0;
    /// The host's memory, in megabytes.
    int memory = 0;
};

/// Returns the hosts of a placement whose elements have limits (`memory_limit`) that exceed their
/// `memory` in hosts.conf together. An element without a limit counts nothing, and a host of which
/// the file says no memory is never full.
std::vector<FullHost> fullHosts(const topology::Topology &topology, const Placement &placement,
                                const HostList &list);

} // namespace tomato::hosts

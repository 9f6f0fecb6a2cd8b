// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"

#include <utility>
#include <vector>

namespace tomato::lab {

/// The addresses that a DHCP server of the topology may assign, and the interfaces that get them.
struct DhcpPool
{
    /// First and last addresses, of which no interface of the topology has one by its attribute.
    std::vector<std::pair<IpAddress, IpAddress>> ranges;
    /// The leases for the interfaces in its segment that request an address: they are the same as
    /// long as the same interfaces do.
    std::vector<DhcpLease> leases;
};

/// `server` is the interface that serves, or an external network; `own` its address, of IPv4.
DhcpPool dhcpPool(const topology::Topology &topology, const ElementId &server, const IpPrefix &own);

} // namespace tomato::lab

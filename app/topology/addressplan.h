// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <vector>

namespace tomato::topology {

/// One attribute that "Assign addresses" sets.
struct AddressChange
{
    ElementId element;
    QString key;
    QJsonValue value;
};

/// Gives each segment (interfaces joined through switches, hubs and external networks) an IPv4 and
/// an IPv6 subnet, and each host, router and external network on it an address. Existing addresses
/// stay, and decide the subnet of their segment. A host without gateway4 or gateway6 gets the
/// segment's router (else its external network) as that gateway. The same topology gives the same
/// plan.
std::vector<AddressChange> planAddresses(const Topology &topology);

/// Returns whether addresses alone would leave networks unreachable: there are several routers,
/// none of them says where to send packets for networks that it is not on (routes, gateways, FRR, a
/// command about routes), and the topology does not say whether routes are computed.
bool lacksRoutes(const Topology &topology);

} // namespace tomato::topology

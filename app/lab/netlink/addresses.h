// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/address/ipprefix.h"
#include "app/lab/netlink/netlinksocket.h"

#include <vector>

namespace tomato::lab {

/// Adds an address that works at once (no duplicate address detection); one that is there already
/// is fine.
Result<> addAddress(NetlinkSocket &socket, int index, const IpPrefix &address);
/// Succeeds, too, when the interface does not have the address.
Result<> removeAddress(NetlinkSocket &socket, int index, const IpPrefix &address);

/// Returns the IPv4 addresses that the interface has now.
Result<std::vector<IpPrefix>> addressesOn(NetlinkSocket &socket, int index);

/// A route through a gateway.
struct GatewayRoute
{
    IpPrefix destination;
    IpAddress gateway;
    int index = 0;
    /// The gateway is at that device although none of its networks holds it.
    bool onLink = false;

    friend auto operator<=>(const GatewayRoute &, const GatewayRoute &) = default;
};

/// Replaces another route to the same destination.
Result<> addRoute(NetlinkSocket &socket, const GatewayRoute &route);
/// Many in few requests, which is much faster than one after the other. After a failure some may
/// be there.
Result<> addRoutes(NetlinkSocket &socket, const std::vector<GatewayRoute> &routes);
/// Succeeds, too, when the route does not exist.
Result<> removeRoute(NetlinkSocket &socket, const GatewayRoute &route);

} // namespace tomato::lab

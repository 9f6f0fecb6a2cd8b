// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/routing.h"

#include "app/topology/attributes/linkemulation.h"

#include <sys/socket.h>

namespace tomato::lab {

/// The most specific network wins, as in a routing table.
static const InterfacePlan *interfaceTowards(const DevicePlan &plan, const IpAddress &gateway)
{
    const InterfacePlan *best = nullptr;
    unsigned bestLength = 0;
    for (const InterfacePlan &interface : plan.interfaces) {
        for (const IpPrefix &address : interface.addresses) {
            if (!address.contains(gateway) || (best != nullptr && address.length <= bestLength))
                continue;
            best = &interface;
            bestLength = address.length;
        }
    }
    return best;
}

static bool takes(const InterfacePlan &interface, int family)
{
    return family != AF_INET6 || interface.mtu >= unsigned{topology::MinIpv6Mtu};
}

Routing routesOf(const DevicePlan &plan, const std::vector<RoutePlan> &routes,
                 const std::map<ElementId, int> &indexes)
{
    Routing routing;
    for (const RoutePlan &wanted : routes) {
        const InterfacePlan *interface = interfaceTowards(plan, wanted.gateway);
        const bool onLink = interface == nullptr;
        if (onLink && plan.interfaces.size() == 1 &&
            takes(plan.interfaces.front(), wanted.gateway.family))
            interface = &plan.interfaces.front();
        if (interface == nullptr) {
            routing.problem += (routing.problem.empty() ? "" : "; ") +
                               std::string("no interface is in the network of the gateway ") +
                               wanted.gateway.text();
            continue;
        }
        routing.routes.push_back({.destination = wanted.destination,
                                  .gateway = wanted.gateway,
                                  .index = indexes.at(interface->id),
                                  .onLink = onLink && !wanted.gateway.isLinkLocal()});
    }
    return routing;
}

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/addresses.h"

#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <netlink/route/addr.h>
#include <netlink/route/nexthop.h>
#include <netlink/route/route.h>

#include <sys/socket.h>

#include <cerrno>

namespace tomato::lab {

namespace {

using Address = std::unique_ptr<nl_addr, decltype(&nl_addr_put)>;
using InterfaceAddress = std::unique_ptr<rtnl_addr, decltype(&rtnl_addr_put)>;
using Route = std::unique_ptr<rtnl_route, decltype(&rtnl_route_put)>;

Address makeAddress(const IpPrefix &prefix)
{
    Address address(
        nl_addr_build(prefix.address.family, prefix.address.bytes.data(), prefix.address.size()),
        nl_addr_put);
    nl_addr_set_prefixlen(address.get(), static_cast<int>(prefix.length));
    return address;
}

Address makeAddress(const IpAddress &address)
{
    return makeAddress(IpPrefix{address, static_cast<unsigned>(address.size() * 8)});
}

InterfaceAddress makeInterfaceAddress(int index, const IpPrefix &prefix)
{
    InterfaceAddress address(rtnl_addr_alloc(), rtnl_addr_put);
    rtnl_addr_set_ifindex(address.get(), index);
    rtnl_addr_set_local(address.get(), makeAddress(prefix).get());
    if (prefix.address.family == AF_INET6)
        rtnl_addr_set_flags(address.get(), IFA_F_NODAD);
    return address;
}

Route makeRoute(const GatewayRoute &wanted)
{
    Route route(rtnl_route_alloc(), rtnl_route_put);
    rtnl_route_set_family(route.get(), static_cast<std::uint8_t>(wanted.gateway.family));
    rtnl_route_set_table(route.get(), RT_TABLE_MAIN);
    rtnl_route_set_protocol(route.get(), RTPROT_STATIC);
    rtnl_route_set_scope(route.get(), RT_SCOPE_UNIVERSE);
    rtnl_route_set_dst(route.get(), makeAddress(wanted.destination).get());
    rtnl_nexthop *hop = rtnl_route_nh_alloc();
    rtnl_route_nh_set_ifindex(hop, wanted.index);
    rtnl_route_nh_set_gateway(hop, makeAddress(wanted.gateway).get());
    if (wanted.onLink)
        rtnl_route_set_flags(route.get(), RTNH_F_ONLINK);
    rtnl_route_add_nexthop(route.get(), hop);
    return route;
}

} // namespace

Result<> addAddress(NetlinkSocket &socket, int index, const IpPrefix &address)
{
    const InterfaceAddress wanted = makeInterfaceAddress(index, address);
    const int code = rtnl_addr_add(socket.handle(), wanted.get(), 0);
    return socket.result(code, "add address " + address.text(), EEXIST);
}

Result<> removeAddress(NetlinkSocket &socket, int index, const IpPrefix &address)
{
    const InterfaceAddress wanted = makeInterfaceAddress(index, address);
    const int code = rtnl_addr_delete(socket.handle(), wanted.get(), 0);
    return socket.result(code, "remove address " + address.text(), EADDRNOTAVAIL);
}

Result<> addRoute(NetlinkSocket &socket, const GatewayRoute &route)
{
    const int code = rtnl_route_add(socket.handle(), makeRoute(route).get(), NLM_F_REPLACE);
    return socket.result(code, "add route to " + route.destination.text() + " via " +
                                   route.gateway.text());
}

Result<> removeRoute(NetlinkSocket &socket, const GatewayRoute &route)
{
    const int code = rtnl_route_delete(socket.handle(), makeRoute(route).get(), 0);
    return socket.result(code, "remove route to " + route.destination.text(), ESRCH);
}

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/addresses.h"

#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <netlink/route/addr.h>
#include <netlink/route/nexthop.h>
#include <netlink/route/route.h>

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

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

void append(std::vector<char> &batch, const void *data, std::size_t size)
{
    const auto *bytes = static_cast<const char *>(data);
    batch.insert(batch.end(), bytes, bytes + size);
    batch.resize(NLMSG_ALIGN(batch.size()));
}

void appendAttribute(std::vector<char> &batch, unsigned short type, const void *data,
                     std::size_t size)
{
    const rtattr head{static_cast<unsigned short>(RTA_LENGTH(size)), type};
    append(batch, &head, sizeof head);
    append(batch, data, size);
}

void appendRoute(std::vector<char> &batch, const GatewayRoute &route, bool answers)
{
    const std::size_t start = batch.size();
    nlmsghdr head{};
    head.nlmsg_type = RTM_NEWROUTE;
    head.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_CREATE | NLM_F_REPLACE |
                                                  (answers ? NLM_F_ACK : 0));
    append(batch, &head, sizeof head);
    rtmsg message{};
    message.rtm_family = static_cast<unsigned char>(route.gateway.family);
    message.rtm_dst_len = static_cast<unsigned char>(route.destination.length);
    message.rtm_table = RT_TABLE_MAIN;
    message.rtm_protocol = RTPROT_STATIC;
    message.rtm_scope = RT_SCOPE_UNIVERSE;
    message.rtm_type = RTN_UNICAST;
    message.rtm_flags = route.onLink ? RTNH_F_ONLINK : 0U;
    append(batch, &message, sizeof message);
    const std::size_t size = route.gateway.size();
    appendAttribute(batch, RTA_DST, route.destination.address.bytes.data(), size);
    appendAttribute(batch, RTA_GATEWAY, route.gateway.bytes.data(), size);
    appendAttribute(batch, RTA_OIF, &route.index, sizeof route.index);
    const auto length = static_cast<std::uint32_t>(batch.size() - start);
    std::memcpy(batch.data() + start, &length, sizeof length);
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

Result<std::vector<IpPrefix>> addressesOn(NetlinkSocket &socket, int index)
{
    nl_cache *cache = nullptr;
    const int code = rtnl_addr_alloc_cache(socket.handle(), &cache);
    if (const auto got = socket.result(code, "read the addresses"); !got)
        return passOn(got);
    const std::unique_ptr<nl_cache, decltype(&nl_cache_free)> all(cache, nl_cache_free);
    std::vector<IpPrefix> addresses;
    for (nl_object *each = nl_cache_get_first(cache); each != nullptr;
         each = nl_cache_get_next(each)) {
        auto *const found = reinterpret_cast<rtnl_addr *>(each);
        nl_addr *const local = rtnl_addr_get_local(found);
        if (rtnl_addr_get_ifindex(found) != index || nl_addr_get_family(local) != AF_INET)
            continue;
        IpPrefix &address = addresses.emplace_back();
        address.address.family = AF_INET;
        std::memcpy(address.address.bytes.data(), nl_addr_get_binary_addr(local),
                    address.address.size());
        address.length = nl_addr_get_prefixlen(local);
    }
    return addresses;
}

Result<> addRoute(NetlinkSocket &socket, const GatewayRoute &route)
{
    const int code = rtnl_route_add(socket.handle(), makeRoute(route).get(), NLM_F_REPLACE);
    return socket.result(code, "add route to " + route.destination.text() + " via " +
                                   route.gateway.text());
}

Result<> addRoutes(NetlinkSocket &socket, const std::vector<GatewayRoute> &routes)
{
    constexpr std::size_t MaxBatch = 32 * 1024;
    std::vector<char> batch;
    for (auto each = routes.begin(); each != routes.end(); ++each) {
        const bool isLast = each + 1 == routes.end() || batch.size() > MaxBatch;
        appendRoute(batch, *each, isLast);
        if (!isLast)
            continue;
        if (const auto sent = socket.sendAll(batch, "add routes"); !sent)
            return sent;
        batch.clear();
    }
    return {};
}

Result<> removeRoute(NetlinkSocket &socket, const GatewayRoute &route)
{
    const int code = rtnl_route_delete(socket.handle(), makeRoute(route).get(), 0);
    return socket.result(code, "remove route to " + route.destination.text(), ESRCH);
}

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/links.h"

#include <linux/if.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <netlink/addr.h>
#include <netlink/cache.h>
#include <netlink/msg.h>
#include <netlink/route/link.h>
#include <netlink/route/link/veth.h>

namespace tomato::lab {

namespace {

// Bits are the last byte of 01:80:C2:00:00:0X. A bridge as a whole takes neither STP (0), pause (1)
// nor LACP (2); its ports take all but pause.
constexpr std::uint16_t HubForwards = 0xfff8;
constexpr std::uint16_t HubPortForwards = 0xfffd;
constexpr std::uint32_t MinForwardDelay = 200;  // 2 s in hundredths
constexpr std::uint32_t DefaultAgeing = 30'000; // 300 s in hundredths
// A group of devices that lives for one request only.
constexpr std::uint32_t DoomedGroup = 0x746f6d61;

using Link = std::unique_ptr<rtnl_link, decltype(&rtnl_link_put)>;
using Message = std::unique_ptr<nl_msg, decltype(&nlmsg_free)>;
using Address = std::unique_ptr<nl_addr, decltype(&nl_addr_put)>;

Link makeLink(rtnl_link *link = rtnl_link_alloc())
{
    return {link, rtnl_link_put};
}

/// A link message without attributes yet; index 0 for none.
Message makeMessage(int type, int flags, int index, unsigned char family = AF_UNSPEC)
{
    Message message(nlmsg_alloc_simple(type, flags), nlmsg_free);
    ifinfomsg header{};
    header.ifi_family = family;
    header.ifi_index = index;
    if (message != nullptr &&
        nlmsg_append(message.get(), &header, sizeof header, NLMSG_ALIGNTO) < 0)
        message.reset();
    return message;
}

Result<> sendMessage(NetlinkSocket &socket, Message message, const std::string &what)
{
    if (message == nullptr)
        return failure("cannot " + what + ": out of memory");
    return socket.result(nl_send_sync(socket.handle(), message.release()), what);
}

Result<> changeLink(NetlinkSocket &socket, int index, rtnl_link *changes, const std::string &what)
{
    const Link link = makeLink();
    rtnl_link_set_ifindex(link.get(), index);
    return socket.result(rtnl_link_change(socket.handle(), link.get(), changes, 0), what);
}

std::string number(int index)
{
    return "device " + std::to_string(index);
}

void setModeAttributes(nl_msg *message, BridgeMode mode)
{
    const bool hub = mode == BridgeMode::Hub;
    const bool stp = mode == BridgeMode::SpanningTree;
    // The kernel takes none shorter for a bridge that has the protocol on, now or before.
    nla_put_u32(message, IFLA_BR_FORWARD_DELAY, MinForwardDelay);
    nla_put_u32(message, IFLA_BR_STP_STATE, stp ? 1 : 0);
    nla_put_u32(message, IFLA_BR_AGEING_TIME, hub ? 0 : DefaultAgeing);
    nla_put_u16(message, IFLA_BR_GROUP_FWD_MASK, hub ? HubForwards : 0);
}

Result<> sendBridge(NetlinkSocket &socket, const std::string &name, BridgeMode mode, bool create,
                    bool vlans = false)
{
    Message message = makeMessage(RTM_NEWLINK, create ? NLM_F_CREATE | NLM_F_EXCL : 0, 0);
    if (message != nullptr) {
        nla_put_string(message.get(), IFLA_IFNAME, name.c_str());
        nlattr *info = nla_nest_start(message.get(), IFLA_LINKINFO);
        nla_put_string(message.get(), IFLA_INFO_KIND, "bridge");
        nlattr *settings = nla_nest_start(message.get(), IFLA_INFO_DATA);
        if (create)
            nla_put_u8(message.get(), IFLA_BR_MCAST_SNOOPING, 0);
        // Kernels that know no VLANs refuse the very attributes.
        if (vlans) {
            nla_put_u8(message.get(), IFLA_BR_VLAN_FILTERING, 1);
            nla_put_u16(message.get(), IFLA_BR_VLAN_DEFAULT_PVID, 0);
        }
        setModeAttributes(message.get(), mode);
        nla_nest_end(message.get(), settings);
        nla_nest_end(message.get(), info);
    }
    return sendMessage(socket, std::move(message),
                       (create ? "create bridge " : "change bridge ") + name);
}

} // namespace

Result<> createVeth(NetlinkSocket &socket, const VethPair &pair)
{
    const Link port = makeLink(rtnl_link_veth_alloc());
    rtnl_link_set_ifindex(port.get(), pair.portIndex);
    rtnl_link_set_name(port.get(), pair.port.c_str());
    rtnl_link_set_mtu(port.get(), pair.portMtu);
    rtnl_link_set_num_tx_queues(port.get(), 1);
    rtnl_link_set_num_rx_queues(port.get(), 1);

    const Link interface = makeLink(rtnl_link_veth_get_peer(port.get()));
    const Address mac(nl_addr_build(AF_LLC, pair.interfaceMac.data(), pair.interfaceMac.size()),
                      nl_addr_put);
    rtnl_link_set_name(interface.get(), pair.interface.c_str());
    rtnl_link_set_mtu(interface.get(), pair.interfaceMtu);
    rtnl_link_set_addr(interface.get(), mac.get());
    rtnl_link_set_num_tx_queues(interface.get(), 1);
    rtnl_link_set_num_rx_queues(interface.get(), 1);
    if (pair.element != 0)
        rtnl_link_set_ns_pid(interface.get(), pair.element);
    return socket.result(rtnl_link_add(socket.handle(), port.get(), NLM_F_CREATE | NLM_F_EXCL),
                         "create interface " + pair.interface);
}

Result<> deleteLinks(NetlinkSocket &socket, const std::vector<int> &indexes)
{
    Result<> first;
    bool any = false;
    for (const int index : indexes) {
        const Link doomed = makeLink();
        rtnl_link_set_group(doomed.get(), DoomedGroup);
        const auto marked = changeLink(socket, index, doomed.get(), "remove " + number(index));
        any |= marked.has_value();
        if (!marked && first)
            first = marked;
    }
    if (!any)
        return first;
    Message message = makeMessage(RTM_DELLINK, 0, 0);
    if (message != nullptr)
        nla_put_u32(message.get(), IFLA_GROUP, DoomedGroup);
    const auto removed = sendMessage(socket, std::move(message), "remove devices");
    return first ? removed : first;
}

Result<> setLinkUp(NetlinkSocket &socket, int index, bool up)
{
    const Link changes = makeLink();
    if (up)
        rtnl_link_set_flags(changes.get(), IFF_UP);
    else
        rtnl_link_unset_flags(changes.get(), IFF_UP);
    return changeLink(socket, index, changes.get(), (up ? "set up " : "set down ") + number(index));
}

Result<> setLinkMtu(NetlinkSocket &socket, int index, unsigned mtu)
{
    const Link changes = makeLink();
    rtnl_link_set_mtu(changes.get(), mtu);
    return changeLink(socket, index, changes.get(), "set the MTU of " + number(index));
}

Result<Carrier> carrierOf(NetlinkSocket &socket, int index)
{
    rtnl_link *found = nullptr;
    const int code = rtnl_link_get_kernel(socket.handle(), index, nullptr, &found);
    const Link link = makeLink(found);
    if (const auto asked = socket.result(code, "look at " + number(index)); !asked)
        return passOn(asked);
    if ((rtnl_link_get_flags(found) & IFF_UP) == 0)
        return Carrier::Down;
    return rtnl_link_get_operstate(found) == IF_OPER_UP ? Carrier::Present : Carrier::Missing;
}

Result<std::map<int, DeviceCounters>> countFrames(NetlinkSocket &socket)
{
    nl_cache *found = nullptr;
    const int code = rtnl_link_alloc_cache(socket.handle(), AF_UNSPEC, &found);
    const std::unique_ptr<nl_cache, decltype(&nl_cache_free)> cache(found, nl_cache_free);
    if (const auto asked = socket.result(code, "count frames"); !asked)
        return passOn(asked);
    std::map<int, DeviceCounters> counters;
    for (nl_object *each = nl_cache_get_first(found); each != nullptr;
         each = nl_cache_get_next(each)) {
        auto *link = reinterpret_cast<rtnl_link *>(each);
        const auto count = [link](rtnl_link_stat_id_t packets, rtnl_link_stat_id_t bytes) {
            return FrameCount{rtnl_link_get_stat(link, packets), rtnl_link_get_stat(link, bytes)};
        };
        counters[rtnl_link_get_ifindex(link)] = {count(RTNL_LINK_RX_PACKETS, RTNL_LINK_RX_BYTES),
                                                 count(RTNL_LINK_TX_PACKETS, RTNL_LINK_TX_BYTES)};
    }
    return counters;
}

Result<> createBridge(NetlinkSocket &socket, const std::string &name, BridgeMode mode, bool vlans)
{
    auto made = sendBridge(socket, name, mode, true, vlans);
    if (!made && vlans)
        return failure(made.error().message +
                       "; switches with VLANs need a kernel whose bridges filter them: see "
                       "'tomato lab check'");
    return made;
}

Result<> setBridgeMode(NetlinkSocket &socket, const std::string &name, BridgeMode mode)
{
    return sendBridge(socket, name, mode, false);
}

Result<> tryVlanBridge(NetlinkSocket &socket, const std::string &name)
{
    Message message = makeMessage(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, 0);
    if (message != nullptr) {
        nla_put_string(message.get(), IFLA_IFNAME, name.c_str());
        nlattr *info = nla_nest_start(message.get(), IFLA_LINKINFO);
        nla_put_string(message.get(), IFLA_INFO_KIND, "bridge");
        nlattr *settings = nla_nest_start(message.get(), IFLA_INFO_DATA);
        nla_put_u8(message.get(), IFLA_BR_VLAN_FILTERING, 1);
        nla_nest_end(message.get(), settings);
        nla_nest_end(message.get(), info);
    }
    const auto made = sendMessage(socket, std::move(message), "create a bridge with VLANs");
    // A bridge that was refused its settings may be left.
    Message removal = makeMessage(RTM_DELLINK, 0, 0);
    if (removal != nullptr)
        nla_put_string(removal.get(), IFLA_IFNAME, name.c_str());
    (void)sendMessage(socket, std::move(removal), "remove " + name);
    return made;
}

Result<> addToBridge(NetlinkSocket &socket, int bridgeIndex, int portIndex)
{
    const Link changes = makeLink();
    rtnl_link_set_master(changes.get(), bridgeIndex);
    return changeLink(socket, portIndex, changes.get(), "add " + number(portIndex) + " to bridge");
}

Result<> setBridgePortMode(NetlinkSocket &socket, int portIndex, BridgeMode mode)
{
    Message message = makeMessage(RTM_SETLINK, 0, portIndex, AF_BRIDGE);
    if (message != nullptr) {
        nlattr *settings = nla_nest_start(message.get(), IFLA_PROTINFO | NLA_F_NESTED);
        nla_put_u16(message.get(), IFLA_BRPORT_GROUP_FWD_MASK,
                    mode == BridgeMode::Hub ? HubPortForwards : 0);
        nla_nest_end(message.get(), settings);
    }
    return sendMessage(socket, std::move(message), "change bridge port " + number(portIndex));
}

/// See struct bridge_vlan_info in linux/if_bridge.h; a range is its first and its last VLAN.
static void putVlans(nl_msg *message, const topology::PortVlans::Range &range)
{
    const auto put = [message](std::uint16_t vlan, std::uint16_t flags) {
        const bridge_vlan_info info{flags, vlan};
        nla_put(message, IFLA_BRIDGE_VLAN_INFO, sizeof info, &info);
    };
    if (range.first == range.last) {
        put(range.first, 0);
        return;
    }
    put(range.first, BRIDGE_VLAN_INFO_RANGE_BEGIN);
    put(range.last, BRIDGE_VLAN_INFO_RANGE_END);
}

Result<> setPortVlans(NetlinkSocket &socket, int portIndex, const topology::PortVlans &vlans)
{
    Message message = makeMessage(RTM_SETLINK, 0, portIndex, AF_BRIDGE);
    if (message != nullptr) {
        nlattr *settings = nla_nest_start(message.get(), IFLA_AF_SPEC);
        for (const topology::PortVlans::Range &range : vlans.tagged)
            putVlans(message.get(), range);
        // Behind the ranges, one of which may hold it.
        if (vlans.untagged != 0) {
            const bridge_vlan_info info{BRIDGE_VLAN_INFO_PVID | BRIDGE_VLAN_INFO_UNTAGGED,
                                        vlans.untagged};
            nla_put(message.get(), IFLA_BRIDGE_VLAN_INFO, sizeof info, &info);
        }
        nla_nest_end(message.get(), settings);
    }
    return sendMessage(socket, std::move(message), "set the VLANs of port " + number(portIndex));
}

} // namespace tomato::lab

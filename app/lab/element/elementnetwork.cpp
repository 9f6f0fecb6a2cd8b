// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementnetwork.h"

#include "app/lab/netlink/congestioncontrol.h"
#include "app/lab/netlink/namespacevisit.h"
#include "app/lab/netlink/sysctl.h"
#include "app/lab/netlink/traffic/redirect.h"

#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

namespace tomato::lab {

using topology::ElementKind;

namespace {

// Frames that the bridge itself sends, as an external network that answers, fit its neighbours'
// MTU.
constexpr unsigned BridgeMtu = 1500;
// The kernel spreads such news over a second when it is busy.
constexpr std::chrono::seconds MaxCarrierWait(5);
constexpr std::chrono::milliseconds CarrierPoll(1);

BridgeMode bridgeMode(const DevicePlan &plan)
{
    if (plan.kind == ElementKind::Hub)
        return BridgeMode::Hub;
    return plan.spanningTree ? BridgeMode::SpanningTree : BridgeMode::Switch;
}

std::string flag(bool set)
{
    return set ? "1" : "0";
}

bool hasFamily(const std::vector<IpPrefix> &addresses, int family)
{
    return std::ranges::any_of(addresses,
                               [&](const IpPrefix &each) { return each.address.family == family; });
}

} // namespace

Result<ElementNetwork> ElementNetwork::open(pid_t element)
{
    auto network = NetworkAccess::open(element);
    if (!network)
        return passOn(network);
    return ElementNetwork(element, std::move(*network));
}

Result<> ElementNetwork::write(const Settings &settings)
{
    const auto visit = NamespaceVisit::enter(m_element, NamespaceVisit::Kind::Network);
    if (!visit)
        return passOn(visit);
    const bool six = hasIpv6();
    for (const auto &[name, value] : settings) {
        if (!six && name.starts_with("net/ipv6/"))
            continue;
        if (const auto written = writeSysctl(name, value); !written)
            return written;
    }
    return {};
}

Result<> ElementNetwork::makeBridge(const DevicePlan &plan)
{
    if (const auto made = createBridge(netlink(), BridgeName, bridgeMode(plan), plan.vlans); !made)
        return made;
    const auto bridge = m_network.deviceIndex(BridgeName);
    if (!bridge)
        return passOn(bridge);
    if (const auto set = setLinkMtu(netlink(), *bridge, BridgeMtu); !set)
        return set;
    return setLinkUp(netlink(), *bridge, true);
}

Result<> ElementNetwork::setKind(const DevicePlan &plan, const std::vector<int> &interfaces)
{
    if (plan.kind == ElementKind::Attach)
        return {};
    if (!plan.isBridge()) {
        const std::string forward = flag(plan.kind == ElementKind::Router);
        return write({{"net/ipv4/ip_forward", forward}, {"net/ipv6/conf/all/forwarding", forward}});
    }
    const BridgeMode mode = bridgeMode(plan);
    if (const auto set = setBridgeMode(netlink(), BridgeName, mode); !set)
        return set;
    for (const int interface : interfaces) {
        if (const auto set = setBridgePortMode(netlink(), interface, mode); !set)
            return set;
    }
    return {};
}

Result<int> ElementNetwork::adopt(const InterfacePlan &interface, const DevicePlan &plan,
                                  const Offloads &offloads)
{
    const auto index = m_network.deviceIndex(interface.name);
    if (!index)
        return passOn(index);
    if (const auto off = offloads.turnOff(m_network.control(), interface.name); !off)
        return passOn(off);
    if (plan.isBridge()) {
        if (const auto joined = joinBridge(*index, bridgeMode(plan)); !joined)
            return passOn(joined);
    }
    if (interface.vlans) {
        if (const auto set = setPortVlans(netlink(), *index, *interface.vlans); !set)
            return passOn(set);
    }
    if (const auto up = setLinkUp(netlink(), *index, true); !up)
        return passOn(up);
    return index;
}

Result<> ElementNetwork::joinBridge(int index, BridgeMode mode)
{
    const auto bridge = m_network.deviceIndex(BridgeName);
    if (!bridge)
        return passOn(bridge);
    const auto added = addToBridge(netlink(), *bridge, index);
    if (!added || mode != BridgeMode::Hub)
        return added;
    return setBridgePortMode(netlink(), index, mode);
}

Result<> ElementNetwork::repeatPauseFrames(const DevicePlan &plan,
                                           const std::vector<int> &interfaces)
{
    if (plan.kind == ElementKind::Hub)
        return lab::repeatPauseFrames(netlink(), interfaces);
    for (const int interface : interfaces)
        (void)stopRedirecting(netlink(), interface); // which one that is new does not do
    return {};
}

Result<> ElementNetwork::awaitCarrier(int index)
{
    const auto end = std::chrono::steady_clock::now() + MaxCarrierWait;
    for (;;) {
        const auto carrier = carrierOf(netlink(), index);
        if (!carrier)
            return passOn(carrier);
        if (*carrier != Carrier::Missing)
            return {};
        if (std::chrono::steady_clock::now() > end)
            return failure("an interface got no carrier");
        std::this_thread::sleep_for(CarrierPoll);
    }
}

Result<> ElementNetwork::changeAddresses(int index, const std::vector<IpPrefix> &before,
                                         const std::vector<IpPrefix> &after)
{
    const auto holds = [](const std::vector<IpPrefix> &addresses, const IpPrefix &address) {
        return std::ranges::find(addresses, address) != addresses.end();
    };
    for (const IpPrefix &address : before) {
        if (holds(after, address))
            continue;
        if (const auto removed = removeAddress(netlink(), index, address); !removed)
            return removed;
    }
    for (const IpPrefix &address : after) {
        if (holds(before, address))
            continue;
        if (const auto added = addAddress(netlink(), index, address); !added)
            return added;
    }
    return {};
}

Result<> ElementNetwork::changeBridgeAddresses(const std::vector<IpPrefix> &before,
                                               const std::vector<IpPrefix> &after)
{
    if (before == after)
        return {};
    const std::string key = std::string("net/ipv6/conf/") + BridgeName + "/disable_ipv6";
    if (const auto set = write({{key, flag(!hasFamily(after, AF_INET6))}}); !set)
        return set;
    const auto bridge = m_network.deviceIndex(BridgeName);
    return bridge ? changeAddresses(*bridge, before, after) : passOn(bridge);
}

Result<> ElementNetwork::changeRoutes(const std::vector<GatewayRoute> &before,
                                      const std::vector<GatewayRoute> &after)
{
    // A destination that has another route now is replaced below.
    std::set<IpPrefix> kept;
    for (const GatewayRoute &route : after)
        kept.insert(route.destination);
    for (const GatewayRoute &route : before) {
        if (kept.contains(route.destination))
            continue;
        if (const auto removed = removeRoute(netlink(), route); !removed)
            return removed;
    }
    return addRoutes(netlink(), after);
}

Result<> ElementNetwork::useCongestionControl(const std::string &algorithm)
{
    (void)write({{"net/ipv4/tcp_congestion_control",
                  algorithm.empty() ? usualCongestionControl() : algorithm}});
    return setCongestionControl(netlink(), algorithm);
}

} // namespace tomato::lab

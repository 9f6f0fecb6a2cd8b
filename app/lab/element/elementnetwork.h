// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/addresses.h"
#include "app/lab/netlink/links.h"
#include "app/lab/netlink/neighbours.h"
#include "app/lab/netlink/networkaccess.h"
#include "app/lab/netlink/offloads.h"
#include "app/lab/plan/deviceplan.h"

#include <sys/types.h>

#include <map>
#include <vector>

namespace tomato::lab {

/// Changes the network inside a running element; it holds sockets and is destroyed after the
/// change.
class ElementNetwork final
{
public:
    static Result<ElementNetwork> open(pid_t element);

    /// Makes the bridge. It is called once, before the first interface of an element that is a
    /// bridge.
    Result<> makeBridge(const DevicePlan &plan);
    /// Makes a host of a router or a switch of a hub, and back.
    Result<> setKind(const DevicePlan &plan, const std::vector<int> &interfaces);
    /// Makes a new interface part of the element, and sets it up: it has no carrier until its port
    /// is up too. Returns its index.
    Result<int> adopt(const InterfacePlan &interface, const DevicePlan &plan,
                      const Offloads &offloads);
    /// Has a hub with these interfaces repeat what its bridge never does; others no more.
    Result<> repeatPauseFrames(const DevicePlan &plan, const std::vector<int> &interfaces);
    /// Returns when the interface, whose wire was just opened, can send. The kernel reports a
    /// carrier with a delay, and frames are lost until then.
    Result<> awaitCarrier(int index);
    /// To be called when a carrier has come back: see forgetUnansweredNeighbours().
    Result<> forgetUnansweredNeighbours(int index)
    {
        return lab::forgetUnansweredNeighbours(netlink(), index);
    }
    Result<> changeAddresses(int index, const std::vector<IpPrefix> &before,
                             const std::vector<IpPrefix> &after);
    Result<std::vector<IpPrefix>> addresses(int index) { return addressesOn(netlink(), index); }
    Result<> changeBridgeAddresses(const std::vector<IpPrefix> &before,
                                   const std::vector<IpPrefix> &after);
    Result<> changeRoutes(const std::vector<GatewayRoute> &before,
                          const std::vector<GatewayRoute> &after);
    /// See setCongestionControl(); beyond that, routes that come later have the algorithm too where
    /// the kernel allows it. An empty one is that of the calling thread's namespace.
    Result<> useCongestionControl(const std::string &algorithm);

private:
    ElementNetwork(pid_t element, NetworkAccess network)
        : m_element(element), m_network(std::move(network))
    {
    }

    using Settings = std::vector<std::pair<std::string, std::string>>;
    Result<> write(const Settings &settings);
    Result<> joinBridge(int index, BridgeMode mode);
    NetlinkSocket &netlink() { return m_network.netlink(); }

    pid_t m_element;
    NetworkAccess m_network;
};

} // namespace tomato::lab

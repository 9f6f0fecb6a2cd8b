// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/address/ipprefix.h"
#include "app/lab/address/macaddress.h"
#include "app/lab/netlink/portvlans.h"
#include "app/lab/plan/resourcelimits.h"
#include "app/topology/topology.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tomato::lab {

/// What an interface of a running element shall be.
struct InterfacePlan
{
    ElementId id;
    /// Inside the element, and of the port outside.
    std::string name;
    std::string port;
    MacAddress mac{};
    unsigned mtu = 0;
    std::vector<IpPrefix> addresses;
    /// It asks for its IPv4 address, which is none of those.
    bool usesDhcp = false;
    /// Of a port of a switch that knows VLANs.
    std::optional<PortVlans> vlans;

    /// Whether the one can become the other by new addresses alone.
    bool isSameDevice(const InterfacePlan &other) const
    {
        return id == other.id && name == other.name && mac == other.mac && mtu == other.mtu &&
               vlans == other.vlans;
    }
    friend bool operator==(const InterfacePlan &, const InterfacePlan &) = default;
};

/// A route that the topology asks for.
struct RoutePlan
{
    IpPrefix destination;
    IpAddress gateway;

    friend bool operator==(const RoutePlan &, const RoutePlan &) = default;
};

/// What an element runs by itself, from its attribute `commands`.
struct CommandPlan
{
    /// Names its output; unique in the element, and possible as a file name.
    std::string name;
    /// A line of shell.
    std::string line;
    /// A service: started again whenever it ends. Else it runs once, and the next one after it.
    bool restarts = false;
    /// setgroups(2) does nothing, where it would fail: the element's root is the only user, and the
    /// programs of some packages insist on giving up all groups.
    bool keepsGroups = false;
    /// What it reads from its standard input; mostly nothing.
    std::string input = {};

    friend bool operator==(const CommandPlan &, const CommandPlan &) = default;
};

/// What an element runs for its interfaces, beside its commands.
struct ServicePlan
{
    CommandPlan command;
    /// A line of shell that takes back what it did, for when it ends and the element goes on.
    std::string undo;
    /// It begins anew when that one does.
    ElementId interface;

    friend bool operator==(const ServicePlan &, const ServicePlan &) = default;
};

/// The address that an interface of the topology gets when it asks for one.
struct DhcpLease
{
    ElementId interface;
    MacAddress mac{};
    IpAddress address;

    friend bool operator==(const DhcpLease &, const DhcpLease &) = default;
};

/// What a running element shall be, read from its attributes and checked.
struct DevicePlan
{
    topology::ElementKind kind = topology::ElementKind::Unknown;
    std::string hostName;
    std::vector<InterfacePlan> interfaces;
    std::vector<RoutePlan> routes;
    /// Of the bridge of an external network; for other elements none.
    std::vector<IpPrefix> bridgeAddresses;
    /// Whether a switch breaks loops of connections, as IEEE 802.1D tells bridges to.
    bool spanningTree = false;
    /// Whether a switch knows VLANs: one of its ports says which.
    bool vlans = false;
    /// Of its folder in the lab's.
    std::string folder;
    std::vector<CommandPlan> commands;
    std::vector<ServicePlan> services;
    /// What its DHCP servers give to whom.
    std::vector<DhcpLease> leases;
    /// What of all that cannot be had on this machine, or empty.
    std::string problem;
    ResourceLimits limits;
    /// "NAME=value", of the commands and of whatever the user runs inside.
    std::vector<std::string> environment;

    /// A switch, hub or external network.
    bool isBridge() const;
    /// A host or router, which has addresses and runs commands.
    bool hasPrograms() const;
    friend bool operator==(const DevicePlan &, const DevicePlan &) = default;
};

/// The name of the bridge in elements that are one.
constexpr const char *BridgeName = "br0";

/// Reads a device of the topology. `currentNames` are those that its interfaces have now, while it
/// runs. The error's place is the interface and the attribute: "eth0: ip4address".
Result<DevicePlan> planDevice(const topology::Topology &topology, const topology::Element &device,
                              const std::map<ElementId, std::string> &currentNames);

} // namespace tomato::lab

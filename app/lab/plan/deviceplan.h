// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/address/ipprefix.h"
#include "app/lab/address/macaddress.h"
#include "app/lab/plan/resourcelimits.h"
#include "app/topology/attributes/portvlans.h"
#include "app/topology/topology.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tomato::lab {

/// The configuration of an interface of a running element.
struct InterfacePlan
{
    ElementId id;
    /// The name inside the element; the next one is that of the port outside.
    std::string name;
    std::string port;
    MacAddress mac{};
    unsigned mtu = 0;
    std::vector<IpPrefix> addresses;
    /// It requests its IPv4 address by DHCP; the address is none of those.
    bool usesDhcp = false;
    /// The VLANs of a port, when its switch has VLANs.
    std::optional<topology::PortVlans> vlans;

    /// Tells whether the one can become the other by new addresses alone.
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

/// A command that an element runs by itself, from its attribute `commands`.
struct CommandPlan
{
    /// The name is that of its output; it is unique in the element, and valid as a file name.
    std::string name;
    /// A line of shell.
    std::string line;
    /// A service: started again whenever it ends. Else it runs once, and the next one after it.
    bool restarts = false;
    /// setgroups(2) does nothing, where it would fail: the element's root is the only user, and the
    /// programs of some packages insist on giving up all groups.
    bool keepsGroups = false;
    /// The text on its standard input; mostly empty.
    std::string input = {};
    /// Who runs it in the element, "1000:1000" and further groups behind that; empty for root.
    std::string user = {};
    /// A program and its arguments in place of the line, which need no shell in the element.
    std::vector<std::string> program = {};
    /// Where the program runs; empty for the home of the element's root.
    std::string folder = {};
    /// Tells whether it is the program of the element's image.
    bool isOfImage = false;

    friend bool operator==(const CommandPlan &, const CommandPlan &) = default;
};

/// An image that an element has as its root instead of this machine's programs.
struct ImagePlan
{
    /// A good topology::ImageName; empty for none.
    std::string name;
    /// Which image that was when it was drawn, as the element's attribute says it; empty for any.
    std::string digest;
    /// Says whether the element's changes in it stay for its next start.
    bool keeps = false;

    friend bool operator==(const ImagePlan &, const ImagePlan &) = default;
};

/// A program that an element runs for its interfaces, beside its commands.
struct ServicePlan
{
    CommandPlan command;
    /// A line of shell that undoes its effects, for when it ends and the element goes on.
    std::string undo;
    /// The service is restarted when this interface is made again.
    ElementId interface;

    friend bool operator==(const ServicePlan &, const ServicePlan &) = default;
};

/// The address that an interface of the topology gets when it requests one.
struct DhcpLease
{
    ElementId interface;
    MacAddress mac{};
    IpAddress address;

    friend bool operator==(const DhcpLease &, const DhcpLease &) = default;
};

/// The configuration of a running element, read from its attributes and checked.
struct DevicePlan
{
    topology::ElementKind kind = topology::ElementKind::Unknown;
    std::string hostName;
    std::vector<InterfacePlan> interfaces;
    std::vector<RoutePlan> routes;
    /// The addresses of the bridge of an external network; other elements have none.
    std::vector<IpPrefix> bridgeAddresses;
    /// Tells whether a switch breaks loops of connections, as IEEE 802.1D specifies for bridges.
    bool spanningTree = false;
    /// Tells whether a switch has VLANs, which is so when one of its ports sets them.
    bool vlans = false;
    /// The name of its folder in the lab's.
    std::string folder;
    std::vector<CommandPlan> commands;
    std::vector<ServicePlan> services;
    /// The addresses that its DHCP servers assign, and to which interfaces.
    std::vector<DhcpLease> leases;
    /// Describes the parts of the plan that this machine does not support; else empty.
    std::string problem;
    /// The part of it about programs that the element needs and this machine has not.
    std::string missing;
    ResourceLimits limits;
    /// Entries of the form "NAME=value", for the commands and for programs that the user runs
    /// inside.
    std::vector<std::string> environment;
    ImagePlan image;
    /// The algorithm that TCP uses; empty for that of the machine.
    std::string congestionControl;

    /// Tells whether it is a switch, hub or external network.
    bool isBridge() const;
    /// Tells whether it is a host or router, which has addresses and runs commands.
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

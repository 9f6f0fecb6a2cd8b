// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/address/macaddress.h"
#include "app/lab/netlink/netlinksocket.h"
#include "app/lab/netlink/wirecounts.h"
#include "app/topology/attributes/portvlans.h"

#include <sys/types.h>

#include <map>
#include <vector>

namespace tomato::lab {

/// lo is the first device of each network namespace.
constexpr int LoopbackIndex = 1;

/// A cable of two ends: one in the namespace of the socket that makes it, one in the element.
struct VethPair
{
    std::string port;
    /// The index of the port is chosen by the caller; see createVeth().
    int portIndex = 0;
    unsigned portMtu = 0;
    std::string interface;
    unsigned interfaceMtu = 0;
    MacAddress interfaceMac{};
    /// A process in the element's network namespace; 0 for that of the socket.
    pid_t element = 0;
};

/// Selects how a bridge handles frames to addresses that it has not learnt.
enum class BridgeMode
{
    /// The bridge learns at which port each address is.
    Switch,
    /// The bridge learns as a switch, and breaks loops by the spanning tree protocol.
    SpanningTree,
    /// Sends each frame to all others, also those that bridges keep to themselves (802.1D).
    Hub
};

/// Both ends are down, as veth cannot be made otherwise. Where both ends have the same index (which
/// the kernel would choose for the first ones) the kernel handles the device as one that is no
/// cable, and reports a carrier up to a second later (linkwatch_urgent_event()).
Result<> createVeth(NetlinkSocket &socket, const VethPair &pair);
/// The other end of each veth goes with it; all in one request, which is much faster than one each.
Result<> deleteLinks(NetlinkSocket &socket, const std::vector<int> &indexes);
Result<> setLinkUp(NetlinkSocket &socket, int index, bool up);
Result<> setLinkMtu(NetlinkSocket &socket, int index, unsigned mtu);

/// Tells whether the device is up and could send now; a device that is down has no carrier to wait
/// for.
enum class Carrier
{
    Down,
    Missing,
    Present
};
Result<Carrier> carrierOf(NetlinkSocket &socket, int index);

struct DeviceCounters
{
    FrameCount received;
    FrameCount sent;
};
/// Reads the counters of all devices in the socket's namespace, by index.
Result<std::map<int, DeviceCounters>> countFrames(NetlinkSocket &socket);

/// Creates a bridge. With VLANs it puts no port into any by itself, see setPortVlans().
Result<> createBridge(NetlinkSocket &socket, const std::string &name, BridgeMode mode, bool vlans);
Result<> setBridgeMode(NetlinkSocket &socket, const std::string &name, BridgeMode mode);
/// Makes a bridge with VLANs, and removes it.
Result<> tryVlanBridge(NetlinkSocket &socket, const std::string &name);
Result<> addToBridge(NetlinkSocket &socket, int bridgeIndex, int portIndex);
/// Makes the bridge forward frames to this port that bridges do not forward according to 802.1D.
Result<> setBridgePortMode(NetlinkSocket &socket, int portIndex, BridgeMode mode);

/// Sets the VLANs of a port that has none yet.
Result<> setPortVlans(NetlinkSocket &socket, int portIndex, const topology::PortVlans &vlans);

} // namespace tomato::lab

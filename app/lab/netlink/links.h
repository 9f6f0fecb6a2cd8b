// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/address/macaddress.h"
#include "app/lab/netlink/netlinksocket.h"
#include "app/lab/netlink/portvlans.h"
#include "app/lab/netlink/wirecounts.h"

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

/// How a bridge treats what it has not learnt.
enum class BridgeMode
{
    /// Learns where each address is.
    Switch,
    /// The same, and breaks loops by the spanning tree protocol.
    SpanningTree,
    /// Sends each frame to all others, also those that bridges keep to themselves (802.1D).
    Hub
};

/// Both ends are down: veth cannot be made otherwise. Where both ends have the same index (which
/// the kernel would choose for the first ones) it takes the device for one that is no cable, and
/// tells of a carrier up to a second later (linkwatch_urgent_event()).
Result<> createVeth(NetlinkSocket &socket, const VethPair &pair);
/// The other end of each veth goes with it; all in one request, which is much faster than one each.
Result<> deleteLinks(NetlinkSocket &socket, const std::vector<int> &indexes);
Result<> setLinkUp(NetlinkSocket &socket, int index, bool up);
Result<> setLinkMtu(NetlinkSocket &socket, int index, unsigned mtu);

/// Whether the device is up and would send now; a device that is down has no carrier to wait for.
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
/// Of all devices in the socket's namespace, by index.
Result<std::map<int, DeviceCounters>> countFrames(NetlinkSocket &socket);

/// One that knows VLANs puts no port into any by itself, see setPortVlans().
Result<> createBridge(NetlinkSocket &socket, const std::string &name, BridgeMode mode, bool vlans);
Result<> setBridgeMode(NetlinkSocket &socket, const std::string &name, BridgeMode mode);
/// Makes a bridge that knows VLANs, and removes it.
Result<> tryVlanBridge(NetlinkSocket &socket, const std::string &name);
Result<> addToBridge(NetlinkSocket &socket, int bridgeIndex, int portIndex);
/// What the bridge sends to this port although 802.1D says that bridges keep it.
Result<> setBridgePortMode(NetlinkSocket &socket, int portIndex, BridgeMode mode);

/// Of a port that has none yet.
Result<> setPortVlans(NetlinkSocket &socket, int portIndex, const PortVlans &vlans);

} // namespace tomato::lab

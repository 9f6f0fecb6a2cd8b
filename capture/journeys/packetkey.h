// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/flow.h"

#include <cstddef>
#include <span>

namespace tomato::journeys {

/// By what a packet is known again on another link. Two packets are the same when `family`,
/// `source`, `destination` and `checksum` are; of one that passed a NAT only `family` stays. All
/// are made with XXH3 from the network layer on: without TTL or hop limit, the header's checksum,
/// DSCP, ECN, IP options and padding; MAC addresses, VLAN and MPLS tags are left out. A packet in a
/// GRE, VXLAN or IP tunnel is known by what is inside. What is not IP is taken whole.
struct PacketKey
{
    /// Of what is the same before and behind a NAT. Of a fragment: of its datagram.
    std::uint64_t family = 0;
    /// What `family` of its pieces would be when a router fragmented it; 0 when none may.
    std::uint64_t pieces = 0;
    /// Of address and port.
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
    /// Of the transport, as it stands in the packet. Of a fragment: of all its bytes.
    std::uint16_t checksum = 0;
    /// Or hop limit; 0 of what is not IP. In a tunnel: of the packet inside.
    std::uint8_t ttl = 0;
    bool isIp = false;
    bool isFragment = false;
    bool isFirstFragment = false;
    bool isTunnelled = false;
    /// Broadcast or multicast.
    bool isToMany = false;
    /// The recording kept less of it than the key is made of.
    bool isCut = false;
    /// Of a later fragment without ports.
    Flow flow;
};

/// The key covers so many bytes of the network layer when recordings kept all of their packets.
constexpr std::size_t WholePacket = SIZE_MAX;

/// Never fails: what cannot be understood is taken whole. `linkType` is LINKTYPE_ of pcap files;
/// `keyBytes` bounds what the key is made of, so that keys of recordings that kept more or less of
/// their packets are the same.
PacketKey readPacketKey(std::uint32_t linkType, std::span<const char> bytes,
                        std::size_t keyBytes = WholePacket);

} // namespace tomato::journeys

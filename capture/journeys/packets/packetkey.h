// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/packets/flow.h"
#include "capture/journeys/packets/piecerange.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tomato::journeys {

/// Identifies a packet on different links. Two packets are the same when `family`, `source`,
/// `destination` and `checksum` are equal; when a packet passes a NAT only `family` stays, and of a
/// fragment `content`. All are
/// XXH3 hashes from the network layer on: TTL or hop limit, the header's checksum, DSCP, ECN, IP
/// options, padding, MAC addresses, VLAN and MPLS tags are left out. A packet in a GRE, VXLAN or IP
/// tunnel is identified by the packet inside. A frame that is not IP is hashed as a whole.
struct PacketKey
{
    /// Hashes the fields that a NAT does not change; for a fragment, what its datagram has in
    /// common with what a NAT makes of it: of IPv4 the identification, of IPv6, where a NAT chooses
    /// another one, the content of the first piece.
    std::uint64_t family = 0;
    /// Hashes identification and addresses of a datagram: the same for a fragment as for the packet
    /// that it is a piece of; 0 for a packet that no router may fragment.
    std::uint64_t pieces = 0;
    /// Hashes what a NAT does not change of a fragment; 0 for other packets.
    std::uint32_t content = 0;
    /// The hashes of address and port.
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
    /// The transport's checksum as it stands in the packet; for a fragment, a hash of all its
    /// bytes and its identification.
    std::uint16_t checksum = 0;
    /// The TTL or hop limit, in a tunnel that of the packet inside; 0 for frames that are not IP.
    std::uint8_t ttl = 0;
    /// The differentiated services code point, which a router may change; 0 as well.
    std::uint8_t dscp = 0;
    bool isIp = false;
    bool isFragment = false;
    bool isFirstFragment = false;
    bool isTunnelled = false;
    /// Broadcast or multicast.
    bool isToMany = false;
    /// One of its addresses means something on its link only.
    bool isLinkLocal = false;
    /// The recording kept less of it than the key is made of.
    bool isCut = false;
    /// The bytes of its datagram that a fragment holds, or of its stream a segment of TCP.
    PieceRange range;
    /// Hashes what segments of TCP have in common when they are pieces of one frame; 0 for packets
    /// that are no such segments.
    std::uint64_t stream = 0;
    /// The identification of IPv4.
    std::uint16_t identification = 0;
    /// The addresses of the frame (Ethernet); 0 where there are none.
    std::uint64_t sourceMac = 0;
    std::uint64_t destinationMac = 0;
    /// The flow has no ports for a later fragment.
    Flow flow;
};

/// Hashes an address and its port as PacketKey has them.
std::uint16_t endHash(const std::array<std::uint8_t, 16> &address, std::uint16_t port);

/// The value of `keyBytes` with which the key covers the whole packet, for recordings that kept all
/// bytes of their packets.
constexpr std::size_t WholePacket = SIZE_MAX;

/// Reads the key and never fails: a frame that is not understood is hashed as a whole. `linkType`
/// is LINKTYPE_ of pcap files; `keyBytes` bounds the bytes that the key covers, so that recordings
/// with different snapshot lengths have the same keys.
PacketKey readPacketKey(std::uint32_t linkType, std::span<const char> bytes,
                        std::size_t keyBytes = WholePacket);

} // namespace tomato::journeys

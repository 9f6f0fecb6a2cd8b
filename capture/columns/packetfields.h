// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace tomato::columns {

/// The fields of a packet's headers. A field is -1 or 0 where the packet has none or its bytes were
/// not kept.
struct PacketFields
{
    /// The outer tag's number.
    std::int16_t vlan = -1;
    /// The type that follows VLAN and MPLS tags.
    std::uint16_t etherType = 0;
    /// 4 or 6; 0 for packets that are not IP.
    std::uint8_t version = 0;
    /// IPv4 addresses are in the first four bytes.
    std::array<std::uint8_t, 16> source{};
    std::array<std::uint8_t, 16> destination{};
    /// The protocol number of IP, behind the extension headers of IPv6.
    std::int16_t protocol = -1;
    /// The TTL of IPv4 or the hop limit of IPv6.
    std::uint8_t ttl = 0;
    /// The ports of TCP, UDP and SCTP; a later fragment has none.
    std::int32_t sourcePort = -1;
    std::int32_t destinationPort = -1;
    /// Bytes of TCP's, UDP's, or else of IP's data, as IP says: the packet may be cut.
    std::uint32_t payload = 0;
    std::uint8_t tcpFlags = 0;
    std::uint32_t tcpSequence = 0;
    std::uint32_t tcpAcknowledgment = 0;
    std::uint16_t tcpWindow = 0;
};

/// Never fails. `linkType` is LINKTYPE_ of pcap files. Of a tunnel: the outer packet.
PacketFields readPacketFields(std::uint32_t linkType, std::span<const char> frame);

} // namespace tomato::columns

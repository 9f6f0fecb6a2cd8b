// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace tomato::journeys {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint16_t EtherTypeIpv4 = 0x0800;
constexpr std::uint16_t EtherTypeIpv6 = 0x86dd;
constexpr std::uint32_t LinkTypeEthernet = 1;
constexpr std::size_t EthernetBytes = 14;
/// A frame must have this length for its IP header, or its IPv6 header, to be read.
constexpr std::uint32_t MinIpFrame = EthernetBytes + 20;
constexpr std::uint32_t MinIpv6Frame = EthernetBytes + 40;

/// In network byte order; the caller knows that they are there.
inline std::uint16_t half(Bytes bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}

/// The header before the network layer.
struct LinkHeader
{
    /// The type behind VLAN and MPLS tags; 0 where it is not known.
    std::uint16_t etherType = 0;
    std::array<std::uint8_t, 6> source{};
    std::array<std::uint8_t, 6> destination{};
    bool isToMany = false;
    /// The bytes behind the header; the whole frame where the header is not understood.
    Bytes payload;
};

/// Reads the headers of Ethernet, raw IP, Linux "cooked" and loopback frames; for other link types
/// the whole frame is payload.
LinkHeader readLinkHeader(std::uint32_t linkType, Bytes frame);

/// The header of an IPv4 or IPv6 packet, with the extension headers of IPv6.
struct NetworkHeader
{
    enum Protocol : std::uint8_t
    {
        Icmp = 1,
        IpInIp = 4,
        Tcp = 6,
        Udp = 17,
        Ipv6InIp = 41,
        Gre = 47,
        Icmpv6 = 58,
        Sctp = 132
    };

    std::uint8_t version = 4;
    std::uint8_t protocol = 0;
    std::uint8_t ttl = 0;
    /// The differentiated services code point (RFC 2474).
    std::uint8_t dscp = 0;
    bool isFragment = false;
    bool isFirstFragment = false;
    /// A router may fragment the packet: it is IPv4 and does not forbid it.
    bool mayBeFragmented = false;
    /// The field with the flags and the offset.
    std::uint16_t fragment = 0;
    std::uint32_t identification = 0;
    /// Up to the transport; of the packet, without padding. May be more than was kept.
    std::size_t headerBytes = 0;
    std::size_t totalBytes = 0;
    /// IPv4 addresses are in the first four bytes. With a segment routing header the destination is
    /// the last segment.
    std::array<std::uint8_t, 16> source{};
    std::array<std::uint8_t, 16> destination{};

    bool isIcmp() const { return protocol == Icmp || protocol == Icmpv6; }
    bool hasPorts() const { return protocol == Tcp || protocol == Udp || protocol == Sctp; }
    /// One of its addresses means something on its link only.
    bool isLinkLocal() const;
    bool isToMany() const { return version == 4 ? destination[0] >= 224 : destination[0] == 0xff; }
};

/// Returns nothing when the packet is not IP or its header is not complete.
std::optional<NetworkHeader> readNetworkHeader(std::uint16_t etherType, Bytes packet);

} // namespace tomato::journeys

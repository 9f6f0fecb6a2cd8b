// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tomato::capture {

/// The fields of a TCP segment (RFC 9293), over IPv4 or IPv6, with VLAN tags or without.
struct TcpHeader
{
    /// Address, in 4 or 16 bytes, and port, in 2, as they stand in the packet.
    std::string source;
    std::string destination;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgement = 0;
    /// The window field without scaling.
    std::uint16_t window = 0;
    bool isSyn = false;
    bool isFin = false;
    bool isReset = false;
    bool hasAcknowledgement = false;
    /// The length of the data as the network layer says: the frame may be cut.
    std::uint32_t dataBytes = 0;
    /// The shift of a SYN that has the option (RFC 7323).
    std::optional<unsigned> windowShift;
    /// Blocks of selective acknowledgement (RFC 2018).
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sacks;
};

/// Returns nothing for a frame that is no TCP, is cut before its options end, or is a later
/// fragment.
std::optional<TcpHeader> parseTcp(std::span<const char> frame);

} // namespace tomato::capture

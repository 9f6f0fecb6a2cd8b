// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <type_traits>

namespace tomato::journeys {

/// Identifies who sends to whom, which is the same for all packets of a flow. For a tunnel it is
/// the flow of the packet inside. All bytes are compared, so there is no padding.
struct Flow
{
    std::array<std::uint8_t, 16> source{};
    std::array<std::uint8_t, 16> destination{};
    /// The ports are in this machine's byte order; an echo's identifier is its sender's port. They
    /// are 0 where there are none.
    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    /// The EtherType: 0x0800, 0x86dd, or that of a frame that is not IP, whose addresses are those
    /// of Ethernet.
    std::uint16_t etherType = 0;
    /// The protocol number of IP; 6 is TCP.
    std::uint8_t protocol = 0;
    /// This is 1 for IP of which so little was kept, or which is so damaged, that it cannot be
    /// read: its addresses are those of Ethernet.
    std::uint8_t isUnread = 0;

    bool isIp() const { return isUnread == 0 && (etherType == 0x0800 || etherType == 0x86dd); }
    /// Its destination means something on its link only: 169.254.0.0/16, or fe80::/10.
    bool isToLinkLocal() const
    {
        return isIp() && etherType == 0x86dd
                   ? destination[0] == 0xfe && (destination[1] & 0xc0) == 0x80
                   : isIp() && destination[0] == 169 && destination[1] == 254;
    }
    bool hasPorts() const { return sourcePort != 0 || destinationPort != 0; }
    /// "10.0.1.2:40000", "[fd00::1]:40000", "10.0.1.2", "02:00:00:00:00:01".
    std::string sourceText() const;
    std::string destinationText() const;
    /// "TCP", "UDP", "ICMP", "protocol 89", "ARP", "type 0x88cc".
    std::string protocolText() const;
    /// "TCP 10.0.1.2:40000 -> 10.0.3.2:80", "ICMP 10.0.1.2 -> 10.0.3.2 echo request id 7".
    std::string text() const;
    /// The identifier of an echo of ICMP; 0 when it is none.
    std::uint16_t echo() const;

    friend bool operator==(const Flow &, const Flow &) = default;
};
static_assert(std::has_unique_object_representations_v<Flow>);

} // namespace tomato::journeys

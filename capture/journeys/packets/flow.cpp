// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/packets/flow.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstdio>

namespace tomato::journeys {

namespace {

constexpr std::uint16_t Ipv4 = 0x0800;
constexpr std::uint16_t Ipv6 = 0x86dd;

bool isIcmp(const Flow &flow)
{
    return flow.isIp() && (flow.protocol == IPPROTO_ICMP || flow.protocol == IPPROTO_ICMPV6);
}

std::string addressText(const Flow &flow, const std::array<std::uint8_t, 16> &address)
{
    char text[INET6_ADDRSTRLEN] = {};
    if (flow.isIp()) {
        ::inet_ntop(flow.etherType == Ipv4 ? AF_INET : AF_INET6, address.data(), text, sizeof text);
    } else {
        std::snprintf(text, sizeof text, "%02x:%02x:%02x:%02x:%02x:%02x", address[0], address[1],
                      address[2], address[3], address[4], address[5]);
    }
    return text;
}

std::string endText(const Flow &flow, const std::array<std::uint8_t, 16> &address,
                    std::uint16_t port)
{
    const std::string text = addressText(flow, address);
    if (port == 0 || isIcmp(flow))
        return text;
    return (flow.etherType == Ipv6 ? "[" + text + "]" : text) + ":" + std::to_string(port);
}

} // namespace

std::string Flow::sourceText() const
{
    return endText(*this, source, sourcePort);
}

std::string Flow::destinationText() const
{
    return endText(*this, destination, destinationPort);
}

std::string Flow::protocolText() const
{
    if (!isIp()) {
        if (etherType == 0x0806)
            return "ARP";
        char text[16] = {};
        std::snprintf(text, sizeof text, "type 0x%04x", etherType);
        return text;
    }
    switch (protocol) {
    case 1:
        return "ICMP";
    case 6:
        return "TCP";
    case 17:
        return "UDP";
    case 58:
        return "ICMPv6";
    case 132:
        return "SCTP";
    default:
        return "protocol " + std::to_string(protocol);
    }
}

std::string Flow::text() const
{
    const std::string ends = protocolText() + " " + sourceText() + " -> " + destinationText();
    if (echo() == 0)
        return ends;
    return ends + (sourcePort != 0 ? " echo request id " : " echo reply id ") +
           std::to_string(echo());
}

std::uint16_t Flow::echo() const
{
    const auto either = static_cast<std::uint16_t>(sourcePort | destinationPort);
    return isIcmp(*this) ? either : std::uint16_t{0};
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/liveservers.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QtEndian>

#include <netinet/in.h>

#include <algorithm>
#include <cstring>

namespace tomato::engine {

namespace {

constexpr std::size_t MacAddresses = 12;
constexpr std::size_t TagSize = 4;
constexpr std::uint16_t Ipv4 = 0x0800;
constexpr std::uint16_t Ipv6 = 0x86dd;
constexpr std::size_t Ipv6Header = 40;

template <class Number>
Number numberAt(std::span<const char> bytes, std::size_t offset)
{
    return qFromBigEndian<Number>(bytes.data() + offset);
}

bool isTag(std::uint16_t type)
{
    return type == 0x8100 || type == 0x88a8 || type == 0x9100;
}

} // namespace

/// The two ends of a TCP segment; ports of 0 for a frame that holds none.
struct LiveServers::Segment
{
    std::array<Address, 2> addresses{};
    std::array<std::uint16_t, 2> ports{};
};

LiveServers::LiveServers(const QJsonArray &servers)
{
    for (const QJsonValue each : servers) {
        const QHostAddress host(each["host"].toString());
        Server server{{},
                      static_cast<std::uint16_t>(each["port"].toInt()),
                      host == QHostAddress(QHostAddress::AnyIPv4) ||
                          host == QHostAddress(QHostAddress::AnyIPv6)};
        const Q_IPV6ADDR address = host.toIPv6Address();
        std::memcpy(server.address.data(), &address, server.address.size());
        m_servers.push_back(server);
    }
}

bool LiveServers::serves(const Address &address, std::uint16_t port) const
{
    return std::ranges::any_of(m_servers, [&](const Server &server) {
        return server.port == port && (server.isAnywhere || server.address == address);
    });
}

LiveServers::Segment LiveServers::segmentIn(std::span<const char> frame)
{
    Segment segment;
    std::size_t at = MacAddresses;
    while (frame.size() >= at + 2 && isTag(numberAt<std::uint16_t>(frame, at)))
        at += TagSize;
    if (frame.size() < at + 2)
        return segment;
    const auto type = numberAt<std::uint16_t>(frame, at);
    const auto packet = frame.subspan(at + 2);
    std::size_t header = 0;
    if (type == Ipv4 && packet.size() >= sizeof(in_addr) * 5) {
        // Only the first fragment has the ports.
        const bool isFirst = (numberAt<std::uint16_t>(packet, 6) & 0x1fff) == 0;
        header = packet[9] == IPPROTO_TCP && isFirst ? (packet[0] & 0x0fU) * 4 : 0;
        for (const std::size_t end : {0U, 1U}) {
            segment.addresses[end][10] = segment.addresses[end][11] = 0xff;
            std::memcpy(segment.addresses[end].data() + 12, packet.data() + 12 + end * 4, 4);
        }
    } else if (type == Ipv6 && packet.size() >= Ipv6Header) {
        header = packet[6] == IPPROTO_TCP ? Ipv6Header : 0;
        for (const std::size_t end : {0U, 1U})
            std::memcpy(segment.addresses[end].data(), packet.data() + 8 + end * 16, 16);
    }
    if (header == 0 || packet.size() < header + 4)
        return segment;
    segment.ports = {numberAt<std::uint16_t>(packet, header),
                     numberAt<std::uint16_t>(packet, header + 2)};
    return segment;
}

bool LiveServers::carry(std::span<const char> frame) const
{
    if (m_servers.empty())
        return false;
    const Segment segment = segmentIn(frame);
    return serves(segment.addresses[0], segment.ports[0]) ||
           serves(segment.addresses[1], segment.ports[1]);
}

} // namespace tomato::engine

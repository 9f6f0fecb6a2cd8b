// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/columns/packetfields.h"

#include "capture/journeys/packets/networkheader.h"

#include <algorithm>

namespace tomato::columns {

namespace {

using journeys::Bytes;
using journeys::half;
using Header = journeys::NetworkHeader;

constexpr std::uint16_t CustomerTag = 0x8100;
constexpr std::uint16_t ServiceTag = 0x88a8;
constexpr std::size_t UdpHeaderBytes = 8;
constexpr std::size_t MinTcpHeaderBytes = 20;

std::uint32_t word(Bytes bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(half(bytes, at)) << 16 | half(bytes, at + 2);
}

std::int16_t vlanOf(std::uint32_t linkType, Bytes frame)
{
    if (linkType != journeys::LinkTypeEthernet || frame.size() < journeys::EthernetBytes + 2)
        return -1;
    const std::uint16_t type = half(frame, journeys::EthernetBytes - 2);
    if (type != CustomerTag && type != ServiceTag)
        return -1;
    return static_cast<std::int16_t>(half(frame, journeys::EthernetBytes) & 0xfff);
}

/// Returns how many bytes its header has.
std::size_t readTcp(Bytes segment, PacketFields &fields)
{
    if (segment.size() < MinTcpHeaderBytes)
        return 0;
    fields.tcpSequence = word(segment, 4);
    fields.tcpAcknowledgment = word(segment, 8);
    fields.tcpFlags = segment[13];
    fields.tcpWindow = half(segment, 14);
    return static_cast<std::size_t>(segment[12] >> 4) * 4;
}

} // namespace

PacketFields readPacketFields(std::uint32_t linkType, std::span<const char> frame)
{
    const Bytes bytes(reinterpret_cast<const std::uint8_t *>(frame.data()), frame.size());
    PacketFields fields;
    fields.vlan = vlanOf(linkType, bytes);
    const journeys::LinkHeader link = journeys::readLinkHeader(linkType, bytes);
    fields.etherType = link.etherType;
    const auto network = journeys::readNetworkHeader(link.etherType, link.payload);
    if (!network)
        return fields;
    fields.version = network->version;
    fields.source = network->source;
    fields.destination = network->destination;
    fields.protocol = network->protocol;
    fields.ttl = network->ttl;
    const Bytes segment = link.payload.subspan(std::min(network->headerBytes, link.payload.size()));
    std::size_t header = network->headerBytes;
    const bool isWhole = !network->isFragment || network->isFirstFragment;
    if (isWhole && network->hasPorts() && segment.size() >= 4) {
        fields.sourcePort = half(segment, 0);
        fields.destinationPort = half(segment, 2);
    }
    if (isWhole && network->protocol == Header::Tcp)
        header += readTcp(segment, fields);
    else if (isWhole && network->protocol == Header::Udp)
        header += UdpHeaderBytes;
    const std::size_t end = network->totalBytes;
    fields.payload = static_cast<std::uint32_t>(end > header ? end - header : 0);
    return fields;
}

} // namespace tomato::columns

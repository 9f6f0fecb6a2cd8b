// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/packets/networkheader.h"

#include <algorithm>

namespace tomato::journeys {

namespace {

// LINKTYPE_ of pcap files.
constexpr std::uint32_t LinkTypeNull = 0;
constexpr std::uint32_t LinkTypeRaw = 101;
constexpr std::uint32_t LinkTypeLoop = 108;
constexpr std::uint32_t LinkTypeSll = 113;
constexpr std::uint32_t LinkTypeIpv4 = 228;
constexpr std::uint32_t LinkTypeIpv6 = 229;
constexpr std::uint32_t LinkTypeSll2 = 276;

constexpr int MaxTags = 16;
/// The limit is more than any program sends.
constexpr int MaxExtensions = 16;

bool isVlan(std::uint16_t etherType)
{
    return etherType == 0x8100 || etherType == 0x88a8 || etherType == 0x9100;
}

bool isMpls(std::uint16_t etherType)
{
    return etherType == 0x8847 || etherType == 0x8848;
}

/// Returns the EtherType of a packet without a link header.
std::uint16_t etherTypeOf(Bytes packet)
{
    if (packet.empty())
        return 0;
    const int version = packet[0] >> 4;
    return version == 4 ? EtherTypeIpv4 : version == 6 ? EtherTypeIpv6 : 0;
}

void skipTags(LinkHeader &header)
{
    for (int tags = 0; tags < MaxTags && isVlan(header.etherType); ++tags) {
        if (header.payload.size() < 4)
            return;
        header.etherType = half(header.payload, 2);
        header.payload = header.payload.subspan(4);
    }
    if (!isMpls(header.etherType))
        return;
    Bytes behind = header.payload;
    bool isLast = false;
    for (int labels = 0; labels < MaxTags && !isLast && behind.size() >= 4; ++labels) {
        isLast = (behind[2] & 1) != 0;
        behind = behind.subspan(4);
    }
    // Labels do not say what they carry: a packet that is not IP is kept with its labels.
    if (const std::uint16_t type = etherTypeOf(behind); isLast && type != 0) {
        header.etherType = type;
        header.payload = behind;
    }
}

LinkHeader readEthernet(Bytes frame)
{
    LinkHeader header;
    header.payload = frame;
    if (frame.size() < EthernetBytes)
        return header;
    std::copy_n(frame.begin(), 6, header.destination.begin());
    std::copy_n(frame.begin() + 6, 6, header.source.begin());
    header.isToMany = (frame[0] & 1) != 0;
    header.etherType = half(frame, 12);
    header.payload = frame.subspan(EthernetBytes);
    skipTags(header);
    return header;
}

LinkHeader readCooked(Bytes frame, std::size_t typeAt, std::size_t bytes)
{
    LinkHeader header;
    header.payload = frame;
    if (frame.size() < bytes)
        return header;
    header.etherType = half(frame, typeAt);
    header.payload = frame.subspan(bytes);
    skipTags(header);
    return header;
}

bool readIpv4(Bytes packet, NetworkHeader &header)
{
    constexpr std::size_t Min = 20;
    constexpr std::uint16_t DontFragment = 0x4000;
    constexpr std::uint16_t MoreFragments = 0x2000;
    constexpr std::uint16_t Offset = 0x1fff;
    if (packet.size() < Min || packet[0] >> 4 != 4)
        return false;
    header.headerBytes = std::size_t{4} * (packet[0] & 15);
    if (header.headerBytes < Min)
        return false;
    header.totalBytes = half(packet, 2);
    // With segmentation offload the length is not known.
    if (header.totalBytes == 0)
        header.totalBytes = packet.size();
    if (header.totalBytes < header.headerBytes)
        return false;
    header.identification = half(packet, 4);
    header.fragment = half(packet, 6);
    header.isFragment = (header.fragment & (MoreFragments | Offset)) != 0;
    header.isFirstFragment = header.isFragment && (header.fragment & Offset) == 0;
    header.mayBeFragmented = !header.isFragment && (header.fragment & DontFragment) == 0;
    header.ttl = packet[8];
    header.dscp = static_cast<std::uint8_t>(packet[1] >> 2);
    header.protocol = packet[9];
    std::copy_n(packet.begin() + 12, 4, header.source.begin());
    std::copy_n(packet.begin() + 16, 4, header.destination.begin());
    return true;
}

/// The segment that the packet goes to in the end: RFC 8754.
void takeSegments(Bytes routing, NetworkHeader &header)
{
    constexpr std::size_t LastSegment = 8;
    if (routing.size() >= LastSegment + 16 && routing[2] == 4 && routing[1] >= 2)
        std::copy_n(routing.begin() + LastSegment, 16, header.destination.begin());
}

/// Goes behind one extension header; false when it is none, or not whole.
bool skipExtension(Bytes packet, NetworkHeader &header)
{
    constexpr std::uint8_t HopByHop = 0;
    constexpr std::uint8_t Routing = 43;
    constexpr std::uint8_t Fragment = 44;
    constexpr std::uint8_t Authentication = 51;
    constexpr std::uint8_t DestinationOptions = 60;
    if (packet.size() < header.headerBytes + 8 || header.isFragment)
        return false;
    const Bytes extension = packet.subspan(header.headerBytes);
    std::size_t bytes = 8;
    switch (header.protocol) {
    case Routing:
        takeSegments(extension, header);
        [[fallthrough]];
    case HopByHop:
    case DestinationOptions:
        bytes = 8 + std::size_t{8} * extension[1];
        break;
    case Authentication:
        bytes = 8 + std::size_t{4} * extension[1];
        break;
    case Fragment:
        header.fragment = half(extension, 2);
        header.identification =
            std::uint32_t{half(extension, 4)} << 16 | std::uint32_t{half(extension, 6)};
        header.isFragment = (header.fragment & 0xfff9) != 0;
        header.isFirstFragment = header.isFragment && (header.fragment & 0xfff8) == 0;
        break;
    default:
        return false;
    }
    if (header.headerBytes + bytes > packet.size())
        return false;
    header.headerBytes += bytes;
    header.protocol = extension[0];
    return true;
}

bool readIpv6(Bytes packet, NetworkHeader &header)
{
    constexpr std::size_t Min = 40;
    if (packet.size() < Min || packet[0] >> 4 != 6)
        return false;
    header.version = 6;
    header.headerBytes = Min;
    header.totalBytes = Min + half(packet, 4);
    // A jumbogram, or segmentation that is left to the interface.
    if (header.totalBytes == Min)
        header.totalBytes = packet.size();
    header.protocol = packet[6];
    header.ttl = packet[7];
    header.dscp = static_cast<std::uint8_t>((half(packet, 0) >> 6) & 0x3f);
    std::copy_n(packet.begin() + 8, 16, header.source.begin());
    std::copy_n(packet.begin() + 24, 16, header.destination.begin());
    for (int extensions = 0; extensions < MaxExtensions; ++extensions) {
        if (!skipExtension(packet, header))
            break;
    }
    return true;
}

} // namespace

bool NetworkHeader::isLinkLocal() const
{
    const auto isLocal = [this](const std::array<std::uint8_t, 16> &address) {
        return version == 4 ? address[0] == 169 && address[1] == 254
                            : address[0] == 0xfe && (address[1] & 0xc0) == 0x80;
    };
    return isLocal(source) || isLocal(destination);
}

LinkHeader readLinkHeader(std::uint32_t linkType, Bytes frame)
{
    LinkHeader header;
    header.payload = frame;
    switch (linkType) {
    case LinkTypeEthernet:
        return readEthernet(frame);
    case LinkTypeRaw:
    case LinkTypeIpv4:
    case LinkTypeIpv6:
        header.etherType = etherTypeOf(frame);
        return header;
    case LinkTypeNull:
    case LinkTypeLoop:
        if (frame.size() >= 4) {
            header.payload = frame.subspan(4);
            header.etherType = etherTypeOf(header.payload);
        }
        return header;
    case LinkTypeSll:
        return readCooked(frame, 14, 16);
    case LinkTypeSll2:
        return readCooked(frame, 0, 20);
    default:
        return header;
    }
}

std::optional<NetworkHeader> readNetworkHeader(std::uint16_t etherType, Bytes packet)
{
    NetworkHeader header;
    const bool isRead = etherType == EtherTypeIpv4   ? readIpv4(packet, header)
                        : etherType == EtherTypeIpv6 ? readIpv6(packet, header)
                                                     : false;
    if (!isRead)
        return {};
    return header;
}

} // namespace tomato::journeys

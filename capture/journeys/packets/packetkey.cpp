// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/packets/packetkey.h"

#include "capture/journeys/packets/networkheader.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace tomato::journeys {

namespace {

/// Nested tunnels are followed to this depth.
constexpr int MaxTunnels = 4;
constexpr std::uint16_t VxlanPort = 4789;
/// Linux uses this port by default.
constexpr std::uint16_t LinuxVxlanPort = 8472;

std::uint64_t hashOf(Bytes bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t join(std::uint64_t first, std::uint64_t second)
{
    const std::array<std::uint64_t, 2> both = {first, second};
    return XXH3_64bits(both.data(), sizeof both);
}

/// Gathers the parts of a header that stay the same on all links.
class Gathered final
{
public:
    void add(std::uint16_t number)
    {
        m_bytes[m_size++] = static_cast<std::uint8_t>(number >> 8);
        m_bytes[m_size++] = static_cast<std::uint8_t>(number);
    }
    void add(Bytes bytes)
    {
        for (const std::uint8_t each : bytes)
            m_bytes[m_size++] = each;
    }
    std::uint64_t hash() const { return hashOf(Bytes(m_bytes).first(m_size)); }

private:
    std::array<std::uint8_t, 64> m_bytes{};
    std::size_t m_size = 0;
};

bool isEcho(const NetworkHeader &header, std::uint8_t type)
{
    return header.protocol == NetworkHeader::Icmp ? type == 8 || type == 0
                                                  : type == 128 || type == 129;
}

/// Returns whether it is an error, which quotes the packet that it is about.
bool isError(const NetworkHeader &header, std::uint8_t type)
{
    return header.protocol == NetworkHeader::Icmp
               ? type == 3 || type == 5 || type == 11 || type == 12
               : type >= 1 && type <= 4;
}

/// Takes what a NAT leaves of the packet that an error quotes; the first eight bytes of its
/// transport are there (RFC 792). Returns what comes behind that.
Bytes takeQuoted(Bytes packet, Gathered &same)
{
    if (packet.empty())
        return packet;
    const auto header =
        readNetworkHeader(packet[0] >> 4 == 4 ? EtherTypeIpv4 : EtherTypeIpv6, packet);
    if (!header)
        return packet;
    same.add(header->protocol);
    same.add(static_cast<std::uint16_t>(header->totalBytes));
    same.add(static_cast<std::uint16_t>(header->identification));
    const Bytes transport = packet.subspan(std::min(header->headerBytes, packet.size()));
    if (header->isFragment)
        same.add(header->fragment);
    // Behind the first piece there is content alone.
    if (header->isFragment && !header->isFirstFragment)
        return transport;
    if (transport.size() < 8)
        return {};
    if (header->protocol == NetworkHeader::Udp) {
        same.add(transport.subspan(4, 2));
        return transport.subspan(8);
    }
    if (header->protocol == NetworkHeader::Tcp) {
        same.add(transport.subspan(4, 4));
        // Its checksum is there where more is quoted.
        constexpr std::size_t Checksum = 16;
        return transport.size() < Checksum + 2 ? Bytes() : transport.subspan(Checksum + 2);
    }
    if (header->isIcmp()) {
        same.add(transport.first(2));
        return transport.subspan(6);
    }
    return transport;
}

/// Takes the transport's header apart into what a NAT changes and what it leaves; returns what of
/// `transport` comes behind it.
Bytes takeTransport(const NetworkHeader &header, Bytes transport, Gathered &same, PacketKey &key)
{
    Flow &flow = key.flow;
    if (header.protocol == NetworkHeader::Tcp && transport.size() >= 20) {
        flow.sourcePort = half(transport, 0);
        flow.destinationPort = half(transport, 2);
        same.add(transport.subspan(4, 12));
        key.checksum = half(transport, 16);
        return transport.subspan(18);
    }
    if (header.protocol == NetworkHeader::Udp && transport.size() >= 8) {
        flow.sourcePort = half(transport, 0);
        flow.destinationPort = half(transport, 2);
        same.add(transport.subspan(4, 2));
        key.checksum = half(transport, 6);
        return transport.subspan(8);
    }
    if (header.isIcmp() && transport.size() >= 8) {
        same.add(transport.first(2));
        key.checksum = half(transport, 2);
        if (isError(header, transport[0])) {
            same.add(transport.subspan(4, 4));
            return takeQuoted(transport.subspan(8), same);
        }
        if (!isEcho(header, transport[0]))
            return transport.subspan(4);
        const bool isRequest = transport[0] == 8 || transport[0] == 128;
        (isRequest ? flow.sourcePort : flow.destinationPort) = half(transport, 4);
        return transport.subspan(6);
    }
    return transport;
}

/// The packet inside, when this one is a tunnel's.
struct Inside
{
    std::uint16_t etherType = 0;
    Bytes frame;
    /// A whole frame rather than what it carries.
    bool isEthernet = false;
};

std::optional<Inside> insideGre(Bytes gre)
{
    if (gre.size() < 4 || (gre[1] & 7) != 0)
        return {};
    std::size_t bytes = 4;
    for (const int flag : {0x80, 0x20, 0x10})
        bytes += (gre[0] & flag) != 0 ? 4 : 0;
    if (gre.size() < bytes)
        return {};
    const std::uint16_t type = half(gre, 2);
    return Inside{type, gre.subspan(bytes), type == 0x6558};
}

std::optional<Inside> insideVxlan(Bytes udp)
{
    constexpr std::size_t Headers = 16;
    if (udp.size() < Headers + EthernetBytes)
        return {};
    const std::uint16_t port = half(udp, 2);
    if ((port != VxlanPort && port != LinuxVxlanPort) || udp[8] != 0x08 || udp[15] != 0)
        return {};
    return Inside{0, udp.subspan(Headers), true};
}

std::optional<Inside> insideOf(const NetworkHeader &header, Bytes transport)
{
    switch (header.protocol) {
    case NetworkHeader::IpInIp:
        return Inside{EtherTypeIpv4, transport, false};
    case NetworkHeader::Ipv6InIp:
        return Inside{EtherTypeIpv6, transport, false};
    case NetworkHeader::Gre:
        return insideGre(transport);
    case NetworkHeader::Udp:
        return insideVxlan(transport);
    default:
        return {};
    }
}

std::uint64_t number(const std::array<std::uint8_t, 6> &mac)
{
    std::uint64_t number = 0;
    for (const std::uint8_t each : mac)
        number = number << 8 | each;
    return number;
}

class KeyReader final
{
public:
    explicit KeyReader(std::size_t keyBytes) : m_keyBytes(keyBytes) {}

    PacketKey read(std::uint32_t linkType, Bytes frame)
    {
        const LinkHeader link = readLinkHeader(linkType, frame);
        PacketKey key;
        if (readNetwork(link.etherType, link.payload, 0, key)) {
            key.isToMany = key.isToMany || link.isToMany;
        } else {
            key = whole(link);
        }
        key.sourceMac = number(link.source);
        key.destinationMac = number(link.destination);
        return key;
    }

private:
    /// The part of a packet that the key is made of.
    Bytes covered(Bytes packet) const { return packet.first(std::min(packet.size(), m_keyBytes)); }

    PacketKey whole(const LinkHeader &link) const
    {
        PacketKey key;
        key.isToMany = link.isToMany;
        key.flow.etherType = link.etherType;
        // Whoever asks for a flow's addresses must not be given those of Ethernet as those of IP.
        key.flow.isUnread = key.flow.isIp() ? 1 : 0;
        std::copy_n(link.source.begin(), link.source.size(), key.flow.source.begin());
        std::copy_n(link.destination.begin(), link.destination.size(),
                    key.flow.destination.begin());
        Gathered same;
        same.add(link.etherType);
        same.add(Bytes(link.source));
        same.add(Bytes(link.destination));
        key.family = join(same.hash(), hashOf(covered(link.payload)));
        return key;
    }

    /// False when it is not IP that can be understood.
    bool readNetwork(std::uint16_t etherType, Bytes packet, int tunnels, PacketKey &key) const
    {
        const auto header = readNetworkHeader(etherType, packet);
        if (!header)
            return false;
        const Bytes kept = covered(packet);
        key = PacketKey{};
        key.isIp = true;
        key.ttl = header->ttl;
        key.dscp = header->dscp;
        key.isCut = kept.size() < std::min(m_keyBytes, header->totalBytes);
        key.isToMany = header->isToMany();
        key.isLinkLocal = header->isLinkLocal();
        key.flow.etherType = etherType;
        key.flow.protocol = header->protocol;
        key.flow.source = header->source;
        key.flow.destination = header->destination;
        if (header->isFragment) {
            readFragment(*header, kept, key);
            return true;
        }
        const std::size_t end = std::min(kept.size(), header->totalBytes);
        const Bytes transport = kept.first(end).subspan(std::min(header->headerBytes, end));
        if (tunnels < MaxTunnels && readInside(*header, transport, tunnels, key))
            return true;
        readPacket(*header, transport, key);
        return true;
    }

    bool readInside(const NetworkHeader &header, Bytes transport, int tunnels, PacketKey &key) const
    {
        const auto inside = insideOf(header, transport);
        if (!inside)
            return false;
        PacketKey inner;
        if (inside->isEthernet) {
            const LinkHeader link = readLinkHeader(LinkTypeEthernet, inside->frame);
            if (!readNetwork(link.etherType, link.payload, tunnels + 1, inner)) {
                if (link.payload.empty())
                    return false;
                inner = whole(link);
            }
            inner.isToMany = inner.isToMany || link.isToMany;
        } else if (!readNetwork(inside->etherType, inside->frame, tunnels + 1, inner)) {
            return false;
        }
        inner.isTunnelled = true;
        key = inner;
        return true;
    }

    static void readPacket(const NetworkHeader &header, Bytes transport, PacketKey &key)
    {
        Gathered same;
        gatherHeader(header, same);
        const Bytes rest = takeTransport(header, transport, same, key);
        key.family = join(same.hash(), hashOf(rest));
        key.source = endHash(header.source, key.flow.sourcePort);
        key.destination = endHash(header.destination, key.flow.destinationPort);
        if (header.mayBeFragmented)
            key.pieces = datagramHash(header);
        if (header.protocol == NetworkHeader::Tcp)
            readSegment(header, transport, key);
    }

    static void readSegment(const NetworkHeader &header, Bytes tcp, PacketKey &key)
    {
        constexpr std::size_t Min = 20;
        constexpr std::uint8_t AtTheEnds = 0x89; // CWR, PSH, FIN
        if (tcp.size() < Min)
            return;
        const std::size_t bytes = std::size_t{4} * (tcp[12] >> 4);
        const std::size_t all = header.totalBytes - header.headerBytes;
        if (bytes < Min || all <= bytes)
            return;
        key.range = {std::uint32_t{half(tcp, 4)} << 16 | half(tcp, 6),
                     static_cast<std::uint32_t>(all - bytes), true};
        key.identification = static_cast<std::uint16_t>(header.identification);
        Gathered same;
        same.add(header.version);
        same.add(Bytes(header.source));
        same.add(Bytes(header.destination));
        same.add(tcp.first(4));
        same.add(tcp.subspan(8, 4));
        same.add(static_cast<std::uint16_t>(tcp[12] << 8 | (tcp[13] & ~AtTheEnds)));
        same.add(tcp.subspan(14, 2));
        const std::uint64_t hash =
            join(same.hash(), hashOf(tcp.subspan(18, std::min(bytes, tcp.size()) - 18)));
        key.stream = hash == 0 ? 1 : hash;
    }

    static void readFragment(const NetworkHeader &header, Bytes kept, PacketKey &key)
    {
        key.isFragment = true;
        key.isFirstFragment = header.isFirstFragment;
        key.pieces = datagramHash(header);
        key.source = endHash(header.source, 0);
        key.destination = endHash(header.destination, 0);
        const std::size_t end = std::min(kept.size(), header.totalBytes);
        const Bytes piece = kept.first(end).subspan(std::min(header.headerBytes, end));
        constexpr int Units = 8;
        const std::uint32_t units =
            header.version == 4 ? header.fragment & 0x1fff : header.fragment >> 3;
        key.range = {units * Units,
                     static_cast<std::uint32_t>(header.totalBytes -
                                                std::min(header.totalBytes, header.headerBytes)),
                     false};
        if (header.isFirstFragment && piece.size() >= 4 && header.hasPorts()) {
            key.flow.sourcePort = half(piece, 0);
            key.flow.destinationPort = half(piece, 2);
        }
        Gathered same;
        same.add(header.version);
        same.add(header.protocol);
        same.add(header.fragment);
        const Bytes rest = header.isFirstFragment ? takeTransport(header, piece, same, key) : piece;
        const std::uint64_t content = join(same.hash(), hashOf(rest));
        key.content = static_cast<std::uint32_t>(content);
        key.checksum = static_cast<std::uint16_t>(join(
            join(header.identification, content), hashOf(piece.first(piece.size() - rest.size()))));
        if (header.version == 4)
            key.family = identified(header).hash();
        else
            key.family = header.isFirstFragment ? content : key.pieces;
    }

    static void gatherHeader(const NetworkHeader &header, Gathered &same)
    {
        same.add(header.version);
        same.add(header.protocol);
        same.add(static_cast<std::uint16_t>(header.totalBytes));
        same.add(static_cast<std::uint16_t>(header.identification));
        same.add(header.fragment);
    }

    static Gathered identified(const NetworkHeader &header)
    {
        Gathered same;
        same.add(header.version);
        same.add(header.protocol);
        same.add(static_cast<std::uint16_t>(header.identification >> 16));
        same.add(static_cast<std::uint16_t>(header.identification));
        return same;
    }

    static std::uint64_t datagramHash(const NetworkHeader &header)
    {
        Gathered same = identified(header);
        same.add(Bytes(header.source));
        same.add(Bytes(header.destination));
        const std::uint64_t hash = same.hash();
        return hash == 0 ? 1 : hash;
    }

    std::size_t m_keyBytes;
};

} // namespace

std::uint16_t endHash(const std::array<std::uint8_t, 16> &address, std::uint16_t port)
{
    std::array<std::uint8_t, 18> end{};
    std::copy(address.begin(), address.end(), end.begin());
    std::memcpy(end.data() + address.size(), &port, sizeof port);
    const std::uint64_t hash = hashOf(end);
    return static_cast<std::uint16_t>(hash ^ hash >> 32);
}

PacketKey readPacketKey(std::uint32_t linkType, std::span<const char> bytes, std::size_t keyBytes)
{
    const Bytes frame(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
    return KeyReader(keyBytes).read(linkType, frame);
}

} // namespace tomato::journeys

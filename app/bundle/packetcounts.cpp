// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/packetcounts.h"

#include "app/experiment/outcome/eachpacket.h"

#include <algorithm>

namespace tomato::bundle {

namespace {

unsigned octet(std::span<const char> bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

unsigned twoOctets(std::span<const char> bytes, std::size_t at)
{
    return octet(bytes, at) << 8U | octet(bytes, at + 1);
}

/// The content of an Ethernet frame, behind its VLAN tags.
struct Payload
{
    unsigned type = 0;
    std::span<const char> bytes;
};

Payload payloadOf(std::span<const char> frame)
{
    std::size_t at = 12;
    unsigned type = twoOctets(frame, at);
    while ((type == 0x8100 || type == 0x88a8) && frame.size() > at + 4) {
        at += 4;
        type = twoOctets(frame, at);
    }
    return {type, frame.size() > at + 2 ? frame.subspan(at + 2) : std::span<const char>()};
}

QString transportName(unsigned number)
{
    switch (number) {
    case 1:
        return QStringLiteral("icmp");
    case 2:
        return QStringLiteral("igmp");
    case 6:
        return QStringLiteral("tcp");
    case 17:
        return QStringLiteral("udp");
    case 47:
        return QStringLiteral("gre");
    case 58:
        return QStringLiteral("icmp6");
    case 89:
        return QStringLiteral("ospf");
    case 132:
        return QStringLiteral("sctp");
    default:
        return QStringLiteral("protocol %1").arg(number);
    }
}

/// The protocol behind IPv6's header, or its hop-by-hop options, and where it begins.
std::pair<unsigned, std::size_t> nextOfIp6(std::span<const char> packet)
{
    const unsigned next = octet(packet, 6);
    if (next != 0)
        return {next, 40};
    return {octet(packet, 40), 40 + 8 * (1 + static_cast<std::size_t>(octet(packet, 41)))};
}

int placeOf(QStringList &names, const QString &name)
{
    qsizetype at = names.indexOf(name);
    if (at < 0) {
        at = names.size();
        names << name;
    }
    return static_cast<int>(at);
}

/// The packets between two questions whether to go on.
constexpr std::size_t PacketsAtOnce = 4096;

Result<> readFile(const QString &path, const GoOn &goOn, LinkPackets &into)
{
    std::size_t number = 0;
    const auto count = [&](const auto &packet, const std::string &direction) -> Result<> {
        if (goOn && number++ % PacketsAtOnce == 0 && !goOn())
            return failure("cancelled");
        const auto &record = packet.record;
        if (isChatter(record.bytes)) {
            ++into.chatter;
            return {};
        }
        into.packets.push_back(
            {record.time, placeOf(into.directions, QString::fromStdString(direction)),
             placeOf(into.protocols, protocolOf(record.bytes)), record.original});
        return {};
    };
    return experiment::forEachPacket(path, count);
}

} // namespace

QString protocolOf(std::span<const char> frame)
{
    const Payload payload = payloadOf(frame);
    switch (payload.type) {
    case 0x0806:
        return QStringLiteral("arp");
    case 0x0800:
        return QStringLiteral("ipv4 ") + transportName(octet(payload.bytes, 9));
    case 0x86dd:
        return QStringLiteral("ipv6 ") + transportName(nextOfIp6(payload.bytes).first);
    default:
        return payload.type < 0x0600
                   ? QStringLiteral("llc")
                   : QStringLiteral("ethertype 0x%1").arg(payload.type, 4, 16, QChar(u'0'));
    }
}

bool isChatter(std::span<const char> frame)
{
    const Payload payload = payloadOf(frame);
    if (payload.type == 0x0806)
        return true;
    if (payload.type != 0x86dd)
        return false;
    const auto [protocol, at] = nextOfIp6(payload.bytes);
    const unsigned type = octet(payload.bytes, at);
    // Multicast listeners (RFC 2710, RFC 3810) and neighbour discovery (RFC 4861).
    return protocol == 58 && ((type >= 130 && type <= 137) || type == 143);
}

std::map<std::pair<QString, QString>, qint64> LinkPackets::counts() const
{
    std::map<std::pair<int, int>, qint64> numbers;
    for (const Packet &packet : packets)
        ++numbers[{packet.direction, packet.protocol}];
    std::map<std::pair<QString, QString>, qint64> counts;
    for (const auto &[places, count] : numbers)
        counts[{directions[places.first], protocols[places.second]}] += count;
    return counts;
}

Result<LinkPackets> readLinkPackets(const QStringList &files, const GoOn &goOn)
{
    LinkPackets all;
    for (const QString &file : files) {
        if (const auto read = readFile(file, goOn, all); !read)
            return passOn(read);
    }
    std::stable_sort(all.packets.begin(), all.packets.end(),
                     [](const auto &a, const auto &b) { return a.time < b.time; });
    return all;
}

} // namespace tomato::bundle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/addressmap.h"

#include <QStringList>

#include <arpa/inet.h>
#include <netinet/ether.h>

#include <algorithm>
#include <cstring>

namespace tomato::replay {

namespace {

constexpr std::size_t EthernetHeader = 14;
constexpr unsigned Tcp = 6;
constexpr unsigned Udp = 17;
constexpr unsigned Icmp6 = 58;

unsigned octetAt(std::span<const char> bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

unsigned wordAt(std::span<const char> bytes, std::size_t at)
{
    return octetAt(bytes, at) << 8U | octetAt(bytes, at + 1);
}

/// The sum of the words, as in RFC 1071.
std::uint32_t sumOfWords(std::span<const char> bytes)
{
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        sum += wordAt(bytes, i);
    return sum;
}

/// RFC 1624: the new checksum is ~(~old + ~before + after).
void changeChecksum(std::span<char> bytes, std::size_t at, std::uint32_t change)
{
    if (change == 0 || at + 2 > bytes.size())
        return;
    std::uint32_t sum = (~wordAt(bytes, at) & 0xffffU) + change;
    while (sum > 0xffffU)
        sum = (sum & 0xffffU) + (sum >> 16U);
    const std::uint32_t checksum = ~sum & 0xffffU;
    bytes[at] = static_cast<char>(checksum >> 8U);
    bytes[at + 1] = static_cast<char>(checksum);
}

/// The pseudo headers of these have the addresses in them.
void changeTransport(std::span<char> segment, unsigned protocol, std::uint32_t change)
{
    if (protocol == Tcp)
        changeChecksum(segment, 16, change);
    if (protocol == Icmp6)
        changeChecksum(segment, 2, change);
    // UDP says 0 when it has no checksum, and 0xffff when that is 0.
    if (protocol != Udp || segment.size() < 8 || wordAt(segment, 6) == 0 || change == 0)
        return;
    changeChecksum(segment, 6, change);
    if (wordAt(segment, 6) == 0)
        segment[6] = segment[7] = '\xff';
}

std::optional<std::array<unsigned char, 6>> macOf(const QString &text)
{
    ether_addr address{};
    if (ether_aton_r(text.toLatin1().constData(), &address) == nullptr)
        return std::nullopt;
    return std::to_array(address.ether_addr_octet);
}

} // namespace

bool AddressMap::Network::contains(std::span<const char> address) const
{
    if (address.size() != bytes)
        return false;
    const auto whole = static_cast<std::size_t>(length) / 8;
    const unsigned rest = static_cast<unsigned>(length) % 8;
    if (std::memcmp(address.data(), from.data(), whole) != 0)
        return false;
    return rest == 0 || ((octetAt(address, whole) ^ from[whole]) >> (8 - rest)) == 0;
}

std::optional<AddressMap::Network> AddressMap::network(const QString &from, const QString &to)
{
    Network made;
    const QStringList first = from.split(u'/');
    const QStringList second = to.split(u'/');
    if (first.size() != second.size() || first.size() > 2)
        return std::nullopt;
    const int family = from.contains(u':') ? AF_INET6 : AF_INET;
    made.bytes = family == AF_INET6 ? 16 : 4;
    const int most = static_cast<int>(made.bytes) * 8;
    bool isNumber = true;
    made.length = first.size() == 2 ? first[1].toInt(&isNumber) : most;
    if (!isNumber || made.length < 0 || made.length > most || first.mid(1) != second.mid(1) ||
        inet_pton(family, first[0].toLatin1().constData(), made.from.data()) != 1 ||
        inet_pton(family, second[0].toLatin1().constData(), made.to.data()) != 1)
        return std::nullopt;
    return made;
}

Result<AddressMap> AddressMap::parse(const QJsonObject &json)
{
    AddressMap map;
    for (auto each = json.begin(); each != json.end(); ++each) {
        const QString to = each.value().toString();
        const auto fromMac = macOf(each.key());
        const auto toMac = macOf(to);
        if (fromMac && toMac) {
            map.m_macs.push_back({*fromMac, *toMac});
            continue;
        }
        const auto made = network(each.key(), to);
        if (!made)
            return failure("expected an address or a network and another one of the same kind, as "
                           "in \"10.0.0.0/24\": \"10.9.0.0/24\"",
                           each.key().toStdString());
        map.m_networks.push_back(*made);
    }
    std::stable_sort(map.m_networks.begin(), map.m_networks.end(),
                     [](const auto &a, const auto &b) { return a.length > b.length; });
    return map;
}

void AddressMap::replaceMac(std::span<char> address) const
{
    for (const Mac &each : m_macs) {
        if (std::memcmp(address.data(), each.from.data(), address.size()) != 0)
            continue;
        std::memcpy(address.data(), each.to.data(), address.size());
        return;
    }
}

std::uint32_t AddressMap::replaceIp(std::span<char> address) const
{
    const auto found = std::find_if(m_networks.begin(), m_networks.end(),
                                    [&](const Network &each) { return each.contains(address); });
    if (found == m_networks.end())
        return 0;
    // Each word that goes is taken away by adding its complement.
    std::uint32_t change = static_cast<std::uint32_t>(address.size() / 2) * 0xffffU;
    change -= sumOfWords(address);
    for (std::size_t i = 0; i < address.size(); ++i) {
        const int kept = std::clamp((static_cast<int>(i) + 1) * 8 - found->length, 0, 8);
        const unsigned mask = (1U << static_cast<unsigned>(kept)) - 1;
        address[i] =
            static_cast<char>((found->to[i] & ~mask & 0xffU) | (octetAt(address, i) & mask));
    }
    return change + sumOfWords(address);
}

void AddressMap::applyToIp4(std::span<char> packet) const
{
    if (packet.size() < 20)
        return;
    const std::size_t header = (octetAt(packet, 0) & 0xfU) * 4UL;
    const std::uint32_t change =
        replaceIp(packet.subspan(12, 4)) + replaceIp(packet.subspan(16, 4));
    changeChecksum(packet, 10, change);
    // Only the first fragment has the header of what is inside.
    if (header >= 20 && header <= packet.size() && (wordAt(packet, 6) & 0x1fffU) == 0)
        changeTransport(packet.subspan(header), octetAt(packet, 9), change);
}

void AddressMap::applyToIp6(std::span<char> packet) const
{
    if (packet.size() < 40)
        return;
    const std::uint32_t change =
        replaceIp(packet.subspan(8, 16)) + replaceIp(packet.subspan(24, 16));
    unsigned next = octetAt(packet, 6);
    std::size_t at = 40;
    constexpr unsigned HopByHop = 0;
    constexpr unsigned Routing = 43;
    constexpr unsigned Fragment = 44;
    constexpr unsigned Destination = 60;
    while (next == HopByHop || next == Routing || next == Fragment || next == Destination) {
        if (at + 8 > packet.size() || (next == Fragment && (wordAt(packet, at + 2) & 0xfff8U) != 0))
            return;
        const std::size_t length = next == Fragment ? 8 : 8 * (1UL + octetAt(packet, at + 1));
        next = octetAt(packet, at);
        at += length;
    }
    if (at <= packet.size())
        changeTransport(packet.subspan(at), next, change);
}

/// Replaces the addresses in ARP for IPv4 over Ethernet (RFC 826).
void AddressMap::applyToArp(std::span<char> packet) const
{
    if (packet.size() < 28 || wordAt(packet, 2) != 0x0800 || wordAt(packet, 4) != 0x0604)
        return;
    replaceMac(packet.subspan(8, 6));
    (void)replaceIp(packet.subspan(14, 4));
    replaceMac(packet.subspan(18, 6));
    (void)replaceIp(packet.subspan(24, 4));
}

void AddressMap::apply(std::span<char> frame) const
{
    if (isEmpty() || frame.size() < EthernetHeader)
        return;
    replaceMac(frame.first(6));
    replaceMac(frame.subspan(6, 6));
    std::size_t at = 12;
    unsigned type = wordAt(frame, at);
    while ((type == 0x8100 || type == 0x88a8) && frame.size() >= at + 6) {
        at += 4;
        type = wordAt(frame, at);
    }
    const auto packet = frame.subspan(at + 2);
    if (type == 0x0800)
        applyToIp4(packet);
    else if (type == 0x86dd)
        applyToIp6(packet);
    else if (type == 0x0806)
        applyToArp(packet);
}

} // namespace tomato::replay

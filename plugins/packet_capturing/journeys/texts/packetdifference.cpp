// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/texts/packetdifference.h"

#include "capture/journeys/packets/networkheader.h"
#include "plugins/api/numbertexts.h"

#include <QHostAddress>

#include <algorithm>
#include <optional>

namespace tomato::plugins {

using namespace journeys;

namespace {

constexpr std::size_t BytesOfRow = 16;
/// Further bytes are not shown.
constexpr std::size_t MaxBytesShown = 2'048;

journeys::Bytes asBytes(const std::vector<char> &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()};
}

QString macText(const std::array<std::uint8_t, 6> &address)
{
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(address.data()), 6).toHex(':'));
}

QString addressText(const NetworkHeader &header, const std::array<std::uint8_t, 16> &address)
{
    if (header.version == 6)
        return QHostAddress(address.data()).toString();
    const quint32 number = quint32{address[0]} << 24 | quint32{address[1]} << 16 |
                           quint32{address[2]} << 8 | address[3];
    return QHostAddress(number).toString();
}

/// Returns the VLAN and MPLS tags in their order in the frame.
QString tagsText(const journeys::Bytes &frame, std::size_t network)
{
    constexpr std::size_t Addresses = 12;
    if (network <= EthernetBytes)
        return {};
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(frame.data()) + Addresses,
                                          static_cast<qsizetype>(network - EthernetBytes))
                                   .toHex(' '));
}

/// Returns the checksum of TCP or UDP; nothing for other packets, and where it is not in the frame.
std::optional<std::uint16_t> transportChecksum(const LinkHeader &link, const NetworkHeader &ip)
{
    constexpr std::size_t AtTcp = 16;
    constexpr std::size_t AtUdp = 6;
    const bool isTcp = ip.protocol == NetworkHeader::Tcp;
    const std::size_t at = ip.headerBytes + (isTcp ? AtTcp : AtUdp);
    if ((!isTcp && ip.protocol != NetworkHeader::Udp) || (ip.isFragment && !ip.isFirstFragment) ||
        link.payload.size() < at + 2)
        return {};
    return half(link.payload, at);
}

} // namespace

PacketDifference::PacketDifference(Bytes before, Bytes after)
    : m_before(std::move(before)), m_after(std::move(after))
{
    compare();
}

void PacketDifference::note(const QString &what, const QString &before, const QString &after)
{
    if (before != after)
        m_meanings << tr("%1: %2 → %3")
                          .arg(what, before.isEmpty() ? tr("none") : before,
                               after.isEmpty() ? tr("none") : after);
}

void PacketDifference::compare()
{
    const journeys::Bytes one = asBytes(m_before);
    const journeys::Bytes two = asBytes(m_after);
    const LinkHeader linkOne = readLinkHeader(LinkTypeEthernet, one);
    const LinkHeader linkTwo = readLinkHeader(LinkTypeEthernet, two);
    m_networkBefore = one.size() - linkOne.payload.size();
    m_networkAfter = two.size() - linkTwo.payload.size();
    note(tr("Source MAC address"), macText(linkOne.source), macText(linkTwo.source));
    note(tr("Destination MAC address"), macText(linkOne.destination), macText(linkTwo.destination));
    note(tr("Tags"), tagsText(one, m_networkBefore), tagsText(two, m_networkAfter));
    const auto ipOne = readNetworkHeader(linkOne.etherType, linkOne.payload);
    const auto ipTwo = readNetworkHeader(linkTwo.etherType, linkTwo.payload);
    if (ipOne && ipTwo) {
        const QString ttl = ipOne->version == 6 ? tr("Hop limit") : tr("TTL");
        note(ttl, plainNumber(ipOne->ttl), plainNumber(ipTwo->ttl));
        note(tr("Source address"), addressText(*ipOne, ipOne->source),
             addressText(*ipTwo, ipTwo->source));
        note(tr("Destination address"), addressText(*ipOne, ipOne->destination),
             addressText(*ipTwo, ipTwo->destination));
        const auto port = [](const LinkHeader &link, const NetworkHeader &ip, std::size_t at) {
            const bool isThere = ip.hasPorts() && (!ip.isFragment || ip.isFirstFragment) &&
                                 link.payload.size() >= ip.headerBytes + 4;
            return isThere ? plainNumber(half(link.payload, ip.headerBytes + at)) : QString();
        };
        note(tr("Source port"), port(linkOne, *ipOne, 0), port(linkTwo, *ipTwo, 0));
        note(tr("Destination port"), port(linkOne, *ipOne, 2), port(linkTwo, *ipTwo, 2));
        if (ipOne->version == 4 && ipTwo->version == 4) {
            constexpr std::size_t Tos = 1;
            constexpr std::size_t Checksum = 10;
            note(tr("DSCP and ECN"), plainNumber(linkOne.payload[Tos]),
                 plainNumber(linkTwo.payload[Tos]));
            const auto sum = [](const LinkHeader &link) {
                return hexadecimal(half(link.payload, Checksum), 4);
            };
            note(tr("Checksum of the header"), sum(linkOne), sum(linkTwo));
        }
        const auto sumOne = transportChecksum(linkOne, *ipOne);
        const auto sumTwo = transportChecksum(linkTwo, *ipTwo);
        if (sumOne && sumTwo && ipOne->protocol == ipTwo->protocol)
            note(ipOne->protocol == NetworkHeader::Tcp ? tr("Checksum of TCP")
                                                       : tr("Checksum of UDP"),
                 hexadecimal(*sumOne, 4), hexadecimal(*sumTwo, 4));
    }
    note(tr("Length"), numberText(one.size()), numberText(two.size()));
    const auto isChanged = changed(m_after, m_networkAfter, m_before, m_networkBefore);
    if (m_meanings.isEmpty() &&
        std::find(isChanged.begin(), isChanged.end(), true) != isChanged.end())
        m_meanings << tr("Bytes behind the headers");
    if (m_meanings.isEmpty())
        m_meanings << tr("Nothing differs");
}

std::vector<bool> PacketDifference::changed(const Bytes &of, std::size_t network,
                                            const Bytes &other, std::size_t otherNetwork) const
{
    std::vector<bool> isChanged(of.size(), false);
    for (std::size_t at = 0; at < of.size(); ++at) {
        // A tag stands before the type, which is the last of its layer.
        constexpr std::size_t Addresses = 12;
        const bool isBefore = at < std::min(Addresses, network);
        const std::size_t place = isBefore ? at : at + otherNetwork - network;
        const bool isNew =
            !isBefore && at + otherNetwork < network + std::min(Addresses, otherNetwork);
        isChanged[at] = isNew || place >= other.size() || of[at] != other[place];
    }
    return isChanged;
}

QString PacketDifference::hex(const Bytes &bytes, const std::vector<bool> &isChanged)
{
    QString text;
    for (std::size_t at = 0; at < std::min(bytes.size(), MaxBytesShown); ++at) {
        if (at % BytesOfRow == 0)
            text += QStringLiteral("%1%2  ").arg(at == 0 ? QString() : QStringLiteral("\n"),
                                                 hexadecimal(at, 4));
        const QString byte = hexadecimal(static_cast<unsigned char>(bytes[at]), 2);
        // The difference is marked by more than a colour.
        text +=
            isChanged[at]
                ? QStringLiteral("<span style=\"background:#c2410c;color:white\"><b>%1</b></span> ")
                      .arg(byte)
                : byte + u' ';
    }
    if (bytes.size() > MaxBytesShown)
        text += QStringLiteral("\n\u2026");
    return QStringLiteral("<pre>%1</pre>").arg(text);
}

QString PacketDifference::toHtml(const QString &nameBefore, const QString &nameAfter) const
{
    QString list;
    for (const QString &each : m_meanings)
        list += QStringLiteral("<li>%1</li>").arg(each.toHtmlEscaped());
    return QStringLiteral("<ul>%1</ul><p><b>%2</b></p>%3<p><b>%4</b></p>%5")
        .arg(list, nameBefore.toHtmlEscaped(),
             hex(m_before, changed(m_before, m_networkBefore, m_after, m_networkAfter)),
             nameAfter.toHtmlEscaped(),
             hex(m_after, changed(m_after, m_networkAfter, m_before, m_networkBefore)));
}

} // namespace tomato::plugins

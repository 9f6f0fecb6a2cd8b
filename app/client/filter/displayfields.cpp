// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/displayfields.h"

#include <algorithm>
#include <iterator>

namespace tomato::client {

namespace {

using Kind = DisplayField::Kind;

constexpr DisplayField Fields[] = {
    {"frame", Kind::Protocol, "len >= 0", "len >= 0"},
    {"frame.len", Kind::Number, "len", "len >= 0"},
    {"eth", Kind::Protocol, "len >= 0", "len >= 0"},
    {"eth.addr", Kind::Mac, "ether host", "len >= 0"},
    {"eth.src", Kind::Mac, "ether src", "len >= 0"},
    {"eth.dst", Kind::Mac, "ether dst", "len >= 0"},
    {"eth.type", Kind::Number, "ether[12:2]", "ether[12:2] >= 0x600"},
    {"vlan", Kind::Vlan, "vlan", "vlan"},
    {"vlan.id", Kind::Vlan, "vlan", "vlan"},
    {"arp", Kind::Protocol, "arp", "arp"},
    {"arp.opcode", Kind::Number, "arp[6:2]", "arp"},
    {"ip", Kind::Protocol, "ip", "ip"},
    {"ip.addr", Kind::Address4, "ip", "ip"},
    {"ip.host", Kind::Address4, "ip", "ip"},
    {"ip.src", Kind::Address4, "ip src", "ip"},
    {"ip.dst", Kind::Address4, "ip dst", "ip"},
    {"ip.proto", Kind::Number, "ip[9]", "ip"},
    {"ip.ttl", Kind::Number, "ip[8]", "ip"},
    {"ip.len", Kind::Number, "ip[2:2]", "ip"},
    {"ip.id", Kind::Number, "ip[4:2]", "ip"},
    {"ip.hdr_len", Kind::Number, "(ip[0] & 0xf) * 4", "ip"},
    {"ip.dsfield", Kind::Number, "ip[1]", "ip"},
    {"ip.dsfield.dscp", Kind::Number, "ip[1] >> 2", "ip"},
    {"ip.dsfield.ecn", Kind::Number, "ip[1] & 3", "ip"},
    {"ip.flags.df", Kind::Flag, "ip[6] & 0x40", "ip"},
    {"ip.flags.mf", Kind::Flag, "ip[6] & 0x20", "ip"},
    {"ip.frag_offset", Kind::Number, "ip[6:2] & 0x1fff", "ip"},
    {"ipv6", Kind::Protocol, "ip6", "ip6"},
    {"ipv6.addr", Kind::Address6, "ip6", "ip6"},
    {"ipv6.src", Kind::Address6, "ip6 src", "ip6"},
    {"ipv6.dst", Kind::Address6, "ip6 dst", "ip6"},
    {"ipv6.nxt", Kind::Number, "ip6[6]", "ip6"},
    {"ipv6.hlim", Kind::Number, "ip6[7]", "ip6"},
    {"ipv6.plen", Kind::Number, "ip6[4:2]", "ip6"},
    {"icmp", Kind::Protocol, "icmp", "icmp"},
    {"icmp.type", Kind::Number, "icmp[0]", "icmp"},
    {"icmp.code", Kind::Number, "icmp[1]", "icmp"},
    {"icmpv6", Kind::Protocol, "icmp6", "icmp6"},
    {"icmpv6.type", Kind::Number, "icmp6[0]", "icmp6"},
    {"icmpv6.code", Kind::Number, "icmp6[1]", "icmp6"},
    {"igmp", Kind::Protocol, "igmp", "igmp"},
    {"ospf", Kind::Protocol, "ip proto 89 or ip6 proto 89", "ip proto 89 or ip6 proto 89"},
    {"gre", Kind::Protocol, "ip proto 47 or ip6 proto 47", "ip proto 47 or ip6 proto 47"},
    {"sctp", Kind::Protocol, "sctp", "sctp"},
    {"sctp.port", Kind::Port, "sctp port", "sctp"},
    {"sctp.srcport", Kind::Port, "sctp src port", "sctp"},
    {"sctp.dstport", Kind::Port, "sctp dst port", "sctp"},
    {"tcp", Kind::Protocol, "tcp", "tcp"},
    {"tcp.port", Kind::Port, "tcp port", "tcp"},
    {"tcp.srcport", Kind::Port, "tcp src port", "tcp"},
    {"tcp.dstport", Kind::Port, "tcp dst port", "tcp"},
    {"tcp.seq_raw", Kind::Number, "tcp[4:4]", "ip proto 6", "ip6[44:4]", "ip6 proto 6"},
    {"tcp.ack_raw", Kind::Number, "tcp[8:4]", "ip proto 6", "ip6[48:4]", "ip6 proto 6"},
    {"tcp.hdr_len", Kind::Number, "(tcp[12] >> 4) * 4", "ip proto 6", "(ip6[52] >> 4) * 4",
     "ip6 proto 6"},
    {"tcp.flags", Kind::Number, "tcp[12:2] & 0xfff", "ip proto 6", "ip6[52:2] & 0xfff",
     "ip6 proto 6"},
    {"tcp.flags.fin", Kind::Flag, "tcp[13] & 0x01", "ip proto 6", "ip6[53] & 0x01", "ip6 proto 6"},
    {"tcp.flags.syn", Kind::Flag, "tcp[13] & 0x02", "ip proto 6", "ip6[53] & 0x02", "ip6 proto 6"},
    {"tcp.flags.reset", Kind::Flag, "tcp[13] & 0x04", "ip proto 6", "ip6[53] & 0x04",
     "ip6 proto 6"},
    {"tcp.flags.push", Kind::Flag, "tcp[13] & 0x08", "ip proto 6", "ip6[53] & 0x08", "ip6 proto 6"},
    {"tcp.flags.ack", Kind::Flag, "tcp[13] & 0x10", "ip proto 6", "ip6[53] & 0x10", "ip6 proto 6"},
    {"tcp.flags.urg", Kind::Flag, "tcp[13] & 0x20", "ip proto 6", "ip6[53] & 0x20", "ip6 proto 6"},
    {"tcp.flags.ece", Kind::Flag, "tcp[13] & 0x40", "ip proto 6", "ip6[53] & 0x40", "ip6 proto 6"},
    {"tcp.flags.cwr", Kind::Flag, "tcp[13] & 0x80", "ip proto 6", "ip6[53] & 0x80", "ip6 proto 6"},
    {"tcp.window_size_value", Kind::Number, "tcp[14:2]", "ip proto 6", "ip6[54:2]", "ip6 proto 6"},
    {"udp", Kind::Protocol, "udp", "udp"},
    {"udp.port", Kind::Port, "udp port", "udp"},
    {"udp.srcport", Kind::Port, "udp src port", "udp"},
    {"udp.dstport", Kind::Port, "udp dst port", "udp"},
    {"udp.length", Kind::Number, "udp[4:2]", "ip proto 17", "ip6[44:2]", "ip6 proto 17"},
};

struct Usual
{
    const char *protocol;
    const char *filter;
};

/// Protocols that Wireshark recognises by what is in a packet, with what they usually are.
constexpr Usual UsualPorts[] = {
    {"bgp", "tcp port 179"},
    {"dhcp", "udp port 67 or udp port 68"},
    {"dhcpv6", "udp port 546 or udp port 547"},
    {"dns", "port 53"},
    {"ftp", "tcp port 21"},
    {"http", "tcp port 80"},
    {"http2", "tcp port 443"},
    {"mdns", "udp port 5353"},
    {"ntp", "udp port 123"},
    {"openflow", "tcp port 6653"},
    {"quic", "udp port 443"},
    {"rip", "udp port 520"},
    {"rtp", "udp"},
    {"snmp", "udp port 161 or udp port 162"},
    {"ssh", "tcp port 22"},
    {"tls", "tcp port 443"},
    {"vxlan", "udp port 4789"},
};

} // namespace

const DisplayField *displayField(const QString &name)
{
    const auto *found = std::find_if(std::begin(Fields), std::end(Fields), [&](const auto &each) {
        return name == QLatin1String(each.name);
    });
    return found == std::end(Fields) ? nullptr : found;
}

QString usualFilter(const QString &protocol)
{
    const auto *found =
        std::find_if(std::begin(UsualPorts), std::end(UsualPorts),
                     [&](const Usual &each) { return protocol == QLatin1String(each.protocol); });
    return found == std::end(UsualPorts) ? QString() : QLatin1String(found->filter);
}

QString whyNot(const QString &name)
{
    const QString protocol = name.section(QLatin1Char('.'), 0, 0);
    if (const QString usual = usualFilter(protocol); !usual.isEmpty())
        return QStringLiteral("is recognised by what is in a packet, which a capture filter does "
                              "not know: '%1' is what is usual")
            .arg(usual);
    if (name.startsWith(QLatin1String("tcp.analysis")) || name == QLatin1String("tcp.stream") ||
        name == QLatin1String("udp.stream") || name == QLatin1String("tcp.seq") ||
        name == QLatin1String("tcp.ack") || name == QLatin1String("tcp.len") ||
        name == QLatin1String("tcp.window_size"))
        return QStringLiteral(
            "comes from the packets before it, and a capture filter sees one at a "
            "time");
    if (protocol == QLatin1String("frame") || protocol == QLatin1String("_ws"))
        return QStringLiteral("is not in the packet: Wireshark makes it up");
    return QStringLiteral("has no counterpart in capture filters");
}

} // namespace tomato::client

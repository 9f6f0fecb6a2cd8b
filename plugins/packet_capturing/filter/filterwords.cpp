// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filter/filterwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace tomato::plugins {

QStringList primitives()
{
    return {QStringLiteral("ah"),
            QStringLiteral("and"),
            QStringLiteral("arp"),
            QStringLiteral("broadcast"),
            QStringLiteral("dst host"),
            QStringLiteral("dst net"),
            QStringLiteral("dst port"),
            QStringLiteral("esp"),
            QStringLiteral("ether broadcast"),
            QStringLiteral("ether dst"),
            QStringLiteral("ether host"),
            QStringLiteral("ether multicast"),
            QStringLiteral("ether proto"),
            QStringLiteral("ether src"),
            QStringLiteral("geneve"),
            QStringLiteral("greater"),
            QStringLiteral("host"),
            QStringLiteral("icmp"),
            QStringLiteral("icmp6"),
            QStringLiteral("icmp6type"),
            QStringLiteral("icmptype"),
            QStringLiteral("igmp"),
            QStringLiteral("ip"),
            QStringLiteral("ip host"),
            QStringLiteral("ip multicast"),
            QStringLiteral("ip proto"),
            QStringLiteral("ip6"),
            QStringLiteral("ip6 host"),
            QStringLiteral("ip6 multicast"),
            QStringLiteral("ip6 proto"),
            QStringLiteral("less"),
            QStringLiteral("mpls"),
            QStringLiteral("multicast"),
            QStringLiteral("net"),
            QStringLiteral("not"),
            QStringLiteral("or"),
            QStringLiteral("pim"),
            QStringLiteral("port"),
            QStringLiteral("portrange"),
            QStringLiteral("pppoes"),
            QStringLiteral("proto"),
            QStringLiteral("rarp"),
            QStringLiteral("sctp"),
            QStringLiteral("src host"),
            QStringLiteral("src net"),
            QStringLiteral("src port"),
            QStringLiteral("stp"),
            QStringLiteral("tcp"),
            QStringLiteral("tcp port"),
            QStringLiteral("tcp-ack"),
            QStringLiteral("tcp-fin"),
            QStringLiteral("tcp-push"),
            QStringLiteral("tcp-rst"),
            QStringLiteral("tcp-syn"),
            QStringLiteral("tcp[tcpflags]"),
            QStringLiteral("udp"),
            QStringLiteral("udp port"),
            QStringLiteral("vlan"),
            QStringLiteral("vrrp")};
}

/// Returns whether one letter too much, too few or wrong, or two that are swapped, are all.
static bool isOneLetterAway(const QString &one, const QString &other)
{
    const auto [shorter, longer] = std::minmax(
        one, other, [](const QString &a, const QString &b) { return a.size() < b.size(); });
    if (longer.size() - shorter.size() > 1)
        return false;
    const auto differs = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    const QString behind = longer.mid(differs.second - longer.begin() + 1);
    const QString rest = shorter.mid(differs.first - shorter.begin());
    if (longer.size() > shorter.size())
        return behind == rest;
    return rest.mid(1) == behind || (rest.size() > 1 && rest.mid(2) == behind.mid(1) &&
                                     rest[0] == behind[0] && rest[1] == *differs.second);
}

QString meantKeyword(const QString &filter, const QString &word)
{
    constexpr qsizetype MinWord = 3; // names of hosts are often as short as "ip"
    const QRegularExpression asName(
        QStringLiteral("\\b(host|net|src|dst|gateway|proto|port)\\s+%1(?![\\w.-])")
            .arg(QRegularExpression::escape(word)));
    if (word.size() < MinWord || asName.match(filter).hasMatch())
        return {};
    for (const QString &each : primitives()) {
        if (each.size() >= MinWord && each != word && isOneLetterAway(each, word))
            return each;
    }
    return {};
}

} // namespace tomato::plugins

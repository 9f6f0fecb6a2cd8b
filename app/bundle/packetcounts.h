// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

namespace tomato::bundle {

/// "ipv4 icmp", "ipv6 tcp", "arp", "ethertype 0x88cc", of an Ethernet frame.
QString protocolOf(std::span<const char> frame);
/// Whether it is of what machines say to their neighbours by themselves, at times of their own:
/// ARP, and neighbour discovery and group membership of IPv6.
bool isChatter(std::span<const char> frame);

/// Counts what was recorded on a link, as far as two runs can be compared by it.
struct LinkPackets
{
    struct Packet
    {
        Timestamp time{};
        /// Which of the names.
        int direction = 0;
        int protocol = 0;
        std::uint32_t bytes = 0;
    };
    /// "h1:eth0 -> r1:eth0", and protocols.
    QStringList directions;
    QStringList protocols;
    /// In the order of the files.
    std::vector<Packet> packets;
    qint64 chatter = 0;

    /// By direction and protocol.
    std::map<std::pair<QString, QString>, qint64> counts() const;
};

/// Says whether to go on.
using GoOn = std::function<bool()>;

/// Reads pcapng files.
Result<LinkPackets> readLinkPackets(const QStringList &files, const GoOn &goOn = {});

} // namespace tomato::bundle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tomato::experiment {

/// What was recorded on a connection in one run of an experiment.
struct LinkRecording
{
    /// pcapng files, in the order of time.
    QStringList files;
    /// How many packets are in none of them: they were dropped, or made room for later ones.
    qint64 missing = 0;
};

struct LoggedPacket
{
    Timestamp time{};
    /// Of the frame on the wire.
    std::uint32_t bytes = 0;
    /// Which of the recording's files, and which packet in it, from 1 as Wireshark counts.
    std::uint32_t file = 0;
    std::uint64_t number = 0;
    /// The same for the same packet on another link, see packetKey(); empty unless asked for.
    std::string key;
};

struct PacketWish
{
    /// A pcap filter; empty for all.
    QString filter;
    /// Ends of the connection whose packets are meant ("h1:eth0"); empty for both.
    QStringList senders;
    /// The first one and the one behind the last.
    Timestamp from = Timestamp::min();
    Timestamp until = Timestamp::max();
    bool withKeys = false;
};

/// The packets that are wished for, in the order of time. With keys it fails for a packet that was
/// not recorded whole.
Result<std::vector<LoggedPacket>> readPackets(const LinkRecording &recording,
                                              const PacketWish &wish);

/// What of an Ethernet frame stays the same while it is forwarded, as a digest: the IP packet but
/// for its hop limit, its header's checksum and the two bits of ECN. Empty when it holds no IP.
std::string packetKey(std::span<const char> frame);

} // namespace tomato::experiment

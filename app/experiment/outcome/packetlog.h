// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"
#include "app/experiment/outcome/coverage.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tomato::experiment {

/// The recording of a connection in one run of an experiment.
struct LinkRecording
{
    /// The pcapng files, in the order of time.
    QStringList files;
    /// How many packets are in none of the files: they were dropped, or overwritten by later ones.
    qint64 missing = 0;
    /// When the connection was recorded, and what of it.
    std::vector<RecordedTime> times = {};
};

struct LoggedPacket
{
    Timestamp time{};
    /// The length of the frame on the wire.
    std::uint32_t bytes = 0;
    /// The index of the recording's file, and the packet's number in it, from 1 as Wireshark
    /// counts.
    std::uint32_t file = 0;
    std::uint64_t number = 0;
    /// The packet's packetKey(), which is equal for the same packet on another link; empty unless
    /// `withKeys` was set.
    std::string key;
};

struct PacketWish
{
    /// A pcap filter; empty for all packets.
    QString filter;
    /// The ends of the connection whose packets are selected ("h1:eth0"); empty for both.
    QStringList senders;
    /// The same as places among the connection's ends.
    std::vector<unsigned> sides = {};
    /// The range of times, which includes `from` and excludes `until`.
    Timestamp from = Timestamp::min();
    Timestamp until = Timestamp::max();
    bool withKeys = false;
};

/// Reads the selected packets, in the order of time. With keys it fails for a packet that was not
/// recorded whole.
Result<std::vector<LoggedPacket>> readPackets(const LinkRecording &recording,
                                              const PacketWish &wish);

/// Returns a digest of those parts of an Ethernet frame that stay unchanged while it is forwarded:
/// the IP packet without its hop limit, its header's checksum and the two bits of ECN. Empty when
/// the frame holds no IP.
std::string packetKey(std::span<const char> frame);

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringreader.h"

#include <string>
#include <vector>

namespace tomato::capture {

/// A packet as it stands in a pcap file.
struct ReadPacket
{
    Timestamp time{};
    std::uint32_t original = 0;
    std::vector<char> bytes;
};

/// Reads a pcap file whole with libpcap; throws when it is none or has a torn end. `atMost` bytes
/// of the file are looked at.
std::vector<ReadPacket> readPcap(const std::filesystem::path &file,
                                 std::uint64_t atMost = UINT64_MAX);
/// The committed packets of a segment, under whichever name it stands.
std::vector<ReadPacket> readSegment(const Segment &segment);
/// All packets that a ring holds.
std::vector<ReadPacket> readRing(const RingSnapshot &snapshot);
/// Timestamps that are less than the one before them.
std::size_t stepsBack(const std::vector<ReadPacket> &packets);

/// The bytes of a file.
std::string readFile(const std::filesystem::path &file);

} // namespace tomato::capture

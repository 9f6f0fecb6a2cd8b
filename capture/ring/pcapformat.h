// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/precision.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tomato::capture {

// The classic pcap file: pcap-savefile(5).

/// The magic numbers for microseconds and nanoseconds; their bytes are swapped in a file of the
/// other byte order.
constexpr std::uint32_t PcapMagic = 0xa1b2c3d4;
constexpr std::uint32_t PcapNanosecondMagic = 0xa1b23c4d;
constexpr std::uint32_t PcapEthernet = 1;

/// The header before each packet.
struct PcapRecordHeader
{
    std::uint32_t seconds = 0;
    /// The fraction of the second, in micro- or nanoseconds, as the file's magic number says.
    std::uint32_t fraction = 0;
    /// The number of bytes that follow, and the length of the frame on the wire.
    std::uint32_t captured = 0;
    std::uint32_t original = 0;
};
static_assert(sizeof(PcapRecordHeader) == PcapRecordHeaderBytes);

/// Returns the header of an Ethernet file, in this machine's byte order.
std::array<char, PcapFileHeaderBytes> pcapFileHeader(int snapLength,
                                                     Precision precision = Precision::Micro);

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/precision.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tomato::capture {

// The classic pcap file: pcap-savefile(5).

/// Microseconds and nanoseconds; a file of the other byte order has them swapped.
constexpr std::uint32_t PcapMagic = 0xa1b2c3d4;
constexpr std::uint32_t PcapNanosecondMagic = 0xa1b23c4d;
constexpr std::uint32_t PcapEthernet = 1;

/// What stands before each packet.
struct PcapRecordHeader
{
    std::uint32_t seconds = 0;
    /// Of a second: micro- or nanoseconds, as the file's magic says.
    std::uint32_t fraction = 0;
    /// Bytes that follow, and bytes that the frame had.
    std::uint32_t captured = 0;
    std::uint32_t original = 0;
};
static_assert(sizeof(PcapRecordHeader) == PcapRecordHeaderBytes);

/// The header of an Ethernet file, in this machine's byte order.
std::array<char, PcapFileHeaderBytes> pcapFileHeader(int snapLength,
                                                     Precision precision = Precision::Micro);

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tomato::capture {

/// The resolution of a file's timestamps.
enum class Precision
{
    Micro,
    Nano
};

/// The lengths of a classic pcap file's header and of the header before each packet.
constexpr std::size_t PcapFileHeaderBytes = 24;
constexpr std::size_t PcapRecordHeaderBytes = 16;
/// The longest frame that is recorded, in bytes, and that readers of pcap files accept.
constexpr int MaxSnapLength = 262'144;
constexpr int DefaultSnapLength = MaxSnapLength;

} // namespace tomato::capture

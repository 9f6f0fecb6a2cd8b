// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

namespace tomato::capture {

/// The rates at which packets can be sampled: a sample has one of 16, 64 or 256 packets.
constexpr std::array<unsigned, 3> SampledPackets = {16, 64, 256};

/// A pcap filter expression that matches about one of `every` packets (a power of two up to 65,536)
/// of TCP, UDP and ICMP over IPv4 and IPv6, with a VLAN tag or without, and on each link the same
/// ones: routers and switches leave the checksums of these protocols as they are, and the low bits
/// of one are as good as a die. It passes over fragments but the first one, over IPv6 with
/// extension headers, and over UDP without a checksum.
std::string samplingFilter(unsigned every);

} // namespace tomato::capture

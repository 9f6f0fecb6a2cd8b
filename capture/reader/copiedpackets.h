// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace tomato::client {

/// The packets of a ring in one pcap file, as a download has them: from the oldest one that was
/// kept when the file was begun.
struct CopiedPackets
{
    std::filesystem::path path;
    /// The number of the first one in its run, from 0, and how many there are.
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

} // namespace tomato::client

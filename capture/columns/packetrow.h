// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/archive/download.h"
#include "capture/archive/merge/mergequeue.h"
#include "capture/columns/packetfields.h"
#include "capture/receiver/filter/filter.h"

#include <functional>
#include <string>
#include <vector>

namespace tomato::columns {

/// A packet of several recordings that are read together.
struct PacketRow
{
    /// The time since 1970.
    Timestamp time{};
    /// The index in interfaceNames().
    std::uint32_t interface = 0;
    /// The bytes on the wire, and how many of them were kept.
    std::uint32_t length = 0;
    std::uint32_t captured = 0;
    PacketFields fields;
};

/// "h1:eth0 -> r1:eth0" of each interface of all sources; empty where a file does not say it.
std::vector<std::string> interfaceNames(const std::vector<capture::MergeSource> &sources);

/// Reads all packets that match the filter (empty: all), in the order of time and in constant
/// memory. An error names the file, or is the sink's.
Result<> readRows(std::vector<capture::MergeSource> &sources, const capture::FilterProgram &filter,
                  const capture::DownloadProgress &progress,
                  const std::function<Result<>(const PacketRow &)> &sink);

} // namespace tomato::columns

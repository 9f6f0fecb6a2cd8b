// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"
#include "capture/tracing/recordedat.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace tomato::journeys {

/// The bytes of one packet of the run or the file, by its number there, from 0; of a ring that is
/// written, too. Fails when the ring dropped it meanwhile.
Result<std::vector<char>> readRecordedPacket(const RecordedAt &place, std::uint64_t number);

using RecordedPacketSink =
    std::function<void(std::uint64_t number, Timestamp time, std::span<const char> bytes)>;
/// Hands out the packets with these numbers, which are in ascending order, but for those that have
/// left the rotating set of files. Files that hold none of them are not read. `progress` is false
/// to cancel.
Result<> readRecordedPackets(const RecordedAt &place, std::span<const std::uint64_t> numbers,
                             const RecordedPacketSink &sink, const std::function<bool()> &progress);

} // namespace tomato::journeys

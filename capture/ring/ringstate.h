// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/options/ringlimits.h"
#include "capture/ring/counters.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/processidentity.h"
#include "capture/ring/triggerstate.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tomato::capture {

/// One segment in ring.state; the fields are those of Segment.
struct SegmentState
{
    std::uint64_t number = 0;
    std::uint64_t bytes = 0;
    std::uint64_t packets = 0;
    std::uint64_t packetsBefore = 0;
    /// Counts the packets that side 0 sent.
    std::uint64_t ofFirstSide = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;

    friend bool operator==(const SegmentState &, const SegmentState &) = default;
};

/// The content of the file ring.state: the committed offsets by which everybody else reads the
/// ring.
///
/// The recorder writes it whole after each commit, readers read it whole; a checksum shows a reader
/// that the write was not complete, so that it must read again. Nothing is mapped into memory, so
/// whatever happens to the file, a reader gets an error and no signal.
struct RingState
{
    RingLimits limits;
    std::int32_t snapLength = 0;
    Precision precision = Precision::Micro;
    /// The writer has closed the ring in an orderly way.
    bool finished = false;
    ProcessIdentity writer;
    Counters counters;
    TriggerState trigger;
    /// The oldest is first; the numbers have no gap.
    std::vector<SegmentState> segments;

    friend bool operator==(const RingState &, const RingState &) = default;
};

/// The most bytes that encodeState() makes.
constexpr std::size_t MaxStateBytes = 64 * 1024;
/// The offset of the state's checksum, a number of 8 bytes.
constexpr std::int64_t ChecksumOffset = 8;
/// Readers that watch hold a shared lock on this byte of ring.state, far behind its end.
constexpr std::int64_t WatchedByte = 1LL << 40;

/// Encodes in this machine's byte order, as the file is read on the machine that writes it.
void encodeState(const RingState &state, std::string &bytes);
/// Fails for anything that encodeState() cannot have made.
Result<RingState> decodeState(std::span<const char> bytes);

std::filesystem::path statePath(const std::filesystem::path &directory);

} // namespace tomato::capture

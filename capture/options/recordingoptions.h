// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/precision.h"
#include "capture/options/ringlimits.h"

#include <chrono>
#include <string>

namespace tomato::capture {

constexpr std::uint64_t MaxStopPackets = 1'000'000'000'000'000;
constexpr std::uint64_t MaxStopBytes = 1'000'000'000'000'000;
/// The limit is 31 years, which nobody needs; clocks count nanoseconds in 63 bits.
constexpr std::chrono::seconds MaxStopTime{1'000'000'000};

/// Selects the frames of a wire that are recorded; the ends are those of the connection.
enum class Direction
{
    Both,
    FromFirst,
    FromSecond
};

/// The conditions under which a recording ends by itself; 0 means that a condition is not set.
struct StopConditions
{
    std::uint64_t packets = 0;
    /// Counts bytes on the wire; the recording ends before the packet that would exceed the number.
    std::uint64_t bytes = 0;
    std::chrono::seconds time{0};

    bool any() const { return packets != 0 || bytes != 0 || time.count() != 0; }
    friend bool operator==(const StopConditions &, const StopConditions &) = default;
};

/// The options of a recording that a user can choose.
struct RecordingOptions
{
    std::string filter;
    Direction direction = Direction::Both;
    /// The number of bytes that are kept of each frame.
    int snapLength = DefaultSnapLength;
    Precision precision = Precision::Micro;
    RingLimits limits;
    StopConditions stop;
    /// A filter expression; when it is not empty the stop conditions count from the first recorded
    /// packet that matches it, that one included. What the ring holds by then stays in it.
    std::string trigger;
    /// Whether the frames are recorded once more, as they leave the wire at the far end: behind
    /// bandwidth, delay and loss. They have a ring of their own, with the same limits.
    bool arrivals = false;

    friend bool operator==(const RecordingOptions &, const RecordingOptions &) = default;
};

/// Tells whether frames that come in at this side are recorded.
bool records(Direction direction, int side);
/// Fails when they cannot be followed: limits, lengths, or a trigger after which nothing ends.
/// Does not look at the filters.
Result<> checkOptions(const RecordingOptions &options);

} // namespace tomato::capture

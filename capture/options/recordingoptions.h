// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/precision.h"
#include "capture/options/ringlimits.h"

#include <chrono>
#include <string>

namespace tomato::capture {

constexpr std::uint64_t MaxStopPackets = 1'000'000'000'000'000;
constexpr std::uint64_t MaxStopBytes = 1'000'000'000'000'000;
/// 31 years: longer is nobody's intention, and clocks count nanoseconds in 63 bits.
constexpr std::chrono::seconds MaxStopTime{1'000'000'000};

/// Which of a wire's frames are recorded; the ends are those of the connection.
enum class Direction
{
    Both,
    FromFirst,
    FromSecond
};

/// When a recording ends by itself; 0 for never.
struct StopConditions
{
    std::uint64_t packets = 0;
    /// On the wire: the recording ends before the packet that would make it more.
    std::uint64_t bytes = 0;
    std::chrono::seconds time{0};

    bool any() const { return packets != 0 || bytes != 0 || time.count() != 0; }
    friend bool operator==(const StopConditions &, const StopConditions &) = default;
};

/// What somebody chooses of a recording.
struct RecordingOptions
{
    std::string filter;
    Direction direction = Direction::Both;
    /// How much of each frame is kept, in bytes.
    int snapLength = DefaultSnapLength;
    Precision precision = Precision::Micro;
    RingLimits limits;
    StopConditions stop;
    /// A filter expression; when it is not empty the stop conditions count from the first recorded
    /// packet that matches it, that one included. What the ring holds by then stays in it.
    std::string trigger;

    friend bool operator==(const RecordingOptions &, const RecordingOptions &) = default;
};

/// Whether frames that come in at this side are recorded.
bool records(Direction direction, int side);
/// Fails when they cannot be followed: limits, lengths, or a trigger after which nothing ends.
/// Does not look at the filters.
Result<> checkOptions(const RecordingOptions &options);

} // namespace tomato::capture

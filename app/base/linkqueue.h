// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace tomato {

/// The queue behind the bandwidth of a link: what is sent at once after a pause, and what may wait.
/// Frames that find no room in it are lost.
struct LinkQueue
{
    /// A bandwidth lets as much wait as it sends in this time, and at least so many frames.
    static constexpr double Seconds = 0.1;
    static constexpr double MinFrames = 10;
    /// After a pause as much is sent at once as the bandwidth sends in this time.
    static constexpr double BurstSeconds = 0.002;

    /// In bytes, `limit` with the burst, as `limit` of tc-tbf(8).
    std::uint32_t burst = 0;
    std::uint32_t limit = 0;

    /// `largestFrame` is in bytes.
    static LinkQueue behind(double bytesPerSecond, double largestFrame)
    {
        const double burst = std::max(largestFrame, bytesPerSecond * BurstSeconds);
        const double waiting = std::max(bytesPerSecond * Seconds, largestFrame * MinFrames);
        return {bounded(burst), bounded(burst + waiting)};
    }
    /// Returns how many frames netem holds at most, in the queue behind it too: as many of the
    /// smallest size as are sent in the time that they may wait or are delayed, in seconds.
    static std::uint32_t mostFrames(double bytesPerSecond, double delay)
    {
        constexpr double MinFrameBytes = 64;
        return bounded(
            std::clamp(bytesPerSecond * (Seconds + delay) / MinFrameBytes, 1000.0, 200'000.0));
    }

private:
    static std::uint32_t bounded(double value)
    {
        constexpr double Max = std::numeric_limits<std::uint32_t>::max();
        return static_cast<std::uint32_t>(std::clamp(value, 0.0, Max));
    }
};

} // namespace tomato

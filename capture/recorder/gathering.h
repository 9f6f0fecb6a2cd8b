// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace tomato::capture {

/// Decides when received frames are taken from the staging and written: at once while somebody
/// watches, else when there are enough of them for one write, or some time after the last write.
///
/// The staging wakes the writer once when there is enough. The writer may be busy then and miss it,
/// so it must never sleep while isDue() holds for the ready bytes: patience() is zero then.
class Gathering final
{
public:
    using Clock = std::chrono::steady_clock;
    /// The time between two writes while nobody watches.
    static constexpr std::chrono::milliseconds UnwatchedTime{100};

    /// `batchBytes` is the number of bytes that is enough for one write.
    explicit Gathering(std::size_t batchBytes) : m_batchBytes(batchBytes) {}

    void noteWrite(Clock::time_point now) { m_due = now + UnwatchedTime; }

    bool isDue(std::size_t readyBytes, bool isWatched, Clock::time_point now) const
    {
        return isWatched || readyBytes >= m_batchBytes || now >= m_due;
    }

    /// Returns how long the writer may sleep unless more frames come.
    std::chrono::nanoseconds patience(std::size_t readyBytes, bool isWatched,
                                      Clock::time_point now) const
    {
        if (readyBytes == 0)
            return std::chrono::nanoseconds::max();
        return isDue(readyBytes, isWatched, now) ? std::chrono::nanoseconds(0) : m_due - now;
    }

private:
    const std::size_t m_batchBytes;
    Clock::time_point m_due{};
};

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/framerecord.h"
#include "app/trunk/localclock.h"

namespace tomato::trunk {

/// The three times of a reading, as an answer to "what is your time?" has them.
inline constexpr std::size_t ReadingBytes = 24;

inline void appendReading(std::string &answer, const ClockReading &reading)
{
    for (const Nanoseconds time : {reading.before, reading.wall, reading.after})
        appendNumber(answer, static_cast<std::uint64_t>(time.count()), 8);
}

/// Returns the exchange that an answer ends: from `at` on it has the time at which it was asked,
/// and the reading.
inline ClockExchange exchangeOf(std::span<const char> answer, std::size_t at, Nanoseconds heard)
{
    const auto time = [&](std::size_t number) {
        return Nanoseconds(
            static_cast<std::int64_t>(numberAt(answer, at + 8 * number, 8).value_or(0)));
    };
    const ClockReading reading{time(1), time(2), time(3)};
    return {time(0), reading.before, reading.after, heard, reading.ahead(), {}};
}

} // namespace tomato::trunk

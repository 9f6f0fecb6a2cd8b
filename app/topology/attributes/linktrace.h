// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace tomato::topology {

/// How much a link may send when, over and over again.
struct LinkTrace
{
    struct Chance
    {
        /// Since the trace began, or began again.
        std::uint32_t milliseconds = 0;
        /// The length of the frames with their Ethernet headers.
        std::uint32_t bytes = 0;

        friend bool operator==(const Chance &, const Chance &) = default;
    };
    /// They are in the order of time.
    std::vector<Chance> chances;
    /// Then it begins again.
    std::uint32_t milliseconds = 0;

    double meanKilobitsPerSecond() const;
    friend bool operator==(const LinkTrace &, const LinkTrace &) = default;
};

/// A text has at most this many characters, and a trace takes at most this many milliseconds.
inline constexpr qsizetype MaxTraceLength = 2 << 20;
inline constexpr std::uint32_t MaxTraceMilliseconds = 3'600'000;

/// Reads a file of Mahimahi (each line is the millisecond of one chance to send a packet of 1500
/// bytes; the last one is also the length), or lines of a time in seconds and a rate in kbit/s with
/// a comma, a semicolon or a tab between: a rate holds until the next line's time, the last one as
/// long as the one before. Lines that are empty or begin with # do not count, and neither does a
/// heading. The error names the line.
Result<LinkTrace> linkTrace(const QString &text);

} // namespace tomato::topology

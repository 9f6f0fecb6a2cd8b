// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tomato::capture {

/// From when to when an interface was recorded: what came before or after may be missing.
struct RecordedTimes
{
    /// The earliest there is when nothing is missing before.
    Timestamp from = Timestamp::min();
    Timestamp to{};
    /// It was being recorded when this was written.
    bool goesOn = false;

    friend bool operator==(const RecordedTimes &, const RecordedTimes &) = default;
};

/// When packets of an interface may be missing though they came in.
struct InterfaceHole
{
    std::uint32_t interface = 0;
    /// Zero for the begin, and Timestamp::max() for the end, of all times.
    Timestamp from{};
    Timestamp to{};
    /// Counts those of which it is known.
    std::uint64_t packets = 0;

    friend bool operator==(const InterfaceHole &, const InterfaceHole &) = default;
};

/// When an interface has more holes, those that are nearest to each other are told as one.
constexpr std::size_t MaxHolesTold = 2000;

/// Returns the times of an interface in a part that another program took of a file, with its last
/// packet: such programs keep the comments, but no statistics.
RecordedTimes ofPart(RecordedTimes whole, Timestamp last);

/// Returns the line of a comment that says it: "Recorded from 2026-01-31T12:00:00.000000000Z to …;
/// the recording went on".
std::string recordedText(const RecordedTimes &times);
/// Returns lines for the holes of the interface, which are sorted by time: "Packets may be missing
/// from … to …, 3 of them are known".
std::string holesText(const std::vector<InterfaceHole> &holes, std::uint32_t interface);

/// The times in which interfaces were recorded, as comments tell them.
struct FoundTimes
{
    struct Recorded
    {
        std::uint32_t interface = 0;
        RecordedTimes times;
    };
    std::vector<Recorded> recorded;
    std::vector<InterfaceHole> holes;
};
/// Finds such lines in a comment on the interface, and adds what they say.
void addTimesOf(const std::string &comment, std::uint32_t interface, FoundTimes &found);

} // namespace tomato::capture

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tomato::journeys {

class JourneyMeasures;
class JourneyReader;

/// Compares the packets that were seen at a point with the counters of the capture there.
struct PointRow
{
    std::uint64_t seen = 0;
    /// The counters since the recording began: frames that came in at the interface, those that
    /// the capture accepted, those of them that were written, those that were lost before, and
    /// those that rotation removed.
    std::uint64_t received = 0;
    std::uint64_t accepted = 0;
    std::uint64_t written = 0;
    std::uint64_t notRecorded = 0;
    std::uint64_t outOfRing = 0;
    /// The packets that came after the moment until which all recordings are written.
    std::uint64_t later = 0;
    bool isCounted = false;
    /// In this case accepted frames need not be written yet, and not all received frames are
    /// accepted.
    bool isRecording = false;
    bool isFiltered = false;

    /// Tells whether these numbers agree.
    bool isBalanced() const
    {
        const bool isWritten = isRecording ? accepted >= written : accepted == written;
        const bool isTaken = isFiltered || isRecording || received == accepted + notRecorded;
        return !isCounted || (isWritten && isTaken && written == seen + outOfRing + later);
    }
};

/// The rows of all points that the reader read, in their order. Where only some packets were chosen
/// to be measured, there is nothing to compare, and they are not counted.
std::vector<PointRow> countPoints(const JourneyReader &reader, const JourneyMeasures &measures,
                                  bool areAllMeasured);

} // namespace tomato::journeys

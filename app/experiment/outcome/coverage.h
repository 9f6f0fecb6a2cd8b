// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/options/precision.h"

#include <QString>

#include <optional>
#include <vector>

namespace tomato::experiment {

/// A stretch of time in which the frames that one end of a connection sent were recorded.
struct RecordedTime
{
    Timestamp from = Timestamp::min();
    Timestamp until = Timestamp::max();
    /// The end's place among the connection's ends.
    unsigned side = 0;
    /// The pcap filter of the recording; empty for everything.
    QString filter = {};
    /// The number of bytes that were kept of each frame.
    int snapLength = capture::DefaultSnapLength;
    /// Why the recording ended by itself; else empty.
    QString ending = {};
};

/// The values that are the same for all that one recording has.
struct RecordedPart
{
    QString filter;
    int snapLength = capture::DefaultSnapLength;
    QString ending;
};

/// Returns the times for which the ring in this folder has all that passed its filter, by the holes
/// that are noted beside it. A ring without such notes has none.
std::vector<RecordedTime> recordedTimes(const QString &directory, const RecordedPart &part);
/// Returns that time for both ends: what is known of a recording whose files are elsewhere.
std::vector<RecordedTime> recordedBetween(Timestamp from, Timestamp until,
                                          const RecordedPart &part);

/// Selects what must have been recorded.
struct CoverageWish
{
    QString filter;
    /// Places among the connection's ends; empty for both.
    std::vector<unsigned> sides;
    /// The range of times, which includes `from` and excludes `until`.
    Timestamp from = Timestamp::min();
    Timestamp until = Timestamp::max();
};

/// Packets that may have crossed without being in the recordings.
struct CoverageGap
{
    enum class Reason
    {
        NotRecorded,
        /// Another filter passed `by.filter` only.
        Filter,
        /// Only the other end's frames were recorded.
        Direction,
        /// The filter looks at more bytes of a frame than `by.snapLength`.
        Length
    };
    Reason reason = Reason::NotRecorded;
    Timestamp from{};
    Timestamp until{};
    unsigned side = 0;
    /// The recording that was going on then, or, where there was none, one that had ended before.
    RecordedTime by = {};
};

/// Returns the first gap; none when each packet of the wish is in the recordings.
std::optional<CoverageGap> findGap(const std::vector<RecordedTime> &recorded,
                                   const CoverageWish &wish);

/// Tells whether each packet that `wanted` matches surely matches `recorded`, too: both are the
/// same, or `recorded` is one of the parts that `wanted` joins by "and".
bool isWithinFilter(const QString &wanted, const QString &recorded);
/// Returns how many bytes of a frame the filter looks at at most, 0 for an empty one.
int bytesThatFilterReads(const QString &filter);

} // namespace tomato::experiment

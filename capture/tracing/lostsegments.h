// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tomato::journeys {

/// A segment of TCP that was lost before it came to a link, or to a link's far end.
struct LostSegment
{
    /// The time and the point where it was seen last.
    Timestamp time{};
    PointId last = 0;
    /// The ends and the number, as TcpHeader has them; behind a NAT, the ends are those that the
    /// connection has on that link.
    std::string source;
    std::string destination;
    std::uint32_t sequence = 0;
    std::uint32_t dataBytes = 0;
};

/// The ends of packets, as TcpHeader has them.
struct TcpEnds
{
    std::string source;
    std::string destination;
};

/// Reads which ends the packets of TCP flows have in this ring, by the flow's number: of those
/// flows alone that a NAT has given others before, from the latest packet of each. `progress` is
/// false to cancel.
Result<std::map<std::uint32_t, TcpEnds>> readTranslatedEnds(const TracedJourneys &found,
                                                            const TracedJourneys::LinkRing &ring,
                                                            const std::function<bool()> &progress);

/// Reads the segments with data that were lost and never recorded in this ring, sorted by time,
/// from the recordings of the links where they were seen last; the latest `most` of them. Segments
/// that left their rotating set of files meanwhile are left out. `progress` is false to cancel.
Result<std::vector<LostSegment>> readLostBefore(const TracedJourneys &found,
                                                const TracedJourneys::LinkRing &ring,
                                                const std::function<bool()> &progress,
                                                std::size_t most = 10'000);

} // namespace tomato::journeys

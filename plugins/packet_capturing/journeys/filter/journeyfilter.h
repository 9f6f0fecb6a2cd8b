// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <optional>

namespace tomato::plugins {

/// Tells whether the packet has a one-way delay: one that was lost, or has not arrived yet, has
/// none (RFC 7679), whatever time lies between the places where it was seen.
bool hasDelay(const journeys::TracedJourneys::Packet &packet);

/// Selects the journeys that are listed.
struct JourneyFilter
{
    enum class Kind
    {
        All,
        Lost,
        UnderWay,
        OtherWay,
        Duplicated,
        Changed,
        ByOrder,
        Ambiguous
    };

    Kind kind = Kind::All;
    Timestamp leastDelay{};
    std::optional<std::uint32_t> flow;
    /// Packets that ended behind this point, with this fate.
    std::optional<std::pair<journeys::PointId, journeys::Fate>> end;
    /// Packets that were seen at this point.
    std::optional<journeys::PointId> seenAt;
    /// The number of packets, copies and pieces of them that the ledger of losses counts at `end`
    /// or `seenAt`.
    std::uint64_t counted = 0;

    /// Selects the packets of all flows, ends and points again.
    void leaveOnly();
    /// Returns the hop of the packet at which it came to `end` or, if it did not itself, a piece or
    /// a copy of it did.
    std::optional<std::uint32_t> endOf(const journeys::TracedJourneys &found,
                                       const journeys::TracedJourneys::Packet &packet) const;
    bool matches(const journeys::TracedJourneys &found,
                 const journeys::TracedJourneys::Packet &packet) const;
};

} // namespace tomato::plugins

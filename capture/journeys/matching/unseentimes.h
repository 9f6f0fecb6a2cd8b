// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/losshorizon.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace tomato::journeys {

/// Knows when packets can have come to a place, or left it, without being seen: over a connection
/// that was not recorded, and while the recording of one had not begun, had ended, had a hole, or
/// left packets out.
class UnseenTimes final
{
public:
    using Holes = LossHorizon::Holes;

    /// Everything was recorded but the connections that elements have beside (Place::isOpen). The
    /// places are borrowed.
    explicit UnseenTimes(const Places &places) : m_places(places) {}
    /// `missing` by point: when it was not recorded, in any order; `isPartial` by point: its
    /// recording left out packets that others may have.
    UnseenTimes(const Places &places, std::vector<Holes> missing,
                const std::vector<bool> &isPartial);

    /// Since when, from that time on, a packet can have come to the place unseen and be there then;
    /// nothing when none can.
    std::optional<Timestamp> mayHaveComeSince(PlaceId place, Timestamp from, Timestamp then) const;
    /// Tell whether a packet can have come to the place unseen, or left it, in that time.
    bool mayHaveCome(PlaceId place, Timestamp from, Timestamp to) const
    {
        return mayHaveComeSince(place, from, to).has_value();
    }
    bool mayHaveLeft(PlaceId place, Timestamp from, Timestamp to) const;
    /// Tells whether the recording at the point stopped in that time.
    bool hasStopped(PointId point, Timestamp from, Timestamp to) const
    {
        if (point >= m_missing.size())
            return false;
        const Holes &holes = m_missing[point];
        const auto next = std::partition_point(holes.begin(), holes.end(),
                                               [&](const auto &each) { return each.from <= from; });
        return next != holes.end() && next->from <= to;
    }

private:
    /// A recording may begin a little after it says so, and end a little before.
    static constexpr Timestamp Margin = std::chrono::milliseconds(100);

    /// The first that overlaps the time; nullptr when none does.
    static const LossHorizon::Hole *overlapping(const Holes &holes, Timestamp from, Timestamp to);

    const Places &m_places;
    /// By point, and by place those of all points into it and out of it; in the order of time.
    std::vector<Holes> m_missing;
    std::vector<Holes> m_missingInto;
    std::vector<Holes> m_missingOutOf;
};

} // namespace tomato::journeys

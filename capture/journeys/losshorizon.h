// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <vector>

namespace tomato::journeys {

/// Gives the times between which a loss can be decided: a packet is lost when the recordings of all
/// points where it can be seen next had begun when it was seen last, and go on for longer than the
/// waiting time (RFC 7680) after that. Before, it is out of sight; afterwards, it is under way
/// where those recordings go on, and out of sight where one of them has ended. It is out of sight,
/// too, where one of them has a hole in that time.
class LossHorizon final
{
public:
    static constexpr Timestamp DefaultWaiting = std::chrono::seconds(1);

    /// From when to when a recording may lack packets.
    struct Hole
    {
        Timestamp from{};
        Timestamp to{};
    };
    using Holes = std::vector<Hole>;
    /// Returns the times that are in holes of both, which are in any order.
    static Holes inBoth(Holes one, Holes other);
    /// Returns them in the order of time, without overlap.
    static Holes joined(Holes holes);

    /// Nothing is under way, and nothing out of sight.
    LossHorizon() = default;
    /// `until` by point: when its recording ends, or the moment at which one that goes on was read.
    /// `since` by point: the time since when its recording has each packet; empty: always.
    /// `hasEnded` by point: its recording will have no later packet; empty: none has ended.
    /// `holes` by point, in any order; empty: there are none.
    LossHorizon(const Places &places, const std::vector<Timestamp> &until, Timestamp waiting,
                const std::vector<Timestamp> &since = {}, const std::vector<bool> &hasEnded = {},
                const std::vector<Holes> &holes = {});

    /// Tells whether a packet that was seen here and nowhere later may still be under way.
    bool isUnderWay(const Hop &last) const { return isLate(last) && !m_hasEnded[last.point]; }
    /// Tells whether a packet that was seen here and nowhere later may have been seen later, and is
    /// not there: before the capture behind began, in files that it has overwritten, while it lost
    /// packets itself, or after it ended, or by its filter; or among packets that looked alike
    /// (Hop::isTorn).
    bool isOutOfSight(const Hop &last) const
    {
        const bool isEarly = last.point < m_earliest.size() && last.time < m_earliest[last.point];
        return last.isTorn || last.isUnseenBehind || last.isUnseenIfTranslated || isEarly ||
               (isLate(last) && m_hasEnded[last.point]) || isInHole(last);
    }
    /// Tells whether it is out of sight only if the element that it came to translates addresses.
    bool isOutOfSightIfTranslated(Hop last) const
    {
        const bool mayBe = last.isUnseenIfTranslated;
        last.isUnseenIfTranslated = false;
        return mayBe && !isOutOfSight(last);
    }
    Timestamp waiting() const { return m_waiting; }

private:
    bool isLate(const Hop &last) const
    {
        return last.point < m_latest.size() && last.time > m_latest[last.point];
    }

    bool isInHole(const Hop &last) const;

    /// For each point: a packet that was seen there after this time is not lost.
    std::vector<Timestamp> m_latest;
    /// The same: the recording that says so has ended.
    std::vector<bool> m_hasEnded;
    /// The same: one that was seen there before this time is out of sight.
    std::vector<Timestamp> m_earliest;
    /// By place; sorted by time, without overlap.
    std::vector<Holes> m_holes;
    /// For each point: the place behind it.
    std::vector<PlaceId> m_into;
    Timestamp m_waiting{};
};

} // namespace tomato::journeys

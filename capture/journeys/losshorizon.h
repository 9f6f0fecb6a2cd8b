// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <vector>

namespace tomato::journeys {

/// Gives the time up to which a loss can be decided (RFC 7680 calls it the waiting time): a packet
/// is lost when the recordings of all points where it can be seen next go on for longer than the
/// waiting time after it was seen last. Until then it is under way.
class LossHorizon final
{
public:
    static constexpr Timestamp DefaultWaiting = std::chrono::seconds(1);

    /// Nothing is under way.
    LossHorizon() = default;
    /// `until` by point: when its recording ends, or the moment at which one that goes on was read.
    LossHorizon(const Places &places, const std::vector<Timestamp> &until, Timestamp waiting);

    /// Tells whether a packet that was seen here and nowhere later may still be under way.
    bool isUnderWay(const Hop &last) const
    {
        return last.point < m_latest.size() && last.time > m_latest[last.point];
    }
    Timestamp waiting() const { return m_waiting; }

private:
    /// For each point: a packet that was seen there after this time is under way.
    std::vector<Timestamp> m_latest;
    Timestamp m_waiting{};
};

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <vector>

namespace tomato::journeys {

/// Up to when it can be told that a packet was lost (RFC 7680 has a waiting time for that): a
/// packet is lost when the recordings of all points where it can be seen next go on for longer than
/// the waiting time after it was seen last. Until then it is under way.
class LossHorizon final
{
public:
    static constexpr Timestamp DefaultWaiting = std::chrono::seconds(1);

    /// Nothing is under way.
    LossHorizon() = default;
    /// `until` by point: when its recording ends, or the moment at which one that goes on was read.
    LossHorizon(const Places &places, const std::vector<Timestamp> &until, Timestamp waiting);

    /// Whether a packet that was seen here, and nowhere behind, may only not have come yet.
    bool isUnderWay(const Hop &last) const
    {
        return last.point < m_latest.size() && last.time > m_latest[last.point];
    }
    Timestamp waiting() const { return m_waiting; }

private:
    /// By point: what was seen there later is under way.
    std::vector<Timestamp> m_latest;
    Timestamp m_waiting{};
};

} // namespace tomato::journeys

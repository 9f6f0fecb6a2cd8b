// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/losshorizon.h"
#include "capture/journeys/matching/matcher.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tomato::journeys {

/// Knows arrivals of packets that were sent when what is sent was not recorded any more. The
/// arrivals of a link are recorded for a while longer, for those that are under way; a journey that
/// begins with one of the others would be that of a packet which the recording has not.
class LateArrivals final
{
public:
    /// `holes` by point; `within` is the longest time that a packet is under way. The places are
    /// borrowed.
    LateArrivals(const Places &places, const std::vector<LossHorizon::Holes> &holes,
                 Timestamp within);

    /// Call it with each packet, in the order of time.
    bool isOne(const SeenPacket &packet);

private:
    /// The packets that were sent shortly before the end of their recording.
    struct Sent
    {
        /// From then on it was not recorded.
        Timestamp until = Timestamp::max();
        /// By key: how many of them have not arrived.
        std::unordered_map<std::uint64_t, std::uint32_t> underWay;
        /// The packets that a queue may cut to pieces, by what the pieces have in common.
        std::unordered_set<std::uint64_t> large;
        bool isFull = false;
    };
    static std::uint64_t keyOf(const SeenPacket &packet);
    void noteSent(const SeenPacket &packet, Sent &sent) const;

    const Timestamp m_within;
    std::vector<Sent> m_sent;
    /// By point: which of them it shows sending or arriving, if any.
    std::vector<std::size_t> m_sentAt;
    std::vector<std::size_t> m_arrivingAt;
};

} // namespace tomato::journeys

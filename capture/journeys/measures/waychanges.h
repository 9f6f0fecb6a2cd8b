// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/measures/reorderbuffer.h"
#include "capture/journeys/places.h"

#include <compare>
#include <cstdint>
#include <vector>

namespace tomato::journeys {

/// A way that packets took, as the list of its points.
struct FlowWay
{
    std::vector<PointId> points;
    std::uint64_t packets = 0;
};

/// Tells whether two ways part. One of which the begin or the end was not seen may be part of the
/// other one.
bool arePartedWays(const Places &places, const std::vector<PointId> &one,
                   const std::vector<PointId> &other);

/// Counts how often a packet of a flow takes another way than the one that was sent before it.
/// Packets are handed over in the order in which they were seen last, and put in the order of
/// sending as far as the memory for that reaches.
class WayChanges final
{
public:
    /// `way` is the packet's among the flow's ways, of which there may only come more; `now` is
    /// when it was seen last.
    void add(Timestamp sent, std::size_t way, Timestamp now, const Places &places,
             const std::vector<FlowWay> &ways);
    /// Returns how often the way changed, of all packets so far.
    std::uint64_t count(const Places &places, const std::vector<FlowWay> &ways) const;

private:
    struct Packet
    {
        Timestamp time{};
        std::size_t way = 0;

        auto operator<=>(const Packet &) const = default;
    };

    void take(const Places &places, const std::vector<FlowWay> &ways);

    /// There are many flows.
    ReorderBuffer<Packet> m_packets{256};
    Timestamp m_now = Timestamp::min() + MaxRest;
    Timestamp m_latest = Timestamp::min();
    std::size_t m_latestWay = SIZE_MAX;
    std::uint64_t m_count = 0;
};

} // namespace tomato::journeys

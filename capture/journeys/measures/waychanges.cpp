// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/waychanges.h"

#include <algorithm>

namespace tomato::journeys {

void WayChanges::add(Timestamp sent, std::size_t way, Timestamp now, const Places &places,
                     const std::vector<FlowWay> &ways)
{
    m_now = std::max(m_now, now);
    m_packets.add({sent, way});
    while (m_packets.isDue(m_now - MaxRest))
        take(places, ways);
}

void WayChanges::take(const Places &places, const std::vector<FlowWay> &ways)
{
    const Packet packet = m_packets.take();
    // One that comes too late to be put in order says nothing.
    if (packet.time < m_latest)
        return;
    m_latest = packet.time;
    if (m_latestWay == packet.way)
        return;
    if (m_latestWay != SIZE_MAX) {
        const std::vector<PointId> &latest = ways[m_latestWay].points;
        const std::vector<PointId> &points = ways[packet.way].points;
        const bool isOther = arePartedWays(places, latest, points);
        // One of which less was seen may have been on the same way.
        if (!isOther && points.size() <= latest.size())
            return;
        m_count += isOther ? 1 : 0;
    }
    m_latestWay = packet.way;
}

std::uint64_t WayChanges::count(const Places &places, const std::vector<FlowWay> &ways) const
{
    WayChanges rest = *this;
    while (!rest.m_packets.isEmpty())
        rest.take(places, ways);
    return rest.m_count;
}

bool arePartedWays(const Places &places, const std::vector<PointId> &one,
                   const std::vector<PointId> &other)
{
    const PlaceId begin = places.outOf(one.front());
    const bool isSameBegin = begin != UnknownPlace && begin == places.outOf(other.front());
    if (isSameBegin && one.front() != other.front())
        return true;
    const auto holds = [](const std::vector<PointId> &whole, const std::vector<PointId> &part) {
        return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
    };
    if (holds(one, other) || holds(other, one))
        return false;
    for (std::size_t at = 0; at + 1 < one.size(); ++at) {
        const auto here = std::find(other.begin(), other.end(), one[at]);
        if (here != other.end() && here + 1 != other.end() && *(here + 1) != one[at + 1])
            return true;
    }
    return false;
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/flowmeasure.h"

#include <algorithm>
#include <utility>

namespace tomato::journeys {

void PathMeasure::add(Timestamp sent, Timestamp arrived, std::uint16_t size, Timestamp now,
                      Timestamp exactTo, std::uint16_t way)
{
    const Timestamp taken = arrived - sent;
    resolution = std::max(resolution, exactTo);
    delay.add(taken);
    queueing.add(size, taken, way);
    order.add(sent, arrived, now, exactTo > Timestamp(1) ? exactTo : Timestamp());
}

FlowMeasure::Path *FlowMeasure::End::pathFrom(const Origin &origin)
{
    for (Path &each : paths) {
        if (each.origin == origin)
            return &each;
    }
    if (paths.size() == MaxOrigins)
        return nullptr;
    paths.emplace_back().origin = origin;
    return &paths.back();
}

std::size_t FlowMeasure::wayTo(const Journey &journey, std::uint32_t hop) const
{
    const auto isWay = [&](const Way &way) {
        std::uint32_t at = hop;
        for (auto point = way.points.rbegin(); point != way.points.rend(); ++point) {
            if (at == Hop::NoParent || journey.hops[at].point != *point)
                return false;
            at = journey.hops[at].parent;
        }
        return at == Hop::NoParent;
    };
    const auto known = std::ranges::find_if(ways, isWay);
    return known == ways.end() ? MaxWays : static_cast<std::size_t>(known - ways.begin());
}

void FlowMeasure::addWay(const Journey &journey, std::uint32_t leaf, const Places &places)
{
    std::size_t at = wayTo(journey, leaf);
    if (at == MaxWays) {
        if (ways.size() == MaxWays)
            return;
        at = ways.size();
        std::vector<PointId> &points = ways.emplace_back().points;
        for (std::uint32_t hop = leaf; hop != Hop::NoParent; hop = journey.hops[hop].parent)
            points.push_back(journey.hops[hop].point);
        std::ranges::reverse(points);
    }
    ++ways[at].packets;
    if (!journey.isToMany)
        m_wayChanges.add(journey.hops.front().time, at, journey.hops.back().time, places, ways);
}

void FlowMeasure::addUndecided(std::vector<PlaceId> places, bool isUnderWay)
{
    const auto known = std::ranges::find_if(undecided, [&](const Undecided &each) {
        return each.isUnderWay == isUnderWay && each.places == places;
    });
    if (known != undecided.end())
        ++known->packets;
    else if (undecided.size() < 2 * MaxEnds)
        undecided.push_back({std::move(places), isUnderWay, 1});
}

} // namespace tomato::journeys

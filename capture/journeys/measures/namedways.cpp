// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/namedways.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tomato::journeys {

namespace {

/// The ends by which packets left an element for another one.
using Links = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

Links linksOf(const Places &places, const std::vector<FlowMeasure::Way> &ways)
{
    Links links;
    for (const FlowMeasure::Way &way : ways) {
        for (const PointId each : way.points) {
            const Point &point = places.point(each);
            if (point.isNamed())
                links[{elementOf(point.from), elementOf(point.to)}].insert(point.from);
        }
    }
    return links;
}

} // namespace

std::vector<NamedWay> namedWays(const Places &places, const std::vector<FlowMeasure::Way> &ways)
{
    const Links links = linksOf(places, ways);
    std::vector<NamedWay> named;
    for (const FlowMeasure::Way &way : ways) {
        std::vector<std::string> elements = elementsOn(places, way.points);
        auto at = elements.begin();
        for (const PointId each : way.points) {
            const Point &point = places.point(each);
            const auto link = links.find({elementOf(point.from), elementOf(point.to)});
            if (link == links.end() || link->second.size() < 2)
                continue;
            at = std::find(at, elements.end(), elementOf(point.from));
            if (at != elements.end())
                *at = point.from;
        }
        const auto same = std::ranges::find(named, elements, &NamedWay::elements);
        if (same != named.end())
            same->packets += way.packets;
        else
            named.push_back({std::move(elements), way.packets});
    }
    return named;
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/losshorizon.h"

#include <algorithm>

namespace tomato::journeys {

/// Sorts the holes, and joins those that overlap.
static void sort(LossHorizon::Holes &holes)
{
    std::sort(holes.begin(), holes.end(),
              [](const auto &one, const auto &other) { return one.from < other.from; });
    LossHorizon::Holes joined;
    for (const LossHorizon::Hole &each : holes) {
        if (!joined.empty() && each.from <= joined.back().to)
            joined.back().to = std::max(joined.back().to, each.to);
        else
            joined.push_back(each);
    }
    holes = std::move(joined);
}

LossHorizon::Holes LossHorizon::joined(Holes holes)
{
    sort(holes);
    return holes;
}

LossHorizon::Holes LossHorizon::inBoth(Holes one, Holes other)
{
    sort(one);
    sort(other);
    Holes both;
    for (auto left = one.begin(), right = other.begin();
         left != one.end() && right != other.end();) {
        const Hole common{std::max(left->from, right->from), std::min(left->to, right->to)};
        if (common.from <= common.to)
            both.push_back(common);
        ++(left->to < right->to ? left : right);
    }
    return both;
}

LossHorizon::LossHorizon(const Places &places, const std::vector<Timestamp> &until,
                         Timestamp waiting, const std::vector<Timestamp> &since,
                         const std::vector<bool> &hasEnded, const std::vector<Holes> &holes)
    : m_waiting(waiting)
{
    const std::size_t points = places.points().size();
    std::vector<Timestamp> ends(places.places().size(), Timestamp::max());
    std::vector<bool> ended(places.places().size(), false);
    std::vector<Timestamp> begins(places.places().size(), Timestamp::min());
    for (std::size_t point = 0; point < points; ++point) {
        const PlaceId place = places.outOf(static_cast<PointId>(point));
        if (until[point] < ends[place]) {
            ends[place] = until[point];
            ended[place] = point < hasEnded.size() && hasEnded[point];
        }
        if (point < since.size())
            begins[place] = std::max(begins[place], since[point]);
    }
    m_holes.resize(places.places().size());
    for (std::size_t point = 0; point < std::min(points, holes.size()); ++point) {
        Holes &all = m_holes[places.outOf(static_cast<PointId>(point))];
        all.insert(all.end(), holes[point].begin(), holes[point].end());
    }
    m_holes[UnknownPlace].clear();
    for (Holes &each : m_holes)
        sort(each);
    for (std::size_t point = 0; point < points; ++point) {
        const PlaceId into = places.into(static_cast<PointId>(point));
        // The points behind an unknown place are not known.
        const Timestamp end = into == UnknownPlace ? Timestamp::max() : ends[into];
        m_latest.push_back(end == Timestamp::max() ? end : end - waiting);
        m_into.push_back(into);
        m_hasEnded.push_back(into != UnknownPlace && ended[into]);
        m_earliest.push_back(into == UnknownPlace ? Timestamp::min() : begins[into]);
    }
}

/// It may have been seen next at any time up to the waiting time.
bool LossHorizon::isInHole(const Hop &last) const
{
    if (last.point >= m_into.size())
        return false;
    const Holes &holes = m_holes[m_into[last.point]];
    const auto next = std::partition_point(holes.begin(), holes.end(),
                                           [&](const Hole &each) { return each.to < last.time; });
    return next != holes.end() && next->from - m_waiting <= last.time;
}

} // namespace tomato::journeys

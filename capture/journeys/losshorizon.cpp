// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/losshorizon.h"

#include <algorithm>

namespace tomato::journeys {

LossHorizon::LossHorizon(const Places &places, const std::vector<Timestamp> &until,
                         Timestamp waiting, const std::vector<Timestamp> &since,
                         const std::vector<bool> &hasEnded)
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
    for (std::size_t point = 0; point < points; ++point) {
        const PlaceId into = places.into(static_cast<PointId>(point));
        // The points behind an unknown place are not known.
        const Timestamp end = into == UnknownPlace ? Timestamp::max() : ends[into];
        m_latest.push_back(end == Timestamp::max() ? end : end - waiting);
        m_hasEnded.push_back(into != UnknownPlace && ended[into]);
        m_earliest.push_back(into == UnknownPlace ? Timestamp::min() : begins[into]);
    }
}

} // namespace tomato::journeys

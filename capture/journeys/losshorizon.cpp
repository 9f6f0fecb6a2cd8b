// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/losshorizon.h"

#include <algorithm>

namespace tomato::journeys {

LossHorizon::LossHorizon(const Places &places, const std::vector<Timestamp> &until,
                         Timestamp waiting)
    : m_waiting(waiting)
{
    const std::size_t points = places.points().size();
    std::vector<Timestamp> ofPlace(places.places().size(), Timestamp::max());
    for (std::size_t point = 0; point < points; ++point) {
        Timestamp &end = ofPlace[places.outOf(static_cast<PointId>(point))];
        end = std::min(end, until[point]);
    }
    for (std::size_t point = 0; point < points; ++point) {
        const PlaceId into = places.into(static_cast<PointId>(point));
        // The points behind an unknown place are not known.
        const Timestamp end = into == UnknownPlace ? Timestamp::max() : ofPlace[into];
        m_latest.push_back(end == Timestamp::max() ? end : end - waiting);
    }
}

} // namespace tomato::journeys

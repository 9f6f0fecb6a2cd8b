// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/unseentimes.h"

#include <algorithm>

namespace tomato::journeys {

UnseenTimes::UnseenTimes(const Places &places, std::vector<Holes> missing,
                         const std::vector<bool> &isPartial)
    : m_places(places), m_missing(std::move(missing)), m_missingInto(places.places().size()),
      m_missingOutOf(places.places().size())
{
    for (std::size_t at = 0; at < m_missing.size(); ++at) {
        const auto point = static_cast<PointId>(at);
        m_missing[at] = LossHorizon::joined(std::move(m_missing[at]));
        Holes all = m_missing[at];
        if (at < isPartial.size() && isPartial[at])
            all = {{Timestamp::min(), Timestamp::max()}};
        for (Holes *each :
             {&m_missingInto[places.into(point)], &m_missingOutOf[places.outOf(point)]})
            each->insert(each->end(), all.begin(), all.end());
    }
    for (std::vector<Holes> *lists : {&m_missingInto, &m_missingOutOf}) {
        for (Holes &each : *lists)
            each = LossHorizon::joined(std::move(each));
    }
}

const LossHorizon::Hole *UnseenTimes::overlapping(const Holes &holes, Timestamp from, Timestamp to)
{
    const auto next = std::partition_point(holes.begin(), holes.end(),
                                           [&](const auto &each) { return each.to < from; });
    return next != holes.end() && next->from <= to ? &*next : nullptr;
}

std::optional<Timestamp> UnseenTimes::mayHaveComeSince(PlaceId place, Timestamp from,
                                                       Timestamp then) const
{
    if (m_places.place(place).isOpen)
        return from;
    if (place >= m_missingInto.size() || m_missingInto[place].empty())
        return {};
    const auto *hole = overlapping(m_missingInto[place], from - Margin, then + Margin);
    return hole == nullptr ? std::nullopt
                           : std::optional(std::clamp(hole->from, from, std::max(from, then)));
}

bool UnseenTimes::mayHaveLeft(PlaceId place, Timestamp from, Timestamp to) const
{
    return m_places.place(place).isOpen ||
           (place < m_missingOutOf.size() &&
            overlapping(m_missingOutOf[place], from - Margin, to + Margin) != nullptr);
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/pieceranges.h"

namespace tomato::journeys {

bool PieceRanges::mayBePart(const Sighting &earlier, const Sighting &later) const
{
    if (!later.has(Sighting::Fragment))
        return false;
    const auto whole = m_ranges.find(keyOf(earlier));
    const auto part = m_ranges.find(keyOf(later));
    if (whole == m_ranges.end() || part == m_ranges.end() ||
        whole->second.isOfStream != part->second.isOfStream)
        return !earlier.has(Sighting::Fragment);
    return whole->second.holds(part->second);
}

void PieceRanges::forget(const std::vector<Sighting> &sightings)
{
    if (m_ranges.empty())
        return;
    for (const Sighting &each : sightings)
        m_ranges.erase(keyOf(each));
}

} // namespace tomato::journeys

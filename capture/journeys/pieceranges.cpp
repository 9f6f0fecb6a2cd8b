// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/pieceranges.h"

#include "capture/journeys/networkheader.h"

#include <algorithm>
#include <map>

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

std::optional<std::uint32_t> PieceRanges::bytesOf(const Sighting &sighting) const
{
    const auto range = m_ranges.find(keyOf(sighting));
    return range == m_ranges.end() ? std::nullopt : std::optional(range->second.bytes);
}

/// Of a whole datagram only the length of its frame is known: then the frames of its pieces are
/// compared with that, less the headers that each has anew.
void PieceRanges::countMissing(std::vector<Sighting> &sightings) const
{
    if (m_ranges.empty())
        return;
    const auto ofFrame = [](const Sighting &each) {
        constexpr std::uint32_t Headers = EthernetBytes + 20;
        return each.length - std::min<std::uint32_t>(each.length, Headers);
    };
    struct Cut
    {
        std::uint32_t there = 0;
        std::uint32_t greatest = 0;
    };
    std::map<std::uint32_t, Cut> cuts;
    for (const Sighting &piece : sightings) {
        const bool isNew = (piece.changes & Fragmented) != 0 && (piece.changes & Duplicated) == 0;
        if (piece.parent == Hop::NoParent || !isNew || !piece.has(Sighting::Fragment))
            continue;
        const bool isExact = bytesOf(sightings[piece.parent]).has_value();
        const std::uint32_t bytes = isExact ? bytesOf(piece).value_or(0) : ofFrame(piece);
        Cut &cut = cuts[piece.parent];
        cut.there += bytes;
        cut.greatest = std::max(cut.greatest, bytes);
    }
    for (const auto &[at, cut] : cuts) {
        constexpr std::uint32_t Unit = 8;
        constexpr std::uint32_t Most = 255;
        const auto exact = bytesOf(sightings[at]);
        const std::uint32_t all = exact.value_or(ofFrame(sightings[at]));
        if (cut.greatest == 0 || cut.there + (exact ? 1 : Unit) > all)
            continue;
        sightings[at].missing = static_cast<std::uint8_t>(
            std::min((all - cut.there + cut.greatest - 1) / cut.greatest, Most));
    }
}

void PieceRanges::forget(const std::vector<Sighting> &sightings)
{
    if (m_ranges.empty())
        return;
    for (const Sighting &each : sightings)
        m_ranges.erase(keyOf(each));
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/pieceranges.h"

#include "capture/journeys/packets/networkheader.h"

#include <algorithm>
#include <map>

namespace tomato::journeys {

const PieceRanges::Piece *PieceRanges::find(const Sighting &sighting) const
{
    const auto found = m_pieces.find(keyOf(sighting));
    return found == m_pieces.end() ? nullptr : &found->second;
}

bool PieceRanges::mayBePart(const Sighting &earlier, const Sighting &later,
                            std::uint64_t whole) const
{
    const bool isWhole = earlier.has(Sighting::FirstFragment) && !later.has(Sighting::Fragment);
    if (!isWhole && !later.has(Sighting::Fragment))
        return false;
    const Piece *one = find(earlier);
    const Piece *other = find(later);
    const auto isOfStream = [](const Piece *piece) {
        return piece != nullptr && piece->range.isOfStream;
    };
    if (isOfStream(one) != isOfStream(other))
        return isWhole || !earlier.has(Sighting::Fragment);
    if (!isOfStream(one)) {
        const auto datagram = [whole](const Piece *piece) {
            return piece == nullptr ? static_cast<std::uint32_t>(whole) : piece->datagram;
        };
        if (datagram(one) != datagram(other))
            return false;
    }
    if (isWhole)
        return true;
    if (one == nullptr || other == nullptr || one->range.bytes == 0)
        return !earlier.has(Sighting::Fragment);
    return one->range.holds(other->range);
}

bool PieceRanges::areTranslated(const Sighting &earlier, const Sighting &later) const
{
    const Piece *one = find(earlier);
    const Piece *other = find(later);
    return one != nullptr && other != nullptr && one->content == other->content &&
           one->range.begin == other->range.begin && one->range.bytes == other->range.bytes &&
           one->datagram != other->datagram;
}

std::uint32_t PieceRanges::datagramOf(const Sighting &sighting) const
{
    const Piece *piece = sighting.has(Sighting::Fragment) ? find(sighting) : nullptr;
    return piece == nullptr || piece->range.isOfStream ? 0 : piece->datagram;
}

std::uint32_t PieceRanges::contentOf(const Sighting &sighting) const
{
    const Piece *piece = find(sighting);
    return piece == nullptr ? 0 : piece->content;
}

std::uint32_t PieceRanges::portsOf(const Sighting &sighting) const
{
    const Piece *piece = find(sighting);
    return piece == nullptr ? 0 : piece->ports;
}

std::optional<std::uint32_t> PieceRanges::bytesOf(const Sighting &sighting) const
{
    const Piece *piece = find(sighting);
    return piece == nullptr || piece->range.bytes == 0 ? std::nullopt
                                                       : std::optional(piece->range.bytes);
}

/// For a whole datagram only the length of its frame is known: then the frames of its pieces are
/// compared with that, less the headers that each has anew.
void PieceRanges::countMissing(std::vector<Sighting> &sightings) const
{
    if (m_pieces.empty())
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
        constexpr std::uint32_t MaxPieces = 255;
        const auto exact = bytesOf(sightings[at]);
        const std::uint32_t all = exact.value_or(ofFrame(sightings[at]));
        if (cut.greatest == 0 || cut.there + (exact ? 1 : Unit) > all)
            continue;
        sightings[at].missing = static_cast<std::uint8_t>(
            std::min((all - cut.there + cut.greatest - 1) / cut.greatest, MaxPieces));
    }
}

void PieceRanges::forget(const std::vector<Sighting> &sightings)
{
    if (m_pieces.empty())
        return;
    for (const Sighting &each : sightings)
        m_pieces.erase(keyOf(each));
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/branches.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tomato::journeys {

namespace {

bool isPiece(const Hop &hop)
{
    return (hop.changes & Fragmented) != 0 && hop.isFragment;
}

/// The usual case: each hop comes of the one before it, nothing was cut to pieces, and nobody got a
/// copy that is for somebody else.
bool isChain(const Journey &journey)
{
    for (std::uint32_t at = 1; at < journey.hops.size(); ++at) {
        const Hop &hop = journey.hops[at];
        if (hop.parent != at - 1 || (hop.changes & Fragmented) != 0 || hop.isForeign)
            return false;
    }
    return !journey.hops.front().isForeign;
}

} // namespace

Branches::Branches(const Places &places, const Journey &journey)
{
    if (isChain(journey)) {
        m_only = m_first = static_cast<std::uint32_t>(journey.hops.size() - 1);
        return;
    }
    m_isLeaf.assign(journey.hops.size(), true);
    bool areCut = false;
    for (const Hop &hop : journey.hops) {
        if (hop.parent != Hop::NoParent)
            m_isLeaf[hop.parent] = false;
        areCut = areCut || (hop.changes & Fragmented) != 0;
    }
    if (areCut)
        mergePieces(places, journey);
    endFlooded(places, journey);
    const auto first = std::find(m_isLeaf.begin(), m_isLeaf.end(), true);
    m_only = static_cast<std::uint32_t>(first - m_isLeaf.begin());
    m_first = m_only;
    if (first == m_isLeaf.end() || std::find(first + 1, m_isLeaf.end(), true) == m_isLeaf.end())
        return;
    numberPieces(journey);
    compare(places, journey);
}

/// Finds where a packet ended that was seen as copies for bystanders only. An element that made
/// such copies and has other connections can have sent the packet on unseen; otherwise the packet
/// came to the last element that made copies.
void Branches::endFlooded(const Places &places, const Journey &journey)
{
    if (std::ranges::none_of(journey.hops, [](const Hop &each) { return each.isForeign; }))
        return;
    // By where the piece begins.
    std::map<std::uint32_t, std::uint32_t> ends;
    std::vector<std::uint32_t> begins(journey.hops.size(), Hop::NoParent);
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        const Hop &hop = journey.hops[at];
        begins[at] = isPiece(hop)                  ? at
                     : hop.parent == Hop::NoParent ? Hop::NoParent
                                                   : begins[hop.parent];
        if (!m_isLeaf[at])
            continue;
        std::uint32_t end = at;
        while (end != Hop::NoParent && journey.hops[end].isForeign)
            end = journey.hops[end].parent;
        // Where such copies are all that was seen, nobody knows where the packet came by.
        if (end == at || end == Hop::NoParent) {
            ends[begins[at]] = Hop::NoParent;
            continue;
        }
        const auto [known, isNew] = ends.emplace(begins[at], end);
        const auto isOpen = [&](std::uint32_t each) {
            return std::pair(places.mayLeaveUnseen(journey.hops[each].point), each);
        };
        if (!isNew && known->second != Hop::NoParent && isOpen(end) > isOpen(known->second))
            known->second = end;
    }
    for (const auto &[begin, end] : ends) {
        if (end == Hop::NoParent)
            continue;
        m_isLeaf[end] = true;
        m_flooded.push_back(end);
    }
}

/// Where pieces were put together, the whole goes on from the first one, and no other one ends.
void Branches::mergePieces(const Places &places, const Journey &journey)
{
    for (const Hop &whole : journey.hops) {
        if ((whole.changes & Fragmented) == 0 || whole.isFragment || whole.parent == Hop::NoParent)
            continue;
        const PlaceId place = places.into(journey.hops[whole.parent].point);
        for (std::size_t at = 0; at < journey.hops.size(); ++at) {
            const Hop &each = journey.hops[at];
            if (each.isFragment && each.time <= whole.time && places.into(each.point) == place)
                m_isLeaf[at] = false;
        }
    }
}

void Branches::numberPieces(const Journey &journey)
{
    constexpr std::size_t None = SIZE_MAX;
    m_pieceOf.assign(journey.hops.size(), None);
    m_depths.assign(journey.hops.size(), 0);
    // A piece begins with a hop, or is the whole packet.
    std::vector<std::uint32_t> begins(journey.hops.size(), Hop::NoParent);
    std::vector<std::size_t> numbers(journey.hops.size() + 1, None);
    const auto numberOf = [&](std::uint32_t at) -> std::size_t & {
        return numbers[begins[at] == Hop::NoParent ? 0 : begins[at] + 1];
    };
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        const Hop &hop = journey.hops[at];
        if (hop.parent != Hop::NoParent) {
            m_depths[at] = m_depths[hop.parent] + 1;
            begins[at] = isPiece(hop) ? at : begins[hop.parent];
        }
        if (!m_isLeaf[at])
            continue;
        std::size_t &number = numberOf(at);
        if (number == None) {
            number = m_pieces.size();
            m_pieces.emplace_back();
        }
        m_pieceOf[at] = number;
    }
    for (const Hop &hop : journey.hops) {
        if (isPiece(hop) && hop.parent != Hop::NoParent && numberOf(hop.parent) != None)
            m_pieces[numberOf(hop.parent)].isCut = true;
    }
    m_count = m_pieces.size() -
              static_cast<std::size_t>(std::ranges::count(m_pieces, true, &Piece::isCut));
}

void Branches::compare(const Places &places, const Journey &journey)
{
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        if (!m_isLeaf[at])
            continue;
        Piece &piece = m_pieces[m_pieceOf[at]];
        ++piece.leaves;
        piece.areAllForeign = piece.areAllForeign && journey.hops[at].isForeign;
    }
    m_ranks.assign(journey.hops.size(), NoRank);
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        if (!m_isLeaf[at])
            continue;
        Piece &piece = m_pieces[m_pieceOf[at]];
        const PlaceId place = places.into(journey.hops[at].point);
        // What was lost on a wire counts as if it had come to the wire's end.
        m_depths[at] += places.place(place).kind == Place::Kind::Wire ? 1 : 0;
        if (!journey.hops[at].isForeign || piece.areAllForeign)
            piece.inOrder.push_back(at);
    }
    std::vector<PlaceId> all;
    for (Piece &piece : m_pieces) {
        order(places, journey, piece);
        if (!piece.isCut)
            all.push_back(places.into(journey.hops[piece.main].point));
    }
    for (Piece &piece : m_pieces) {
        if (!piece.isCut)
            continue;
        for (const std::uint32_t each : piece.inOrder)
            m_ranks[each] = NoRank;
        piece.inOrder.clear();
        piece.ends = all;
    }
    const auto first = std::ranges::find(m_pieces, false, &Piece::isCut);
    m_first = first == m_pieces.end() ? m_only : first->main;
}

void Branches::order(const Places &places, const Journey &journey, Piece &piece)
{
    const auto placeOf = [&](std::uint32_t at) { return places.into(journey.hops[at].point); };
    const auto keeps = [&](std::uint32_t at) {
        return places.place(placeOf(at)).forwarding == Place::Forwarding::Keeps;
    };
    // Where a packet is for many, a copy that arrived is the packet itself, however far other
    // copies came.
    const auto isSomewhere = [&](std::uint32_t at) {
        return journey.isToMany && places.place(placeOf(at)).kind == Place::Kind::Element
                   ? places.switches(placeOf(at)) ? 1 : 2
                   : 0;
    };
    std::ranges::stable_sort(piece.inOrder, [&](std::uint32_t one, std::uint32_t other) {
        if (isSomewhere(one) != isSomewhere(other))
            return isSomewhere(one) > isSomewhere(other);
        return m_depths[one] != m_depths[other] ? m_depths[one] > m_depths[other]
                                                : !keeps(one) && keeps(other);
    });
    for (const std::uint32_t each : piece.inOrder)
        piece.most = std::max(piece.most, m_depths[each]);
    if (piece.inOrder.size() > 1) {
        std::map<PlaceId, std::size_t> best;
        for (const std::uint32_t each : piece.inOrder)
            best.try_emplace(placeOf(each), best.size());
        std::ranges::sort(piece.inOrder, {}, [&](std::uint32_t each) {
            return std::pair(best.at(placeOf(each)), each);
        });
    }
    piece.main = piece.inOrder.front();
    for (std::uint32_t rank = 0; rank < piece.inOrder.size(); ++rank)
        m_ranks[piece.inOrder[rank]] = rank;
    if (piece.leaves == 1)
        return;
    for (const std::uint32_t each : piece.inOrder)
        piece.ends.push_back(placeOf(each));
}

bool Branches::isFurthest(std::uint32_t leaf) const
{
    if (m_pieces.empty())
        return true;
    const Piece &piece = m_pieces[m_pieceOf[leaf]];
    const std::uint32_t rank = m_ranks[leaf];
    return m_depths[leaf] == piece.most ||
           (rank < piece.ends.size() && piece.ends[rank] == piece.ends.front());
}

void Branches::findReached(const Places &places, const Journey &journey,
                           std::vector<Reached> &reached) const
{
    reached.clear();
    const bool isAnyMissing =
        std::ranges::any_of(journey.hops, [](const Hop &each) { return each.missing != 0; });
    if (m_pieces.empty()) {
        if (m_only < journey.hops.size())
            reached.push_back(
                {places.into(journey.hops[m_only].point), m_only, 1, 0, !isAnyMissing});
        return;
    }
    std::vector<std::pair<PlaceId, std::size_t>> came;
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        if (!isLeaf(at) || journey.hops[at].isForeign)
            continue;
        // A packet that was lost on a wire ended there, and did not come to the element behind it.
        const PlaceId place = places.into(journey.hops[at].point);
        auto there = std::ranges::find(reached, place, &Reached::place);
        if (there == reached.end()) {
            reached.push_back({place, at, 0, 0, false});
            there = reached.end() - 1;
        }
        if (isWholeCopy(at)) {
            there->isWhole = true;
            continue;
        }
        const std::pair piece(place, pieceOf(at));
        if (std::ranges::find(came, piece) != came.end()) {
            ++there->copies;
            continue;
        }
        came.push_back(piece);
        ++there->pieces;
        there->leaf = at;
    }
    for (Reached &each : reached)
        each.isWhole = each.isWhole || (!isAnyMissing && each.pieces == pieces());
}

} // namespace tomato::journeys

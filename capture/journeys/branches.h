// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tomato::journeys {

/// Where a packet came to its end. It has several branches where it was doubled, or where a hub or
/// a switch gave copies of it to bystanders; each of the pieces that it was cut to has branches of
/// its own.
class Branches final
{
public:
    Branches(const Places &places, const Journey &journey);

    /// Tells whether nothing is known to come behind a hop, or copies for bystanders alone.
    bool isLeaf(std::uint32_t hop) const
    {
        return m_isLeaf.empty() ? hop == m_only : m_isLeaf[hop];
    }
    /// Tells whether all that came behind it were copies for bystanders: the packet itself came to
    /// its end where these were made.
    bool isFlooded(std::uint32_t leaf) const
    {
        return std::ranges::find(m_flooded, leaf) != m_flooded.end();
    }
    /// The pieces are numbered from 0; a packet that is whole, or of which only one is seen, is
    /// one.
    std::size_t pieces() const { return m_pieces.empty() ? 1 : m_count; }
    std::size_t pieceOf(std::uint32_t leaf) const { return m_pieces.empty() ? 0 : m_pieceOf[leaf]; }

    /// The following are of a leaf, among those of the same piece. There are several, if any has
    /// another one beside it that is no bystander.
    bool areSeveral(std::uint32_t leaf) const
    {
        return !m_pieces.empty() && !m_pieces[m_pieceOf[leaf]].ends.empty();
    }
    /// Tells whether it came furthest, or to where another one did.
    bool isFurthest(std::uint32_t leaf) const;
    /// Returns the leaves that are no bystanders: those that came furthest first, or would have
    /// come on the wire where they were lost; among these, those at an element that forwards are
    /// first, as the others cannot lose what is not theirs. Where the packet is for many, those
    /// that arrived are before all others. Where several came to one place, the first to come is
    /// before the others, wherever these came by. Empty where there is one leaf.
    std::span<const std::uint32_t> inOrder(std::uint32_t leaf) const
    {
        return m_pieces.empty() ? std::span<const std::uint32_t>()
                                : m_pieces[m_pieceOf[leaf]].inOrder;
    }
    /// The places of these, in that order.
    std::span<const PlaceId> ends(std::uint32_t leaf) const
    {
        return m_pieces.empty() ? std::span<const PlaceId>() : m_pieces[m_pieceOf[leaf]].ends;
    }
    /// Its number in that order; NoRank for a bystander and for what isWholeCopy().
    static constexpr std::uint32_t NoRank = UINT32_MAX;
    std::uint32_t rank(std::uint32_t leaf) const { return m_pieces.empty() ? 0 : m_ranks[leaf]; }
    /// The one that is the packet itself, as far as its ways tell it: the first of that order.
    bool isMain(std::uint32_t leaf) const
    {
        return !isWholeCopy(leaf) &&
               leaf == (m_pieces.empty() ? m_only : m_pieces[m_pieceOf[leaf]].main);
    }
    /// The main leaf of the first piece.
    std::uint32_t main() const { return m_first; }
    /// Tells whether it is the copy for somebody else of a packet that has another leaf.
    bool isBystander(const Journey &journey, std::uint32_t leaf) const
    {
        if (m_pieces.empty() || !journey.hops[leaf].isForeign)
            return false;
        const Piece &piece = m_pieces[m_pieceOf[leaf]];
        return piece.isCut || (!piece.ends.empty() && !piece.areAllForeign);
    }
    /// Tells whether it is a copy of what was cut to pieces elsewhere: it is no piece itself.
    bool isWholeCopy(std::uint32_t leaf) const
    {
        return !m_pieces.empty() && m_pieces[m_pieceOf[leaf]].isCut;
    }

    /// A place where leaves are that are no bystanders.
    struct Reached
    {
        PlaceId place = UnknownPlace;
        /// The first leaf there of the piece that came last.
        std::uint32_t leaf = 0;
        /// How many of the pieces came there.
        std::size_t pieces = 0;
        std::uint64_t copies = 0;
        /// Nothing of the packet is missing there.
        bool isWhole = false;
    };
    /// Fills the list. A packet that was cut to pieces came to where all of them came.
    void findReached(const Places &places, const Journey &journey,
                     std::vector<Reached> &reached) const;

private:
    struct Piece
    {
        std::uint32_t leaves = 0;
        std::uint32_t most = 0;
        std::uint32_t main = Hop::NoParent;
        bool areAllForeign = true;
        /// It was cut to other pieces: what is left of it whole is a copy.
        bool isCut = false;
        std::vector<std::uint32_t> inOrder;
        std::vector<PlaceId> ends;
    };

    void endFlooded(const Places &places, const Journey &journey);
    void mergePieces(const Places &places, const Journey &journey);
    void numberPieces(const Journey &journey);
    void compare(const Places &places, const Journey &journey);
    void order(const Places &places, const Journey &journey, Piece &piece);

    /// Empty where the packet has one way; its last hop is the leaf then.
    std::vector<bool> m_isLeaf;
    std::vector<std::uint32_t> m_flooded;
    /// The only leaf, where there is one; the lists are empty then.
    std::uint32_t m_only = 0;
    std::uint32_t m_first = 0;
    /// How many of the pieces were not cut themselves.
    std::size_t m_count = 1;
    /// By hop: the number of its piece, and how many hops it has come.
    std::vector<std::size_t> m_pieceOf;
    std::vector<std::uint32_t> m_depths;
    std::vector<std::uint32_t> m_ranks;
    std::vector<Piece> m_pieces;
};

} // namespace tomato::journeys

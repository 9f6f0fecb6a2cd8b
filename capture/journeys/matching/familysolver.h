// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/floodsolver.h"
#include "capture/journeys/matching/gapsolver.h"
#include "capture/journeys/matching/pieceranges.h"
#include "capture/journeys/matching/placesolver.h"

#include <map>
#include <vector>

namespace tomato::journeys {

/// Joins sightings of one family (see PacketKey) to journeys: those with equal keys place by place,
/// then what a NAT translated, what was fragmented, and what went over connections that were not
/// recorded.
class FamilySolver final
{
public:
    /// What is given is borrowed.
    FamilySolver(const Places &places, const PieceRanges &pieces, const UnseenTimes &unseen,
                 const WireDisorder &disorder, Timestamp within, Timestamp tolerance)
        : m_places(places), m_pieces(pieces), m_within(within), m_tolerance(tolerance),
          m_placeSolver(places, unseen, disorder, within, tolerance),
          m_gapSolver(places, unseen, within, tolerance), m_floodSolver(places, pieces)
    {
    }

    /// Sorts them by time, and gives them their parents. `whole` is for the pieces: see
    /// PieceRanges.
    void solve(std::vector<Sighting> &sightings, std::uint64_t whole = 0);
    /// Tells pieces of datagrams apart whose addresses and identifications are the same, of those
    /// that were solved last: returns the ports of their first piece; 0 where there is one
    /// datagram.
    std::uint32_t portsOf(const std::vector<Sighting> &sightings, std::uint32_t piece) const;

private:
    using Indices = std::vector<std::uint32_t>;

    void solveEqualKeys(std::vector<Sighting> &sightings, const Indices &of);
    void findFirstPieces(const std::vector<Sighting> &sightings);
    void solveEqualPieces(std::vector<Sighting> &sightings, const Indices &of);
    bool solveSimple(std::vector<Sighting> &sightings, const Indices &of);
    void solveUnknown(std::vector<Sighting> &sightings, const Indices &of);
    void chain(std::vector<Sighting> &sightings, const Indices &of, bool isBalanced);
    /// Gives each sighting without a parent the leaf that `fits(leaf, root)`, if there is one.
    template <class Fits>
    void joinLeaves(std::vector<Sighting> &sightings, std::uint8_t change, const Fits &fits);
    /// Leaves out of sight what may have gone on, as so many look alike that they are not compared.
    void giveUp(std::vector<Sighting> &sightings, const Indices &leaves,
                const Indices &roots) const;
    void joinPieces(std::vector<Sighting> &sightings);
    void joinTranslated(std::vector<Sighting> &sightings);
    void joinManyTranslated(std::vector<Sighting> &sightings);
    /// Tells whether a NAT may have made something of it, or may have made it of something.
    bool isTranslatable(const Sighting &each) const;
    bool mayBeTranslated(const Sighting &earlier, const Sighting &later) const;
    static void cutRings(std::vector<Sighting> &sightings);
    bool mayFollow(const Sighting &earlier, const Sighting &later) const
    {
        return earlier.time <= later.time + m_tolerance && later.time - earlier.time <= m_within;
    }

    const Places &m_places;
    const PieceRanges &m_pieces;
    Timestamp m_within;
    Timestamp m_tolerance;
    PlaceSolver m_placeSolver;
    GapSolver m_gapSolver;
    FloodSolver m_floodSolver;
    std::uint64_t m_whole = 0;
    /// The lists are members so that their memory is used again.
    Indices m_order;
    Indices m_equal;
    /// The first pieces of datagrams of which there are several with one hash (PacketKey::pieces).
    std::map<std::uint32_t, Indices> m_firsts;
};

} // namespace tomato::journeys

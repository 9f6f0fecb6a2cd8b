// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/sighting.h"
#include "capture/journeys/matching/unseentimes.h"

#include <vector>

namespace tomato::journeys {

/// Joins packets that were last seen before a gap with those of one family that were first seen
/// behind it: where the one can have left an element unseen and the other can have come to another
/// element unseen, both elements forward, and the TTL falls by what they take off it at least; or
/// where one moment only of the link before an element, or behind it, was not recorded. A match is
/// certain when no other one is possible for both of them.
class GapSolver final
{
public:
    /// What is given is borrowed.
    GapSolver(const Places &places, const UnseenTimes &unseen, Timestamp within,
              Timestamp tolerance)
        : m_places(places), m_unseen(unseen), m_within(within), m_tolerance(tolerance)
    {
    }

    /// They are in the order of time.
    void solve(std::vector<Sighting> &sightings);

private:
    using Indices = std::vector<std::uint32_t>;

    /// A packet that was first seen behind a gap, and those before it that can be the same one.
    struct Root
    {
        std::uint32_t at = 0;
        Indices leaves;
        /// It has been given one of them.
        bool isDone = false;
    };

    /// Finds the roots that can come of a leaf.
    void find(const std::vector<Sighting> &sightings);
    bool mayBe(const Sighting &leaf, const Sighting &root) const;
    /// Tells whether the TTL fell as it does between two elements, or through one.
    bool mayTtlFall(const Sighting &leaf, const Sighting &root, PlaceId from, PlaceId to) const;
    static std::uint32_t originOf(const std::vector<Sighting> &sightings, std::uint32_t at);
    /// The leaf that the root comes of most likely, of those that are free.
    std::uint32_t bestOf(const std::vector<Sighting> &sightings, const Root &root) const;
    /// Joins those that can come of one packet only, which no other root must come of.
    void joinCertain(std::vector<Sighting> &sightings);
    void joinOthers(std::vector<Sighting> &sightings);
    void take(std::vector<Sighting> &sightings, Root &root, std::uint32_t leaf, Match match);
    /// Tells whether several can come of one packet, at different points.
    bool areCopies(const Sighting &one, const Sighting &other) const;
    bool routes(PlaceId place) const
    {
        return m_places.place(place).forwarding == Place::Forwarding::Routes;
    }
    bool keeps(PlaceId place) const
    {
        return m_places.place(place).forwarding == Place::Forwarding::Keeps;
    }

    const Places &m_places;
    const UnseenTimes &m_unseen;
    Timestamp m_within;
    Timestamp m_tolerance;
    std::vector<Root> m_roots;
};

} // namespace tomato::journeys

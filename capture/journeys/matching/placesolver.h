// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/sighting.h"
#include "capture/journeys/matching/unseentimes.h"
#include "capture/journeys/matching/wiredisorder.h"

#include <algorithm>

namespace tomato::journeys {

/// Matches packets with the same key that went into one place with those that came out of it. A
/// packet that went in alone is certain. Several that were inside at the same time are looked at
/// together: when as many came out as had gone in, by one point and out of one point, they are
/// matched in order, unless the wire that they came by lets frames overtake each other or doubles
/// them; otherwise all of these matches are ambiguous. Loops are told apart by the TTL,
/// and classes of service that an element leaves as they are by their code point, as each may have
/// a queue of its own. What comes out beyond what went in has been doubled there; where it can have
/// come in unseen, too, it begins anew, and which of them is which is ambiguous. When the recording
/// of what goes in stops, what was inside and does not come out soon has died.
class PlaceSolver final
{
public:
    using Indices = std::vector<std::uint32_t>;

    /// What is given is borrowed.
    PlaceSolver(const Places &places, const UnseenTimes &unseen, const WireDisorder &disorder,
                Timestamp within, Timestamp tolerance);

    /// Gives the packets that came out their parents. Both lists are in the order of time.
    void solve(std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
               const Indices &out);
    /// The same for packets that a NAT at this place translated, of one address and port to one
    /// other. Where several are translated alike, order says nothing.
    void solveTranslated(std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                         const Indices &out, bool isOrdered);
    /// The only packet with its key that went into the place.
    void joinOnly(std::vector<Sighting> &sightings, PlaceId place, std::uint32_t in,
                  std::uint32_t out);

private:
    struct Pair
    {
        std::uint32_t out = 0;
        std::uint32_t in = 0;
        Match match = Match::Certain;
        /// No other one was inside at that time.
        bool isAlone = true;
    };
    struct Sweep
    {
        std::vector<Pair> pairs;
        /// See Hop.
        Indices mistakable = {};
        /// More came out than had gone in, or less.
        bool hasMore = false;
        bool hasLess = false;
    };
    class Sweeper;
    /// Properties of a place that matches which are certain show.
    struct Learnt
    {
        std::uint32_t sameTtl = 0;
        std::uint32_t lessTtl = 0;
        Timestamp longest{};
    };
    /// The last packet that came out of a point, and when packets overtook each other or were
    /// doubled on the way to it.
    struct Latest
    {
        Timestamp in{};
        Timestamp out{};
        PointId from = 0;
        Timestamp overtaken = Timestamp::min();
    };

    /// Returns by how much the place lowers the TTL.
    int ttlStep(const std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                const Indices &out) const;
    /// Matches the packets of one TTL.
    void solveHops(std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                   const Indices &out, bool isSwitched);
    /// Matches the packets of one class of service, or of several classes between which packets
    /// change.
    void solveClass(std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                    const Indices &out, bool isSwitched, bool isOrdered);
    Sweep sweep(const std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                const Indices &out, bool isOrdered) const;
    /// Sweeps each point separately, as each may get a copy.
    std::vector<Sweep> sweepPoints(const std::vector<Sighting> &sightings, PlaceId place,
                                   const Indices &in, const Indices &out, bool isSwitched,
                                   bool isOrdered) const;
    void apply(std::vector<Sighting> &sightings, PlaceId place, const Sweep &sweep,
               std::uint8_t change = 0);
    void apply(std::vector<Sighting> &sightings, PlaceId place, const Pair &pair,
               std::uint8_t change);
    /// Tells whether order says which packet came out.
    bool isOrderly(const Sighting &in, const Sighting &out, bool isAlone) const;
    /// Tells whether the recording by which one was seen to go in stopped before the other one came
    /// out, after a time that is not usual there: one that looks the same can have followed it
    /// unseen.
    bool isPerhapsAnother(PlaceId place, const Sighting &in, const Sighting &out) const
    {
        return out.time - in.time > 2 * m_learnt[place].longest &&
               m_unseen.hasStopped(in.point, in.time, out.time);
    }
    /// Tells whether it is rather that other one, as it took so long.
    bool isRatherAnother(PlaceId place, const Sighting &in, const Sighting &out) const
    {
        return out.time - in.time > LossHorizon::DefaultWaiting && isPerhapsAnother(place, in, out);
    }
    bool mayFollow(const Sighting &in, const Sighting &out) const
    {
        return in.time <= out.time + m_tolerance && out.time - in.time <= m_within;
    }
    /// Since when a packet can have come in unseen that is seen as this one; nothing when none can.
    std::optional<Timestamp> mayHaveComeSince(PlaceId place, const Sighting &out) const
    {
        // Over a connection that is never recorded it comes at any time; otherwise it is not inside
        // for much longer than others.
        constexpr Timestamp MinUsual = std::chrono::milliseconds(100);
        const Learnt &learnt = m_learnt[place];
        const Timestamp usual = learnt.sameTtl + learnt.lessTtl == 0
                                    ? LossHorizon::DefaultWaiting
                                    : std::max(MinUsual, 2 * learnt.longest);
        const Timestamp inside =
            m_places.place(place).isOpen ? m_within : std::min(m_within, usual);
        return m_unseen.mayHaveComeSince(place, out.time - inside, out.time);
    }
    /// Tells whether what went in can have come out twice.
    bool mayDouble(PlaceId place, const Sighting &in, const Sighting &out) const
    {
        return m_places.place(place).forwarding == Place::Forwarding::Unknown ||
               m_disorder.mayDouble(in.point, in.time, out.time);
    }
    /// Tells whether a packet goes out by one port only.
    bool isToOne(PlaceId place, const Sighting &in) const
    {
        return m_places.place(place).forwarding == Place::Forwarding::Routes &&
               !in.has(Sighting::ToMany);
    }
    /// Where one that came out before can be another one that came in unseen, it is not known which
    /// of them is the one that went in.
    Match matchOfAnother(std::vector<Sighting> &sightings, PlaceId place, std::uint32_t in,
                         std::uint32_t out) const;
    bool mayFall(PlaceId place, const Sighting &in, const Sighting &out) const;
    void learn(const Sighting &in, const Sighting &out, PlaceId place);

    const Places &m_places;
    const UnseenTimes &m_unseen;
    const WireDisorder &m_disorder;
    Timestamp m_within;
    Timestamp m_tolerance;
    std::vector<Learnt> m_learnt;
    std::vector<Latest> m_latest;
};

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/elements/translators.h"
#include "capture/journeys/fates/fate.h"
#include "capture/journeys/fates/refusals.h"
#include "capture/journeys/fates/wireeffects.h"
#include "capture/journeys/measures/journeymeasures.h"

#include <array>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>

namespace tomato::journeys {

class Branches;

/// Counts how packets ended, by the last point where they were seen. The element that a destination
/// belongs to is known at the end only, so fates are determined then. What elements said by ICMP is
/// looked up soon after a packet, as that depends on its time. Memory is bounded.
class PacketFates final
{
public:
    struct Row
    {
        PointId point = 0;
        Fate fate = Fate::Arrived;
        std::uint64_t packets = 0;
        /// How many of `packets` are copies, of packets that ended elsewhere or arrived.
        std::uint64_t copies = 0;
        /// The flow with most of them, and how many flows there are.
        std::uint32_t flow = 0;
        std::uint64_t flows = 0;
    };

    /// The arguments are borrowed; `refusals` holds the errors that elements sent about packets,
    /// and grows with the journeys; `effects` holds the settings of the wires; without
    /// `translators` any element may translate addresses.
    PacketFates(const Places &places, const FlowTable &flows, LossHorizon horizon = {},
                const Refusals *refusals = nullptr, const WireEffects *effects = nullptr,
                const Translators *translators = nullptr)
        : m_places(places), m_flows(flows), m_horizon(std::move(horizon)), m_refusals(refusals),
          m_effects(effects), m_translators(translators)
    {
    }

    void add(const Journey &journey);
    /// Returns the rows in the order of points; the measures have to be of the same journeys, and
    /// all of them were added. `unrecorded` by point is how many packets its recording lost itself,
    /// nobody knows when; empty: none. So many of those that could be seen there next are out of
    /// sight, and not lost. Tells the measures which packets are lost although LossHorizon cannot
    /// tell: an element said so.
    std::vector<Row> rows(JourneyMeasures &measures,
                          const std::vector<std::uint64_t> &unrecorded = {});
    /// Returns, as far as rows() knows it, the fate of a packet behind the last hop of its journey,
    /// or of one of its branches, or of pieces that are missing behind a hop. After all journeys
    /// were added.
    Fate fate(const JourneyMeasures &measures, const Journey &journey, std::uint32_t leaf,
              const Branches &branches) const;

private:
    /// A time in tenths of seconds: packets of one are counted together.
    using Tick = std::int64_t;
    static constexpr Timestamp TickLength = 2 * Refusals::Unsure;

    struct Key
    {
        PointId point = 0;
        bool isLastTtl = false;
        bool isCopy = false;
        bool isBystander = false;
        /// See Hop.
        bool isForeign = false;
        /// See Branches.
        bool isFlooded = false;
        /// Others of its packet may have come elsewhere.
        bool isPiece = false;
        /// Its destination as in Hop, where a flow may have several: see JourneyMeasures.
        std::uint16_t came = 0;
        bool isToMany = false;
        bool isIp = false;
        bool isRecent = false;
        bool isOutOfSight = false;
        /// It is that only if the element that it came to translates addresses.
        bool isIfTranslated = false;
        /// A NAT gave it another source, but not another destination.
        bool isFromNat = false;
        /// The links out of the element that were down then.
        std::vector<WireEffects::Down> down;
        /// The cause of a loss on a wire.
        WireEffects::Cause cause = WireEffects::Cause::Unknown;
        std::uint32_t flow = 0;
        /// The length of the frame, until its reason was looked up.
        std::uint16_t length = 0;
        std::optional<Refusal> refusal;
        /// Where the copies of the packet ended, and which of them it is: see Branches. Empty where
        /// there is one.
        std::vector<PlaceId> ends;
        std::uint32_t rank = 0;

        auto operator<=>(const Key &) const = default;
    };
    static constexpr std::size_t MaxKeys = 500'000;

    struct HashOfKey
    {
        std::size_t operator()(const Key &key) const;
    };
    using Counts = std::unordered_map<Key, std::uint64_t, HashOfKey>;
    /// Sorts the counts, so that which flow is told as the first does not depend on hashes.
    static std::map<Key, std::uint64_t> inOrder(const Counts &counts)
    {
        return {counts.begin(), counts.end()};
    }

    static Tick tickOf(Timestamp time) { return time / TickLength; }
    void addEnd(const Journey &journey, std::uint32_t at, const Branches &branches,
                std::uint64_t packets);
    Key keyOf(const Journey &journey, std::uint32_t leaf, const Branches &branches) const;
    /// Tells whether the packet may have come from the element unseen.
    bool mayBeUnseen(const Key &key) const;
    /// Tells whether the packet was lost on a wire whose effects are known.
    bool isOnWire(const Hop &last) const;
    /// Only what came to an element can have been refused by it.
    bool mayBeRefused(const Key &key) const;
    /// Returns the flow as elements that refuse its packets know it.
    Flow flowOf(const Key &key) const;
    std::optional<Refusal> refusalOf(const Key &key, Tick tick) const;
    void learnWays(const JourneyMeasures &measures);
    /// How the packet's flow goes on from the element at other times, as far as it was seen, or
    /// else what has the same destination.
    struct GoingOn
    {
        bool isByDown = false;
        /// An element is stopped there.
        bool isByStopped = false;
        bool isOtherwise = false;
    };
    GoingOn goingOn(const Key &key) const;
    /// Returns the fate of a packet that would have gone on by a link that was down.
    static Fate downFate(const Key &key, const GoingOn &going);
    Fate refusedFate(const Key &key, Refusal refusal) const;
    Fate silentFate(const Key &key) const;
    Fate floodedFate(const Key &key) const;
    Fate fate(const Key &key, const JourneyMeasures &measures) const;
    /// Tells whether it is the packet itself, and not one of its copies: the one that arrived (any
    /// that did, if it is for many), or was lost on the link of its destination, or else of those
    /// that are not for somebody else, the one that came furthest.
    bool isMain(const Key &key, const JourneyMeasures &measures) const;
    void count(Key key, std::uint64_t packets);
    /// Counts the oldest of the packets whose cause was not known yet, until so many are left.
    void countUndecided(std::size_t left);
    void tellLosses(JourneyMeasures &measures);
    /// Looks up what was said of the packets that were seen before.
    void settle(Tick before);

    const Places &m_places;
    const FlowTable &m_flows;
    LossHorizon m_horizon;
    const Refusals *m_refusals;
    const WireEffects *m_effects;
    const Translators *m_translators;
    Counts m_ended;
    /// Packets of which more may be said.
    std::map<Tick, Counts> m_waiting;
    std::size_t m_keysWaiting = 0;
    /// The places behind which recordings lost as many packets themselves as seem to be lost.
    std::set<PlaceId> m_allUnrecorded;
    bool m_areTold = false;
    /// The points by which flows, and packets to an address, left a place.
    std::map<std::pair<PlaceId, std::uint32_t>, std::set<PointId>> m_waysOfFlows;
    std::map<std::pair<PlaceId, std::array<std::uint8_t, 16>>, std::set<PointId>> m_waysTo;
    /// Packets that were lost at that time on a wire that must be looked at as a whole first.
    std::deque<std::pair<Timestamp, Key>> m_undecided;
};

/// What is lost: packets, and beside them copies of packets.
struct Lost
{
    std::uint64_t packets = 0;
    std::uint64_t copies = 0;
};
Lost lostOf(const std::vector<PacketFates::Row> &rows);

} // namespace tomato::journeys

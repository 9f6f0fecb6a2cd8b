// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"
#include "capture/journeys/measures/delaymeasure.h"
#include "capture/journeys/measures/ordermeasure.h"
#include "capture/journeys/measures/waychanges.h"

#include <vector>

namespace tomato::journeys {

/// Packets one after the other between two places, with the names of IPPM. Ambiguous matches are
/// left out.
struct PathMeasure
{
    /// One-way delay: RFC 7679.
    DelayMeasure delay;
    /// Variation and reordering.
    OrderMeasure order;
    /// Copies beyond the first: RFC 5560.
    std::uint64_t duplicated = 0;
    QueueingMeasure queueing;
    /// How exact the times are: no digit beyond it means anything.
    Timestamp resolution{1};

    /// `mostInOrder` packets are put in the order of their arrivals.
    explicit PathMeasure(std::size_t mostInOrder) : order(mostInOrder) {}
    /// `now` is when the packet was seen last; `exactTo` is the resolution of both times; `way` is
    /// as in QueueingMeasure.
    void add(Timestamp sent, Timestamp arrived, std::uint16_t size, Timestamp now,
             Timestamp exactTo, std::uint16_t way = 0);
};

/// Measures of the step from one point to the next one.
struct StepMeasure
{
    PointId from = 0;
    PointId to = 0;
    /// The step leads over connections that were not recorded.
    bool isOverGap = false;
    PathMeasure path{65'536};
    std::uint64_t certain = 0;
    std::uint64_t byOrder = 0;
    std::uint64_t ambiguous = 0;
};

/// All packets of one flow.
struct FlowMeasure
{
    /// Where a packet was seen first: the place that it came out of or, where that is not known,
    /// the point.
    struct Origin
    {
        PlaceId place = UnknownPlace;
        PointId point = 0;

        friend bool operator==(const Origin &, const Origin &) = default;
    };
    /// The packets from one origin to an end.
    struct Path
    {
        Origin origin;
        std::uint64_t packets = 0;
        /// Packets that arrived are handed over nearly in that order, and there are many flows.
        PathMeasure measure{256};
    };
    /// Where packets of a flow came to their end.
    struct End
    {
        PlaceId place = UnknownPlace;
        /// The packets of which every piece came there.
        std::uint64_t packets = 0;
        /// The packets, or pieces, of which no copy came further.
        std::uint64_t furthest = 0;
        /// How many of `furthest` were taken for the packet itself: see Branches::isMain().
        std::uint64_t main = 0;
        /// The destination of the first one when it came there, behind all NATs: as in Hop.
        std::uint16_t destination = 0;
        /// By the origins that came up first; packets of others are in no path.
        std::vector<Path> paths;

        /// Returns the path from that origin, a new one where it did not come up; nullptr when
        /// there are too many.
        Path *pathFrom(const Origin &origin);
    };
    static constexpr std::size_t MaxOrigins = 8;
    using Way = FlowWay;
    /// Packets of which every copy may still be under way, or else may have gone on unseen
    /// (LossHorizon), grouped by where the copies were seen last.
    struct Undecided
    {
        std::vector<PlaceId> places;
        bool isUnderWay = false;
        std::uint64_t packets = 0;
    };
    static constexpr std::size_t MaxEnds = 16;
    static constexpr std::size_t MaxWays = 16;

    std::uint64_t packets = 0;
    bool isToMany = false;
    /// A NAT changed its addresses on the way; the destination when it was sent, as in Hop.
    bool isTranslated = false;
    std::uint16_t destination = 0;
    Timestamp first = Timestamp::max();
    Timestamp last{};
    /// The first ones that came up; packets of others are in no End and no Way.
    std::vector<End> ends;
    std::vector<Way> ways;
    std::vector<Undecided> undecided;
    /// Packets that elements reported as lost, where the destination is not known.
    std::uint64_t knownLost = 0;

    /// Returns the number of the way to a hop, which is MaxWays where it is none of these ways.
    std::size_t wayTo(const Journey &journey, std::uint32_t hop) const;
    void addWay(const Journey &journey, std::uint32_t leaf, const Places &places);
    /// Counts how often a packet took another way than the one that was sent before it.
    std::uint64_t wayChanges(const Places &places) const
    {
        return m_wayChanges.count(places, ways);
    }
    void addUndecided(std::vector<PlaceId> places, bool isUnderWay);

private:
    WayChanges m_wayChanges;
};

} // namespace tomato::journeys

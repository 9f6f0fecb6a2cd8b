// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/journeys/fates/packetfates.h"
#include "capture/tracing/journeyorder.h"
#include "capture/tracing/pointrow.h"
#include "capture/tracing/recordedat.h"

#include <deque>
#include <functional>
#include <memory>
#include <span>

namespace tomato::journeys {

/// The journeys of a lab's packets, to be looked at: the latest ones one by one, and of all of them
/// what became of them by flow, step and point. Does not change any more; may be read from several
/// threads. Memory: about 40 bytes for each packet on each link that is kept, and some hundred for
/// each flow.
class TracedJourneys final
{
public:
    struct Packet
    {
        /// The number of its first hop, counted from the first one that was found.
        std::uint64_t firstHop = 0;
        std::uint32_t hops = 0;
        std::uint32_t flow = 0;
        /// The hop with which it ended, counted within the journey: where it arrived, if it did.
        std::uint32_t last = 0;
        Fate fate = Fate::Arrived;
        /// The least certain match of its hops; Origin when there is only one hop.
        Match match = Match::Origin;
        /// Values of Change of all hops, or-ed.
        std::uint8_t changes = 0;
        /// It took another way than the usual one of its flow. One that is a part of that, as it
        /// was cut short by a loss, is none.
        bool isOtherWay = false;
        /// It was seen only further on than others of its flow: its delay is that of a part.
        bool isPart = false;
        bool isToMany = false;
        bool isIp = false;
    };
    struct FlowRow
    {
        std::uint32_t flow = 0;
        std::uint64_t packets = 0;
        std::uint64_t lost = 0;
        std::uint64_t underWay = 0;
        std::uint64_t wayChanges = 0;
        /// Counts the ambiguous matches of the packets that are kept.
        std::uint64_t ambiguous = 0;
        /// The destination; UnknownPlace when that is not known.
        PlaceId destination = UnknownPlace;
        /// Tells whether there is a known destination, so that packets can be lost.
        bool hasDestination = false;
        /// The path to that destination from where the flow was seen first; empty when no packet
        /// arrived there.
        PathMeasure path{0};
        std::optional<FlowMeasure::Origin> origin;
        /// Counts those that arrived, and were not seen there.
        std::uint64_t leftOut = 0;
        /// The outcome of its order, which itself is empty here.
        OrderMeasure::Outcome order;
        /// The first is the usual one: of those that led to the destination the one that most
        /// packets took, or else the longest.
        std::vector<FlowMeasure::Way> ways;
        /// The times of the first and the last packet, at their first hops.
        Timestamp first{};
        Timestamp last{};
    };
    /// The function returns false to cancel.
    using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;
    static Result<std::shared_ptr<const TracedJourneys>> read(const JourneyOrder &order,
                                                              const Progress &progress = {});

    const Places &places() const { return m_places; }
    const FlowTable &flows() const { return m_flows; }
    const Totals &totals() const { return m_totals; }
    /// The totals of the journeys that the filter selects, as in JourneyMeasures.
    const Totals &chosen() const { return m_chosen; }
    const LossHorizon &horizon() const { return m_horizon; }
    /// These count the packets of all journeys that the filter selects.
    std::uint64_t journeys() const { return m_chosen.journeys; }
    std::uint64_t underWay() const { return m_underWay; }
    std::uint64_t lost() const { return m_lost.packets; }
    /// Copies that were lost beside their packets: see PacketFates::Row.
    std::uint64_t lostCopies() const { return m_lost.copies; }

    /// The packets are in the order in which they were found.
    std::size_t size() const { return m_packets.size(); }
    const Packet &packet(std::size_t at) const { return m_packets[at]; }
    const Hop &hop(const Packet &packet, std::size_t at) const
    {
        return m_hops[packet.firstHop - m_forgottenHops + at];
    }
    /// Returns the delay from its first hop to the one with which it ended.
    Timestamp delay(const Packet &packet) const
    {
        return hop(packet, packet.last).time - hop(packet, 0).time;
    }
    /// How exact that is.
    Timestamp resolution(const Packet &packet) const
    {
        return m_places.resolution(hop(packet, 0).point, hop(packet, packet.last).point);
    }
    /// The hops up to that with which it ended; without end in `path`, all branches.
    std::vector<std::uint32_t> way(const Packet &packet) const;

    /// Returns what became behind a hop of the packet, or of a piece or a copy of it; nothing where
    /// it went on, arrived as another one did, or nobody needed it.
    std::optional<Fate> endAt(const Packet &packet, std::uint32_t hop) const;

    const std::vector<FlowRow> &flowRows() const { return m_flowRows; }
    const std::vector<StepMeasure> &steps() const { return m_steps; }
    const std::vector<PacketFates::Row> &fates() const { return m_fates; }
    /// The rows are indexed by point.
    const std::vector<PointRow> &pointRows() const { return m_pointRows; }

    /// Names the link that a hop was recorded on, and the packet in its run, or among the run's
    /// arrivals; of a file, the packet in the file.
    struct Recorded
    {
        std::size_t link = 0;
        std::uint64_t packet = 0;
        bool isArrival = false;

        friend bool operator==(const Recorded &, const Recorded &) = default;
    };
    Recorded recorded(const Hop &hop) const;
    /// One of the rings of a link: that of the packets that were sent, or of those that were
    /// delivered.
    struct LinkRing
    {
        std::size_t link = 0;
        bool isArrivals = false;

        friend bool operator==(const LinkRing &, const LinkRing &) = default;
    };
    static LinkRing ringOf(const Recorded &recorded) { return {recorded.link, recorded.isArrival}; }
    /// All that were read.
    std::vector<LinkRing> rings() const;
    RecordedAt recordedAt(const LinkRing &ring) const;
    /// The journey of a packet that was recorded; nothing when it is not kept.
    std::optional<std::size_t> find(const Recorded &recorded) const;
    /// Points whose links may have lost packets that count as arrived: see WireEffects.
    const std::vector<PointId> &unseenLosses() const { return m_unseenLosses; }
    /// The links of the order, or those that the interfaces of a file name; where an interface
    /// names none, its name and an empty one are the ends.
    const std::vector<JourneyOrder::Link> &links() const { return m_links; }

    /// The file that was read; empty when links were.
    const std::filesystem::path &file() const { return m_file; }
    /// It was read up to this byte, as it is damaged there.
    struct Damage
    {
        std::uint64_t byte = 0;
        std::string reason;
    };
    const std::optional<Damage> &damage() const { return m_damage; }

private:
    class Reading;

    std::vector<JourneyOrder::Link> m_links;
    Places m_places;
    FlowTable m_flows;
    Totals m_totals;
    Totals m_chosen;
    LossHorizon m_horizon;
    std::uint64_t m_underWay = 0;
    Lost m_lost;
    std::deque<Packet> m_packets;
    std::deque<Hop> m_hops;
    std::uint64_t m_forgottenHops = 0;
    /// Where pieces and copies ended beside their packets, sorted by the hop, counted from the
    /// first one that was found.
    struct OtherEnd
    {
        std::uint64_t hop = 0;
        Fate fate = Fate::Arrived;
    };
    std::vector<OtherEnd> m_otherEnds;
    std::vector<FlowRow> m_flowRows;
    std::vector<StepMeasure> m_steps;
    std::vector<PacketFates::Row> m_fates;
    std::vector<PointRow> m_pointRows;
    std::vector<PointId> m_unseenLosses;
    /// A recording that was read: that of a link, or its arrivals.
    struct Source
    {
        std::size_t link = 0;
        bool isArrivals = false;
        /// The number in its ring of the first packet that was read.
        std::uint64_t firstPacket = 0;
    };
    std::vector<Source> m_sources;
    std::filesystem::path m_file;
    std::optional<Damage> m_damage;
    /// The link and the moment of each point of a file, and the point of each interface.
    std::vector<LinkRing> m_ringOfPoint;
    std::vector<PointId> m_interfaces;
};

} // namespace tomato::journeys

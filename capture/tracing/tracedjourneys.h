// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/journeys/packetfates.h"
#include "capture/tracing/journeyorder.h"

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
        /// Of its hops, counted from the first one that was found.
        std::uint64_t firstHop = 0;
        std::uint32_t hops = 0;
        std::uint32_t flow = 0;
        /// The hop with which it ended, counted within the journey: where it arrived, if it did.
        std::uint32_t last = 0;
        Fate fate = Fate::Arrived;
        /// The one that is the least sure; Origin when there is only one hop.
        Match match = Match::Origin;
        /// Of Change, of all hops, or-ed.
        std::uint8_t changes = 0;
        /// It took another way than most packets of its flow.
        bool isOtherWay = false;
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
        /// How many matches were ambiguous, of the packets that are kept.
        std::uint64_t ambiguous = 0;
        /// Where they are to go; UnknownPlace when that is not known.
        PlaceId destination = UnknownPlace;
        /// Whether it is known at all where they are to go, so that packets can be lost.
        bool hasDestination = false;
        /// To that destination; empty when none came there.
        PathMeasure path;
        /// The first is the usual one.
        std::vector<FlowMeasure::Way> ways;
        /// Of their first hops.
        Timestamp first{};
        Timestamp last{};
    };
    /// What was seen at a point, and what the capture there counted.
    struct PointRow
    {
        std::uint64_t seen = 0;
        /// What the interface counted since the recording began, what of that the capture took,
        /// what was written of it and what was lost before, and what left the rotating set of
        /// files.
        std::uint64_t received = 0;
        std::uint64_t accepted = 0;
        std::uint64_t written = 0;
        std::uint64_t notRecorded = 0;
        std::uint64_t outOfRing = 0;
        bool isCounted = false;
        /// Then what was taken need not be written yet; and not all that is received is taken.
        bool isRecording = false;
        bool isFiltered = false;

        /// Whether these numbers agree.
        bool isBalanced() const
        {
            const bool isWritten = isRecording ? accepted >= written : accepted == written;
            const bool isTaken = isFiltered || isRecording || received == accepted + notRecorded;
            return !isCounted || (isWritten && isTaken && written == seen + outOfRing);
        }
    };

    /// False to cancel.
    using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;
    static Result<std::shared_ptr<const TracedJourneys>> read(const JourneyOrder &order,
                                                              const Progress &progress = {});

    const Places &places() const { return m_places; }
    const FlowTable &flows() const { return m_flows; }
    const Totals &totals() const { return m_totals; }
    const LossHorizon &horizon() const { return m_horizon; }
    /// Of all journeys that count.
    std::uint64_t journeys() const { return m_journeys; }
    std::uint64_t underWay() const { return m_underWay; }
    std::uint64_t lost() const { return m_lost; }

    /// In the order in which they were found.
    std::size_t size() const { return m_packets.size(); }
    const Packet &packet(std::size_t at) const { return m_packets[at]; }
    const Hop &hop(const Packet &packet, std::size_t at) const
    {
        return m_hops[packet.firstHop - m_forgottenHops + at];
    }
    /// From its first hop to that with which it ended.
    Timestamp delay(const Packet &packet) const
    {
        return hop(packet, packet.last).time - hop(packet, 0).time;
    }
    /// The hops up to that with which it ended; without end in `path`, all branches.
    std::vector<std::uint32_t> way(const Packet &packet) const;

    const std::vector<FlowRow> &flowRows() const { return m_flowRows; }
    const std::vector<StepMeasure> &steps() const { return m_steps; }
    const std::vector<PacketFates::Row> &fates() const { return m_fates; }
    /// By point.
    const std::vector<PointRow> &pointRows() const { return m_pointRows; }

    /// Which of the order's links a hop was recorded on, and the packet's number in its run.
    struct Recorded
    {
        std::size_t link = 0;
        std::uint64_t packet = 0;
    };
    Recorded recorded(const Hop &hop) const;
    /// The journey of a packet that was recorded; nothing when it is not kept.
    std::optional<std::size_t> find(const Recorded &recorded) const;
    const std::vector<JourneyOrder::Link> &links() const { return m_links; }

private:
    class Reading;

    std::vector<JourneyOrder::Link> m_links;
    Places m_places;
    FlowTable m_flows;
    Totals m_totals;
    LossHorizon m_horizon;
    std::uint64_t m_journeys = 0;
    std::uint64_t m_underWay = 0;
    std::uint64_t m_lost = 0;
    std::deque<Packet> m_packets;
    std::deque<Hop> m_hops;
    std::uint64_t m_forgottenHops = 0;
    std::vector<FlowRow> m_flowRows;
    std::vector<StepMeasure> m_steps;
    std::vector<PacketFates::Row> m_fates;
    std::vector<PointRow> m_pointRows;
    /// By link: the number in its run of the first packet that was read.
    std::vector<std::uint64_t> m_firstPackets;
};

} // namespace tomato::journeys

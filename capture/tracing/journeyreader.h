// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/download.h"
#include "capture/journeys/elements/translators.h"
#include "capture/journeys/fates/wireeffects.h"
#include "capture/journeys/losshorizon.h"
#include "capture/tracing/keyedpackets.h"
#include "capture/tracing/latearrivals.h"

#include <set>

namespace tomato::journeys {

/// Reads recordings and files together, in the order of time and in bounded memory, and hands out
/// the journeys of their packets. Packets are numbered within their source, from 0.
class JourneyReader final
{
public:
    struct Settings
    {
        /// See MatcherSettings.
        Timestamp within = std::chrono::seconds(10);
        /// Marks journeys with a packet that matches (a pcap filter that compiles); empty: all.
        std::string filter;
        /// See LossHorizon.
        Timestamp lostAfter = LossHorizon::DefaultWaiting;
        /// The times at which the recording of each source begins and ends; without them, what a
        /// file says of itself counts, or else nothing is before its begin, and the last packet is
        /// the end.
        std::vector<Timestamp> begins = {};
        std::vector<Timestamp> ends = {};
        /// Whether each source's recording does not go on; without them it may.
        std::vector<bool> hasEnded = {};
        /// Packets after that are passed over: some recordings have them, and others do not yet.
        Timestamp wholeUntil = Timestamp::max();
        capture::DownloadProgress progress = {};
    };
    using Sink = std::function<void(const Journey &)>;
    /// Adds what is known of the lab, before anything is read.
    using Describe = std::function<void(Places &)>;

    static Result<JourneyReader> open(std::vector<capture::MergeSource> sources, Settings settings,
                                      const Describe &describe = {});

    const Places &places() const { return *m_places; }
    /// Grows while it runs, at one address.
    const FlowTable &flows() const { return m_matcher->flows(); }
    Totals totals() const;
    const LossHorizon &horizon() const { return m_horizon; }
    /// Grows while it runs, at one address.
    const Refusals &refusals() const { return *m_refusals; }
    /// Grows while it runs, at one address; nullptr where it makes no difference.
    const Translators *translators() const { return m_translators.get(); }
    /// Returns the effects of emulation on the wires, as far as recordings tell them.
    const WireEffects &effects() const { return *m_effects; }
    /// Returns by point how many packets the recordings lost themselves, where it is not known
    /// when.
    std::vector<std::uint64_t> unrecorded() const;
    const std::vector<capture::MergeSource> &sources() const { return m_sources; }
    /// Tells whether the interface has the same recording as another one, which counts: that is
    /// known by its times, or after run() by its packets.
    bool countsElsewhere(std::size_t source, std::uint32_t interface) const
    {
        return m_elsewhere.contains({source, interface});
    }
    /// The packets that count once though several interfaces have them; after run().
    const std::vector<RepeatedPackets::Row> &repeated() const { return m_repeated; }
    /// Returns the point of a source's interface.
    PointId pointOf(std::size_t source, std::uint32_t interface) const
    {
        return m_points[source][interface];
    }
    /// Counts the packets of a point that were passed over as too late, or as arrivals of packets
    /// that were sent too late.
    std::uint64_t passedOver(PointId point) const { return m_passedOver[point]; }
    /// Counts the packets of a point that are IP and cannot be read: too little of each was kept.
    std::uint64_t unread(PointId point) const { return m_unread[point]; }
    /// Names the source and its packet that a hop shows.
    using PacketPlace = KeyedPackets::PacketPlace;
    static PacketPlace placeOf(std::uint64_t number) { return KeyedPackets::placeOf(number); }

    /// Reads everything; once.
    Result<> run(const Sink &sink);

private:
    explicit JourneyReader(std::vector<capture::MergeSource> sources)
        : m_sources(std::move(sources)), m_places(std::make_unique<Places>())
    {
    }
    Result<> describePoints();
    /// Says what the recordings know of the elements.
    void describeElements();
    Result<> findHorizon();
    /// When an interface of a source was recorded.
    struct Times
    {
        Timestamp from = Timestamp::min();
        Timestamp to{};
        bool hasEnded = false;
        /// Later packets are passed over.
        Timestamp wholeUntil = Timestamp::max();
    };
    Result<Times> timesOf(std::size_t source, std::uint32_t interface) const;
    std::vector<LossHorizon::Holes> holesOfPoints() const;
    Result<> findUnseenTimes();
    void findKept();
    void findSameRecordings();
    /// They are the same recording; the one that counted more packets counts.
    void countOnce(const RepeatedPackets::Interface &one, const RepeatedPackets::Interface &other);
    void learnEffects();
    void makeMatcher();
    void match(const KeyedPackets::Batch &batch);

    Settings m_settings;
    std::vector<capture::MergeSource> m_sources;
    std::unique_ptr<Places> m_places;
    LossHorizon m_horizon;
    /// By source and interface.
    std::vector<std::vector<PointId>> m_points;
    /// By point.
    std::vector<std::uint64_t> m_passedOver;
    std::vector<std::uint64_t> m_unread;
    /// By point: packets that came there later are passed over.
    std::vector<Timestamp> m_wholeUntil;
    std::set<RepeatedPackets::Interface> m_elsewhere;
    std::vector<RepeatedPackets::Row> m_repeated;
    std::size_t m_keyBytes = WholePacket;
    capture::FilterProgram m_filter;
    NextFilters m_behind;
    /// By point: how much of a frame the recordings of what comes next keep.
    std::vector<std::uint32_t> m_keptBehind;
    std::unique_ptr<Sink> m_sink;
    /// These stay where they are, as the matcher borrows them.
    std::unique_ptr<UnseenTimes> m_unseen;
    std::unique_ptr<WireDisorder> m_disorder = std::make_unique<WireDisorder>();
    std::unique_ptr<Matcher> m_matcher;
    std::unique_ptr<LateArrivals> m_late;
    std::unique_ptr<Refusals> m_refusals;
    /// Nothing where no filter asks for it.
    std::unique_ptr<Translators> m_translators;
    std::unique_ptr<WireEffects> m_effects = std::make_unique<WireEffects>();
};

} // namespace tomato::journeys

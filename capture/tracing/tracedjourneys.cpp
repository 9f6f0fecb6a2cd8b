// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/tracedjourneys.h"

#include "capture/journeys/branches.h"
#include "capture/journeys/measures/waychanges.h"
#include "capture/ring/arrivals.h"
#include "capture/tracing/journeyreader.h"
#include "capture/tracing/linkrecordings.h"
#include "capture/tracing/measuredjourneys.h"

#include <algorithm>
#include <array>

namespace tomato::journeys {

/// Reads, and keeps what is to be kept.
class TracedJourneys::Reading final
{
public:
    Reading(const JourneyOrder &order, const Progress &progress)
        : m_order(order), m_progress(progress), m_found(std::make_shared<TracedJourneys>())
    {
    }

    Result<std::shared_ptr<const TracedJourneys>> run()
    {
        auto reader = open();
        if (!reader)
            return passOn(reader);
        m_measured.emplace(*reader);
        const auto read = reader->run([this](const Journey &journey) {
            if (m_measured->add(journey))
                keep(journey);
        });
        if (!read)
            return passOn(read);
        conclude(*reader);
        return std::shared_ptr<const TracedJourneys>(m_found);
    }

private:
    Result<JourneyReader> open()
    {
        JourneyReader::Settings settings;
        settings.within = m_order.within;
        settings.lostAfter = m_order.lostAfter;
        settings.filter = m_order.filter;
        settings.progress = m_progress;
        if (!m_order.file.empty())
            return openFile(std::move(settings));
        LinkRecordings recordings;
        for (std::size_t link = 0; link < m_order.links.size(); ++link) {
            if (const auto opened = openLink(link, recordings); !opened)
                return passOn(opened);
        }
        settings.begins = std::move(recordings.begins);
        settings.ends = std::move(recordings.ends);
        settings.wholeUntil = recordings.wholeUntil;
        settings.hasEnded = std::move(recordings.hasEnded);
        m_found->m_links = m_order.links;
        return JourneyReader::open(std::move(recordings.sources), std::move(settings),
                                   [this](Places &places) {
                                       for (const KnownElement &each : m_order.elements)
                                           places.describe(each);
                                   });
    }

    /// A file may lack facts about its elements, which nobody knows then: the lab may be another
    /// one.
    Result<JourneyReader> openFile(JourneyReader::Settings settings)
    {
        auto source = capture::MergeSource::openDamaged(m_order.file);
        if (!source)
            return passOn(source);
        m_found->m_file = m_order.file;
        if (source->damage())
            m_found->m_damage = {source->damage()->byte, source->damage()->reason};
        const auto interfaces = static_cast<std::uint32_t>(source->interfaces().size());
        std::vector<capture::MergeSource> sources;
        sources.push_back(std::move(*source));
        auto reader = JourneyReader::open(std::move(sources), std::move(settings));
        for (std::uint32_t at = 0; reader && at < interfaces; ++at)
            addInterface(reader->places(), reader->pointOf(0, at));
        return reader;
    }

    void addInterface(const Places &places, PointId id)
    {
        const Point &point = places.point(id);
        std::vector<JourneyOrder::Link> &links = m_found->m_links;
        m_found->m_interfaces.push_back(id);
        const std::array<std::string, 2> ends = point.isNamed()
                                                    ? std::array{point.from, point.to}
                                                    : std::array{point.name, std::string()};
        const auto known = std::find_if(links.begin(), links.end(), [&ends](const auto &each) {
            return each.ends == ends || (each.ends[0] == ends[1] && each.ends[1] == ends[0]);
        });
        const auto link = static_cast<std::size_t>(known - links.begin());
        if (known == links.end())
            links.push_back({m_order.file, ends, {}, {}});
        m_found->m_ringOfPoint.resize(places.points().size());
        m_found->m_ringOfPoint[id] = {link, point.isNamed() && point.moment == Moment::Delivered};
    }

    Result<> openLink(std::size_t at, LinkRecordings &recordings)
    {
        const JourneyOrder::Link &link = m_order.links[at];
        auto ring = capture::RingReader::open(link.directory);
        if (!ring)
            return passOn(ring);
        capture::CapturedRing captured;
        captured.ring = std::move(*ring);
        captured.ends = link.ends;
        captured.name = link.ends[0] + " \u21c4 " + link.ends[1];
        captured.filter = link.filter;
        const std::size_t before = recordings.sources.size();
        if (auto added = recordings.add(captured, link.times, m_order.moment); !added)
            return added;
        for (std::size_t source = before; source < recordings.sources.size(); ++source) {
            const capture::MergeSource &each = recordings.sources[source];
            m_found->m_sources.push_back({at, each.isArrivals(), each.firstPacket()});
        }
        return {};
    }

    void keep(const Journey &journey)
    {
        TracedJourneys &found = *m_found;
        Packet packet;
        packet.firstHop = found.m_forgottenHops + found.m_hops.size();
        packet.hops = static_cast<std::uint32_t>(journey.hops.size());
        packet.flow = journey.flow;
        for (const Hop &hop : journey.hops) {
            packet.changes |= hop.changes;
            packet.match = std::max(packet.match, hop.match);
        }
        packet.isToMany = journey.isToMany;
        packet.isIp = journey.isIp;
        found.m_hops.insert(found.m_hops.end(), journey.hops.begin(), journey.hops.end());
        found.m_packets.push_back(packet);
        while (found.m_hops.size() > m_order.mostSightings && found.m_packets.size() > 1) {
            const std::uint32_t gone = found.m_packets.front().hops;
            found.m_packets.pop_front();
            found.m_hops.erase(found.m_hops.begin(), found.m_hops.begin() + gone);
            found.m_forgottenHops += gone;
        }
    }

    void conclude(const JourneyReader &reader)
    {
        TracedJourneys &found = *m_found;
        const JourneyMeasures &measures = m_measured->measures();
        found.m_places = reader.places();
        found.m_flows = reader.flows();
        found.m_totals = reader.totals();
        found.m_horizon = reader.horizon();
        found.m_chosen = measures.totals();
        for (const StepMeasure *step : measures.steps())
            found.m_steps.push_back(*step);
        found.m_fates = m_measured->conclude();
        for (const PointId point : reader.effects().unseenLosses(reader.places())) {
            if (measures.seenAt(point) != 0)
                found.m_unseenLosses.push_back(point);
        }
        found.m_underWay = measures.underWay();
        found.m_lost = lostOf(found.m_fates);
        addFlows();
        // Packets that a filter leaves out are not missing.
        found.m_pointRows = countPoints(reader, measures, m_order.filter.empty());
        for (Packet &packet : found.m_packets)
            concludePacket(packet);
    }

    void addFlows()
    {
        TracedJourneys &found = *m_found;
        const JourneyMeasures &measures = m_measured->measures();
        m_rowOfFlow.assign(found.m_flows.size(), 0);
        for (const auto &[flow, measure] : measures.flows()) {
            FlowRow row;
            row.flow = flow;
            row.packets = measure.packets;
            row.lost = measures.lost(flow);
            row.underWay = measures.underWay(flow);
            row.wayChanges = measures.wayChanges(flow);
            row.ways = measure.ways;
            row.first = measure.first;
            row.last = measure.last;
            std::stable_sort(
                row.ways.begin(), row.ways.end(),
                [](const auto &one, const auto &other) { return one.packets > other.packets; });
            const auto destination = measures.destination(flow);
            putUsualFirst(row.ways, destination ? destination->place : UnknownPlace);
            if (destination) {
                row.hasDestination = true;
                row.destination = destination->place;
                if (const FlowMeasure::Path *path = measures.path(flow)) {
                    row.path = path->measure;
                    row.origin = path->origin;
                    row.leftOut = measures.leftOut(flow);
                    row.order = row.path.order.outcome();
                    // There are many flows.
                    row.path.order = OrderMeasure(0);
                }
            }
            m_rowOfFlow[flow] = found.m_flowRows.size();
            found.m_flowRows.push_back(std::move(row));
        }
    }

    /// Where most packets are lost, most ways are cut short. The others stay in their order.
    void putUsualFirst(std::vector<FlowMeasure::Way> &ways, PlaceId destination) const
    {
        auto usual = std::find_if(ways.begin(), ways.end(), [&](const FlowMeasure::Way &way) {
            return destination != UnknownPlace &&
                   m_found->m_places.into(way.points.back()) == destination;
        });
        if (usual == ways.end())
            usual =
                std::max_element(ways.begin(), ways.end(), [](const auto &one, const auto &two) {
                    return one.points.size() < two.points.size();
                });
        if (usual != ways.end())
            std::rotate(ways.begin(), usual, usual + 1);
    }

    /// The destination of packets is known at the end only.
    void concludePacket(Packet &packet)
    {
        TracedJourneys &found = *m_found;
        Journey journey;
        journey.flow = packet.flow;
        journey.isToMany = packet.isToMany;
        journey.isIp = packet.isIp;
        m_hops.clear();
        for (std::uint32_t at = 0; at < packet.hops; ++at)
            m_hops.push_back(found.hop(packet, at));
        journey.hops = m_hops;
        const Branches branches(found.m_places, journey);
        // The best one of several branches of a piece counts, and the worst one of the pieces.
        constexpr int Better = 5;
        m_ends.assign(branches.pieces(), End{});
        m_otherEnds.clear();
        for (std::uint32_t at = 0; at < packet.hops; ++at) {
            const bool isLeaf = branches.isLeaf(at);
            if (!isLeaf && journey.hops[at].missing == 0)
                continue;
            const Fate fate =
                m_measured->fates().fate(m_measured->measures(), journey, at, branches);
            if (fate != Fate::Arrived && fate != Fate::Unneeded)
                m_otherEnds.push_back({packet.firstHop + at, fate});
            if (!isLeaf) {
                m_ends.push_back({preferenceOf(fate), fate, at});
                continue;
            }
            const int preference = branches.isBystander(journey, at) ? 0 : preferenceOf(fate);
            End &end = m_ends[branches.pieceOf(at)];
            const bool isInstead = preference == end.preference && branches.isMain(at);
            if (preference > end.preference || isInstead)
                end = {preference, fate, at};
        }
        int worst = Better;
        for (const End &each : m_ends) {
            // The last piece that arrived completes the packet.
            const bool isLater = each.preference == worst && each.fate == Fate::Arrived &&
                                 m_hops[each.last].time > m_hops[packet.last].time;
            if (each.preference < 0 || (each.preference >= worst && !isLater))
                continue;
            worst = each.preference;
            packet.fate = each.fate;
            packet.last = each.last;
        }
        for (const OtherEnd &each : m_otherEnds) {
            if (each.hop != packet.firstHop + packet.last)
                found.m_otherEnds.push_back(each);
        }
        FlowRow &flow = found.m_flowRows[m_rowOfFlow[packet.flow]];
        packet.isPart = packet.fate == Fate::Arrived && flow.origin &&
                        *flow.origin != m_measured->measures().originOf(found.hop(packet, 0));
        flow.ambiguous += packet.match == Match::Ambiguous ? 1 : 0;
        if (flow.ways.size() > 1 && !journey.isToMany)
            packet.isOtherWay =
                arePartedWays(found.m_places, pointsOf(packet), flow.ways.front().points);
    }

    /// The branch with the highest preference says what became of the packet.
    static int preferenceOf(Fate fate)
    {
        switch (fate) {
        case Fate::Arrived:
            return 4;
        case Fate::UnderWay:
            return 3;
        case Fate::OutOfSight:
            return 2;
        case Fate::Unneeded:
            return 0;
        default:
            return 1;
        }
    }

    std::vector<PointId> pointsOf(const Packet &packet) const
    {
        std::vector<PointId> points;
        for (const std::uint32_t at : m_found->way(packet))
            points.push_back(m_found->hop(packet, at).point);
        return points;
    }

    const JourneyOrder &m_order;
    const Progress &m_progress;
    std::shared_ptr<TracedJourneys> m_found;
    std::optional<MeasuredJourneys> m_measured;
    std::vector<std::size_t> m_rowOfFlow;
    std::vector<Hop> m_hops;
    /// Where a piece of a packet came to its end.
    struct End
    {
        int preference = -1;
        Fate fate = Fate::Arrived;
        std::uint32_t last = 0;
    };
    std::vector<End> m_ends;
    std::vector<OtherEnd> m_otherEnds;
};

Result<std::shared_ptr<const TracedJourneys>> TracedJourneys::read(const JourneyOrder &order,
                                                                   const Progress &progress)
{
    return Reading(order, progress).run();
}

std::vector<std::uint32_t> TracedJourneys::way(const Packet &packet) const
{
    std::vector<std::uint32_t> hops;
    for (std::uint32_t at = packet.last; at != Hop::NoParent; at = hop(packet, at).parent)
        hops.push_back(at);
    std::reverse(hops.begin(), hops.end());
    return hops;
}

std::optional<Fate> TracedJourneys::endAt(const Packet &packet, std::uint32_t hop) const
{
    if (hop == packet.last)
        return packet.fate;
    const std::uint64_t wanted = packet.firstHop + hop;
    const auto found = std::ranges::lower_bound(m_otherEnds, wanted, {}, &OtherEnd::hop);
    return found == m_otherEnds.end() || found->hop != wanted ? std::nullopt
                                                              : std::optional(found->fate);
}

TracedJourneys::Recorded TracedJourneys::recorded(const Hop &hop) const
{
    const JourneyReader::PacketPlace place = JourneyReader::placeOf(hop.packet);
    if (!m_file.empty())
        return {m_ringOfPoint[hop.point].link, place.packet, m_ringOfPoint[hop.point].isArrivals};
    const Source &source = m_sources[place.source];
    return {source.link, place.packet + source.firstPacket, source.isArrivals};
}

std::vector<TracedJourneys::LinkRing> TracedJourneys::rings() const
{
    std::vector<LinkRing> rings;
    for (const PointId point : m_interfaces) {
        if (std::find(rings.begin(), rings.end(), m_ringOfPoint[point]) == rings.end())
            rings.push_back(m_ringOfPoint[point]);
    }
    for (const Source &source : m_sources)
        rings.push_back({source.link, source.isArrivals});
    return rings;
}

RecordedAt TracedJourneys::recordedAt(const LinkRing &ring) const
{
    const std::filesystem::path &run = m_links[ring.link].directory;
    if (m_file.empty())
        return ring.isArrivals ? capture::arrivalsPath(run) : run;
    std::vector<std::uint32_t> interfaces;
    for (std::uint32_t at = 0; at < m_interfaces.size(); ++at) {
        if (m_ringOfPoint[m_interfaces[at]] == ring)
            interfaces.push_back(at);
    }
    return {m_file, std::move(interfaces)};
}

std::optional<std::size_t> TracedJourneys::find(const Recorded &wanted) const
{
    for (std::size_t at = 0; at < m_packets.size(); ++at) {
        for (std::size_t each = 0; each < m_packets[at].hops; ++each) {
            if (recorded(hop(m_packets[at], each)) == wanted)
                return at;
        }
    }
    return {};
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/journeyreader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace tomato::journeys {

namespace {

/// Bytes before the network layer that recordings of part of each packet keep, with a VLAN tag.
constexpr std::uint32_t LinkBytes = 18;
/// A recording that keeps as many keeps all.
constexpr std::uint32_t WholeSnapLength = 65'535;

Place::Forwarding forwardingOf(const std::string &kind)
{
    const std::map<std::string, Place::Forwarding> known = {{"host", Place::Forwarding::Keeps},
                                                            {"router", Place::Forwarding::Routes},
                                                            {"switch", Place::Forwarding::Switches},
                                                            {"hub", Place::Forwarding::Floods}};
    const auto found = known.find(kind);
    return found == known.end() ? Place::Forwarding::Unknown : found->second;
}

} // namespace

Result<JourneyReader> JourneyReader::open(std::vector<capture::MergeSource> sources,
                                          Settings settings, const Describe &describe)
{
    if (sources.empty())
        return failure("there is nothing to read");
    JourneyReader reader(std::move(sources));
    reader.m_settings = std::move(settings);
    if (!reader.m_settings.filter.empty()) {
        auto filter = capture::compileFilter(reader.m_settings.filter);
        if (!filter)
            return failure(filter.error().message, reader.m_settings.filter);
        reader.m_filter = std::move(*filter);
    }
    if (const auto described = reader.describePoints(); !described)
        return passOn(described);
    reader.m_places->connect();
    for (const capture::MergeSource &source : reader.m_sources) {
        for (const capture::AddressName &each : source.names())
            reader.m_places->addAddress(each.address, each.name);
    }
    reader.describeElements();
    if (describe)
        describe(*reader.m_places);
    if (const auto found = reader.findHorizon(); !found)
        return passOn(found);
    reader.learnEffects();
    reader.m_refusals = std::make_unique<Refusals>(*reader.m_places);
    reader.makeMatcher();
    return reader;
}

Result<> JourneyReader::describePoints()
{
    // "eth0" of two files need not be the same one, where "h1:eth0 -> r1:eth0" is.
    std::map<std::string, int> unnamed;
    for (const capture::MergeSource &source : m_sources) {
        std::vector<PointId> points;
        for (const capture::PcapngInterface &interface : source.interfaces()) {
            Point seen = pointFromName(interface.name);
            seen.resolution = interface.resolution();
            const int number = seen.isNamed() ? 1 : ++unnamed[seen.name];
            if (number > 1)
                seen.name += " (" + std::to_string(number) + ")";
            const auto point = m_places->addPoint(seen);
            if (!point)
                return failure("more than " + std::to_string(Places::MaxPoints) + " interfaces");
            points.push_back(*point);
        }
        m_points.push_back(std::move(points));
    }
    m_passedOver.resize(m_places->points().size());
    return {};
}

void JourneyReader::describeElements()
{
    std::map<std::string, std::set<std::string>> ends;
    for (const Point &each : m_places->points()) {
        for (const std::string &end : {each.from, each.to})
            ends[elementOf(end)].insert(end);
    }
    std::map<std::string, capture::RunElement> elements;
    for (const capture::MergeSource &source : m_sources) {
        for (const capture::RunElement &each : source.elements()) {
            capture::RunElement &known = elements.emplace(each.name, each).first->second;
            known.connections = std::max(known.connections, each.connections);
        }
    }
    for (const auto &[name, element] : elements) {
        const auto forwarding = forwardingOf(element.kind);
        m_places->describe(
            {name, forwarding,
             forwarding == Place::Forwarding::Unknown || ends[name].size() < element.connections});
    }
}

Result<> JourneyReader::findHorizon()
{
    std::vector<Timestamp> until(m_places->points().size());
    std::vector<Timestamp> since(m_places->points().size(), Timestamp::min());
    std::vector<bool> hasEnded(m_places->points().size(), false);
    std::vector<LossHorizon::Holes> holes(m_places->points().size());
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        Timestamp end{};
        if (source < m_settings.ends.size()) {
            end = m_settings.ends[source];
        } else {
            const auto last = m_sources[source].lastTime();
            if (!last)
                return passOn(last);
            end = *last;
        }
        end = std::min(end, m_settings.wholeUntil);
        const Timestamp begin =
            source < m_settings.begins.size() ? m_settings.begins[source] : Timestamp::min();
        for (const PointId point : m_points[source]) {
            if (end > until[point]) {
                until[point] = end;
                // A file that is read up to a damaged place says nothing of what comes behind it.
                hasEnded[point] =
                    m_sources[source].damage().has_value() ||
                    (source < m_settings.hasEnded.size() && m_settings.hasEnded[source]);
            }
            since[point] = std::max(since[point], begin);
        }
        for (const capture::MergeSource::Hole &each : m_sources[source].holes())
            holes[m_points[source][each.interface]].push_back({each.from, each.to});
    }
    m_horizon = LossHorizon(*m_places, until, m_settings.lostAfter, since, hasEnded, holes);
    return {};
}

std::vector<std::uint64_t> JourneyReader::unrecorded() const
{
    std::vector<std::uint64_t> packets(m_places->points().size());
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        const auto &statistics = m_sources[source].statistics();
        for (std::size_t at = 0; m_sources[source].holes().empty() && at < statistics.size();
             ++at) {
            if (statistics[at])
                packets[m_points[source][at]] += statistics[at]->droppedByKernel.value_or(0) +
                                                 statistics[at]->droppedByInterface.value_or(0);
        }
    }
    return packets;
}

void JourneyReader::learnEffects()
{
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        for (const capture::InterfaceEmulation &each : m_sources[source].emulation())
            m_effects->add(m_points[source][each.interface], each.since, each.text);
    }
}

void JourneyReader::makeMatcher()
{
    MatcherSettings settings;
    settings.within = m_settings.within;
    for (const capture::MergeSource &source : m_sources) {
        for (const capture::PcapngInterface &interface : source.interfaces()) {
            if (interface.resolution() > Timestamp(1))
                settings.tolerance = std::max(settings.tolerance, interface.resolution());
            if (interface.snapLength > LinkBytes && interface.snapLength < WholeSnapLength)
                m_keyBytes = std::min<std::size_t>(m_keyBytes, interface.snapLength - LinkBytes);
        }
    }
    // The sink's place stays the same when this reader is moved.
    m_sink = std::make_unique<Sink>();
    m_matcher = std::make_unique<Matcher>(
        *m_places, settings, [sink = m_sink.get()](const Journey &journey) { (*sink)(journey); });
}

void JourneyReader::match(const KeyedPackets::Batch &batch)
{
    for (const auto &[packet, refused] : batch.refusals)
        m_refusals->note(packet, refused);
    for (const SeenPacket &packet : batch.packets) {
        if (packet.time <= m_settings.wholeUntil)
            m_matcher->add(packet);
        else
            ++m_passedOver[packet.point];
    }
}

Result<> JourneyReader::run(const Sink &sink)
{
    *m_sink = [this, &sink](const Journey &journey) {
        m_refusals->add(journey);
        m_effects->add(*m_places, journey, m_matcher->earliest());
        sink(journey);
    };
    KeyedPackets packets({m_sources, m_points, m_filter, m_keyBytes});
    for (;;) {
        const auto batch = packets.next();
        if (!batch)
            return passOn(batch);
        if (*batch == nullptr)
            break;
        match(**batch);
        if (m_settings.progress && !m_settings.progress((*batch)->bytesDone, packets.bytes()))
            return failure("the search was cancelled");
    }
    m_matcher->finish();
    m_effects->finish();
    return {};
}

} // namespace tomato::journeys

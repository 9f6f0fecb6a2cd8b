// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/journeyreader.h"

#include "capture/journeys/packets/networkheader.h"

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
    reader.m_places->forgetStrangers();
    if (const auto found = reader.findHorizon(); !found)
        return passOn(found);
    reader.m_late = std::make_unique<LateArrivals>(*reader.m_places, reader.holesOfPoints(),
                                                   reader.m_settings.within);
    reader.findSameRecordings();
    reader.m_behind = NextFilters(*reader.m_places, reader.m_sources, reader.m_points);
    if (const auto found = reader.findUnseenTimes(); !found)
        return passOn(found);
    if (reader.m_behind.areBehindElements())
        reader.m_translators = std::make_unique<Translators>(*reader.m_places);
    reader.findKept();
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
            seen.mac = interface.mac;
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
    m_unread.resize(m_places->points().size());
    return {};
}

void JourneyReader::findKept()
{
    std::map<PlaceId, std::uint32_t> kept;
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        for (std::size_t interface = 0; interface < m_points[source].size(); ++interface) {
            const std::uint32_t length = m_sources[source].interfaces()[interface].snapLength;
            const PlaceId place = m_places->outOf(m_points[source][interface]);
            // A file need not say it.
            if (length == 0 || place == UnknownPlace)
                continue;
            std::uint32_t &least = kept.emplace(place, length).first->second;
            least = std::min(least, length);
        }
    }
    m_keptBehind.assign(m_places->points().size(), UINT32_MAX);
    for (std::size_t point = 0; point < m_keptBehind.size(); ++point) {
        const auto found = kept.find(m_places->into(static_cast<PointId>(point)));
        if (found != kept.end())
            m_keptBehind[point] = found->second;
    }
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
    const std::size_t points = m_places->points().size();
    std::vector<Timestamp> until(points);
    std::vector<Timestamp> since(points, Timestamp::max());
    std::vector<bool> hasEnded(points, false);
    m_wholeUntil.assign(points, Timestamp::min());
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        for (std::uint32_t interface = 0; interface < m_points[source].size(); ++interface) {
            const auto times = timesOf(source, interface);
            if (!times)
                return passOn(times);
            const PointId point = m_points[source][interface];
            if (times->to > until[point]) {
                until[point] = times->to;
                hasEnded[point] = times->hasEnded;
            }
            since[point] = std::min(since[point], times->from);
            m_wholeUntil[point] = std::max(m_wholeUntil[point], times->wholeUntil);
        }
    }
    m_horizon =
        LossHorizon(*m_places, until, m_settings.lostAfter, since, hasEnded, holesOfPoints());
    return {};
}

Result<JourneyReader::Times> JourneyReader::timesOf(std::size_t source,
                                                    std::uint32_t interface) const
{
    const capture::MergeSource &from = m_sources[source];
    Times times;
    if (source < m_settings.ends.size()) {
        times.to = std::min(m_settings.ends[source], m_settings.wholeUntil);
        times.wholeUntil = m_settings.wholeUntil;
        if (source < m_settings.begins.size())
            times.from = m_settings.begins[source];
        times.hasEnded = source < m_settings.hasEnded.size() && m_settings.hasEnded[source];
        return times;
    }
    const auto last = from.lastTime();
    if (!last)
        return passOn(last);
    times.to = *last;
    if (interface < from.times().size() && from.times()[interface]) {
        const capture::RecordedTimes &told = *from.times()[interface];
        times.from = told.from;
        times.hasEnded = !told.goesOn;
        if (told.goesOn)
            times.wholeUntil = told.to;
        times.to = told.to;
    }
    // A file that is read up to a damaged place says nothing of what comes behind it.
    if (from.damage()) {
        times.hasEnded = true;
        times.to = std::min(times.to, *last);
    }
    return times;
}

std::vector<LossHorizon::Holes> JourneyReader::holesOfPoints() const
{
    std::vector<LossHorizon::Holes> holes(m_places->points().size());
    std::vector<bool> isKnown(holes.size(), false);
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        std::vector<LossHorizon::Holes> own(m_points[source].size());
        for (const capture::InterfaceHole &each : m_sources[source].holes())
            own[each.interface].push_back({each.from, each.to});
        for (std::size_t interface = 0; interface < own.size(); ++interface) {
            const PointId point = m_points[source][interface];
            // Packets that one recording of a point lacks may be in another one.
            holes[point] = isKnown[point]
                               ? LossHorizon::inBoth(std::move(holes[point]), own[interface])
                               : std::move(own[interface]);
            isKnown[point] = true;
        }
    }
    return holes;
}

/// What one recording of a point lacks, another one may have.
Result<> JourneyReader::findUnseenTimes()
{
    const std::size_t points = m_places->points().size();
    std::vector<LossHorizon::Holes> missing(points);
    std::vector<std::set<std::string>> filters(points);
    std::vector<bool> isKnown(points, false);
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        std::vector<LossHorizon::Holes> own(m_points[source].size());
        for (const capture::InterfaceHole &each : m_sources[source].holes())
            own[each.interface].push_back({each.from, each.to});
        for (std::uint32_t interface = 0; interface < own.size(); ++interface) {
            const auto times = timesOf(source, interface);
            if (!times)
                return passOn(times);
            LossHorizon::Holes &holes = own[interface];
            if (times->from != Timestamp::min())
                holes.push_back({Timestamp::min(), times->from});
            if (times->hasEnded)
                holes.push_back({times->to, Timestamp::max()});
            const PointId point = m_points[source][interface];
            filters[point].insert(m_sources[source].interfaces()[interface].filter);
            missing[point] = isKnown[point] ? LossHorizon::inBoth(std::move(missing[point]), holes)
                                            : std::move(holes);
            isKnown[point] = true;
        }
    }
    // Where all have one filter, none has what another one lacks.
    const bool areAlike = std::ranges::all_of(
        filters, [&](const auto &each) { return each.size() == 1 && each == filters.front(); });
    std::vector<bool> isPartial(points, false);
    for (std::size_t point = 0; point < points && !areAlike; ++point)
        isPartial[point] = !filters[point].contains({});
    m_unseen = std::make_unique<UnseenTimes>(*m_places, std::move(missing), isPartial);
    return {};
}

std::vector<std::uint64_t> JourneyReader::unrecorded() const
{
    std::vector<std::uint64_t> packets(m_places->points().size());
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        const auto &statistics = m_sources[source].statistics();
        std::vector<bool> isTimeKnown(statistics.size(), false);
        for (const capture::InterfaceHole &each : m_sources[source].holes())
            isTimeKnown[std::min<std::size_t>(each.interface, statistics.size() - 1)] = true;
        for (std::uint32_t at = 0; at < statistics.size(); ++at) {
            if (statistics[at] && !isTimeKnown[at] && !countsElsewhere(source, at))
                packets[m_points[source][at]] += statistics[at]->droppedByKernel.value_or(0) +
                                                 statistics[at]->droppedByInterface.value_or(0);
        }
    }
    return packets;
}

/// A run begins once, and so does each part of it that a rotating set of files kept.
void JourneyReader::findSameRecordings()
{
    std::map<std::pair<PointId, Timestamp>, RepeatedPackets::Interface> known;
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        const auto &times = m_sources[source].times();
        for (std::uint32_t at = 0; at < times.size(); ++at) {
            if (!times[at] || times[at]->from == Timestamp::min())
                continue;
            const RepeatedPackets::Interface one{source, at};
            const auto same = known.emplace(std::pair(m_points[source][at], times[at]->from), one);
            if (!same.second)
                countOnce(same.first->second, one);
            if (!same.second &&
                countsElsewhere(same.first->second.source, same.first->second.number))
                same.first->second = one;
        }
    }
}

void JourneyReader::countOnce(const RepeatedPackets::Interface &one,
                              const RepeatedPackets::Interface &other)
{
    const auto counted = [this](const RepeatedPackets::Interface &of) {
        const auto &statistics = m_sources[of.source].statistics();
        return of.number < statistics.size() && statistics[of.number]
                   ? statistics[of.number]->received.value_or(0)
                   : 0;
    };
    m_elsewhere.insert(counted(other) > counted(one) ? one : other);
}

/// When an interface was recorded from; nothing where nobody knows.
static std::optional<Timestamp> beginOf(const capture::MergeSource &source, std::uint32_t interface)
{
    const auto &times = source.times();
    if (interface < times.size() && times[interface] && times[interface]->from != Timestamp::min())
        return times[interface]->from;
    const auto &statistics = source.statistics();
    if (interface < statistics.size() && statistics[interface])
        return statistics[interface]->first;
    return {};
}

void JourneyReader::learnEffects()
{
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        for (const capture::InterfaceEmulation &each : m_sources[source].emulation()) {
            const PointId point = m_points[source][each.interface];
            const auto begin = each.since == Timestamp::min()
                                   ? beginOf(m_sources[source], each.interface)
                                   : std::nullopt;
            // What held as the recording began had been set before.
            if (begin)
                m_effects->add(point, *begin - WireEffects::Margin, each.text);
            m_effects->add(point, begin.value_or(each.since), each.text);
            m_disorder->add(point, begin ? *begin - WireEffects::Margin : each.since, each.text);
        }
    }
}

void JourneyReader::makeMatcher()
{
    MatcherSettings settings;
    settings.within = m_settings.within;
    settings.unseen = m_unseen.get();
    settings.disorder = m_disorder.get();
    for (const capture::MergeSource &source : m_sources) {
        for (std::uint32_t at = 0; at < source.interfaces().size(); ++at) {
            const capture::PcapngInterface &interface = source.interfaces()[at];
            if (interface.resolution() > Timestamp(1))
                settings.tolerance = std::max(settings.tolerance, interface.resolution());
            // What keeps less than IP matches nothing anyway.
            if (source.mayHavePackets(at) && interface.snapLength >= MinIpFrame &&
                interface.snapLength < WholeSnapLength)
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
        m_unread[packet.point] += packet.key.flow.isUnread;
        if (packet.time <= m_wholeUntil[packet.point] && !m_late->isOne(packet))
            m_matcher->add(packet);
        else
            ++m_passedOver[packet.point];
    }
}

Result<> JourneyReader::run(const Sink &sink)
{
    *m_sink = [this, &sink](const Journey &journey) {
        m_refusals->add(journey);
        m_refusals->addForwarded(journey, m_matcher->flows());
        m_effects->add(*m_places, journey, m_matcher->earliest());
        if (m_translators)
            m_translators->add(journey);
        sink(journey);
    };
    KeyedPackets packets({m_sources, m_points, m_filter, m_behind, m_keptBehind, m_keyBytes});
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
    m_repeated = packets.repeated();
    for (const RepeatedPackets::Row &each : m_repeated) {
        if (!m_elsewhere.contains(each.of) && !m_elsewhere.contains(each.had))
            countOnce(each.had, each.of);
    }
    return {};
}

/// Steps of the clock within a file were sorted away before the matcher could see them.
Totals JourneyReader::totals() const
{
    Totals totals = m_matcher->totals();
    for (const capture::MergeSource &source : sources())
        totals.clockSteps += source.clockSteps();
    return totals;
}

} // namespace tomato::journeys

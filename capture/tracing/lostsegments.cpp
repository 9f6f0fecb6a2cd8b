// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/lostsegments.h"

#include "capture/tcp/tcpsegment.h"
#include "capture/tracing/recordedpacket.h"

#include <algorithm>
#include <map>

namespace tomato::journeys {

namespace {

constexpr std::uint8_t Tcp = 6;

struct LastSeen
{
    PointId point = 0;
    std::uint32_t flow = 0;
};
/// The packets that are wanted of each ring, by their number in it.
using Wanted = std::map<RecordedAt, std::map<std::uint64_t, LastSeen>>;
using EndsOfFlows = std::map<std::uint32_t, TcpEnds>;

bool wasSeenIn(const TracedJourneys &found, const TracedJourneys::Packet &packet,
               const TracedJourneys::LinkRing &ring)
{
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        if (TracedJourneys::ringOf(found.recorded(found.hop(packet, at))) == ring)
            return true;
    }
    return false;
}

/// Where the packet was recorded in the ring, if a NAT had given it other ends by then.
std::optional<std::uint64_t> translatedIn(const TracedJourneys &found,
                                          const TracedJourneys::Packet &packet,
                                          const TracedJourneys::LinkRing &ring)
{
    if ((packet.changes & Translated) == 0)
        return {};
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        const TracedJourneys::Recorded recorded = found.recorded(found.hop(packet, at));
        if (TracedJourneys::ringOf(recorded) != ring)
            continue;
        for (std::uint32_t each = at; each != Hop::NoParent;
             each = found.hop(packet, each).parent) {
            if ((found.hop(packet, each).changes & Translated) != 0)
                return recorded.packet;
        }
    }
    return {};
}

Wanted wantedOf(const TracedJourneys &found, const TracedJourneys::LinkRing &ring, std::size_t most)
{
    Wanted wanted;
    std::size_t count = 0;
    for (std::size_t at = found.size(); at-- > 0 && count < most;) {
        const TracedJourneys::Packet &packet = found.packet(at);
        if (!isLoss(packet.fate) || found.flows().flow(packet.flow).protocol != Tcp ||
            wasSeenIn(found, packet, ring))
            continue;
        const Hop &last = found.hop(packet, packet.last);
        const TracedJourneys::Recorded recorded = found.recorded(last);
        wanted[found.recordedAt(TracedJourneys::ringOf(recorded))].emplace(
            recorded.packet, LastSeen{last.point, packet.flow});
        ++count;
    }
    return wanted;
}

Result<> readFrom(const RecordedAt &place, const std::map<std::uint64_t, LastSeen> &wanted,
                  const EndsOfFlows &translated, const std::function<bool()> &progress,
                  std::vector<LostSegment> &lost)
{
    std::vector<std::uint64_t> numbers;
    for (const auto &[number, last] : wanted)
        numbers.push_back(number);
    const auto keep = [&](std::uint64_t number, Timestamp time, std::span<const char> bytes) {
        const auto header = capture::parseTcp(bytes);
        if (!header || header->dataBytes == 0)
            return;
        const LastSeen &last = wanted.at(number);
        const auto found = translated.find(last.flow);
        const TcpEnds ends = found == translated.end()
                                 ? TcpEnds{header->source, header->destination}
                                 : found->second;
        lost.push_back(
            {time, last.point, ends.source, ends.destination, header->sequence, header->dataBytes});
    };
    return readRecordedPackets(place, numbers, keep, progress);
}

} // namespace

Result<EndsOfFlows> readTranslatedEnds(const TracedJourneys &found,
                                       const TracedJourneys::LinkRing &ring,
                                       const std::function<bool()> &progress)
{
    std::map<std::uint32_t, std::uint64_t> latest;
    for (std::size_t at = found.size(); at-- > 0;) {
        const TracedJourneys::Packet &packet = found.packet(at);
        if (found.flows().flow(packet.flow).protocol != Tcp || latest.contains(packet.flow))
            continue;
        if (const auto number = translatedIn(found, packet, ring))
            latest.emplace(packet.flow, *number);
    }
    std::map<std::uint64_t, std::uint32_t> flows;
    std::vector<std::uint64_t> numbers;
    for (const auto &[flow, number] : latest)
        flows.emplace(number, flow);
    for (const auto &[number, flow] : flows)
        numbers.push_back(number);
    EndsOfFlows ends;
    if (numbers.empty())
        return ends;
    const auto keep = [&](std::uint64_t number, Timestamp, std::span<const char> bytes) {
        if (const auto header = capture::parseTcp(bytes))
            ends[flows.at(number)] = {header->source, header->destination};
    };
    if (const auto read = readRecordedPackets(found.recordedAt(ring), numbers, keep, progress);
        !read)
        return passOn(read);
    return ends;
}

Result<std::vector<LostSegment>> readLostBefore(const TracedJourneys &found,
                                                const TracedJourneys::LinkRing &ring,
                                                const std::function<bool()> &progress,
                                                std::size_t most)
{
    std::vector<LostSegment> lost;
    const Wanted wanted = wantedOf(found, ring, most);
    if (wanted.empty())
        return lost;
    const auto translated = readTranslatedEnds(found, ring, progress);
    if (!translated)
        return passOn(translated);
    for (const auto &[place, packets] : wanted) {
        if (const auto read = readFrom(place, packets, *translated, progress, lost); !read)
            return passOn(read);
    }
    std::sort(lost.begin(), lost.end(), [](const LostSegment &one, const LostSegment &other) {
        return one.time < other.time;
    });
    return lost;
}

} // namespace tomato::journeys

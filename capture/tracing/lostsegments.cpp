// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/lostsegments.h"

#include "capture/tcp/tcpsegment.h"
#include "capture/tracing/recordedpacket.h"

#include <algorithm>
#include <map>

namespace tomato::journeys {

namespace {

/// The packets that are wanted of each ring, by their number in it.
using Wanted = std::map<RecordedAt, std::map<std::uint64_t, PointId>>;

bool wasSeenIn(const TracedJourneys &found, const TracedJourneys::Packet &packet,
               const TracedJourneys::LinkRing &ring)
{
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        if (TracedJourneys::ringOf(found.recorded(found.hop(packet, at))) == ring)
            return true;
    }
    return false;
}

Wanted wantedOf(const TracedJourneys &found, const TracedJourneys::LinkRing &ring, std::size_t most)
{
    constexpr std::uint8_t Tcp = 6;
    Wanted wanted;
    std::size_t count = 0;
    for (std::size_t at = found.size(); at-- > 0 && count < most;) {
        const TracedJourneys::Packet &packet = found.packet(at);
        if (!isLoss(packet.fate) || found.flows().flow(packet.flow).protocol != Tcp ||
            wasSeenIn(found, packet, ring))
            continue;
        const Hop &last = found.hop(packet, packet.last);
        const TracedJourneys::Recorded recorded = found.recorded(last);
        wanted[found.recordedAt(TracedJourneys::ringOf(recorded))].emplace(recorded.packet,
                                                                           last.point);
        ++count;
    }
    return wanted;
}

Result<> readFrom(const RecordedAt &place, const std::map<std::uint64_t, PointId> &wanted,
                  const std::function<bool()> &progress, std::vector<LostSegment> &lost)
{
    std::vector<std::uint64_t> numbers;
    for (const auto &[number, last] : wanted)
        numbers.push_back(number);
    const auto keep = [&](std::uint64_t number, Timestamp time, std::span<const char> bytes) {
        const auto header = capture::parseTcp(bytes);
        if (header && header->dataBytes != 0)
            lost.push_back({time, wanted.at(number), header->source, header->destination,
                            header->sequence, header->dataBytes});
    };
    return readRecordedPackets(place, numbers, keep, progress);
}

} // namespace

Result<std::vector<LostSegment>> readLostBefore(const TracedJourneys &found,
                                                const TracedJourneys::LinkRing &ring,
                                                const std::function<bool()> &progress,
                                                std::size_t most)
{
    std::vector<LostSegment> lost;
    for (const auto &[place, packets] : wantedOf(found, ring, most)) {
        if (const auto read = readFrom(place, packets, progress, lost); !read)
            return passOn(read);
    }
    std::sort(lost.begin(), lost.end(), [](const LostSegment &one, const LostSegment &other) {
        return one.time < other.time;
    });
    return lost;
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/lostsegments.h"

#include "capture/archive/mergesource.h"
#include "capture/tcp/tcpsegment.h"

#include <algorithm>
#include <map>

namespace tomato::journeys {

namespace {

/// The packets that are wanted of each ring, by their number in it.
using Wanted = std::map<std::filesystem::path, std::map<std::uint64_t, PointId>>;

bool wasSeenOn(const TracedJourneys &found, const TracedJourneys::Packet &packet, std::size_t link)
{
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        const TracedJourneys::Recorded recorded = found.recorded(found.hop(packet, at));
        if (recorded.link == link && !recorded.isArrival)
            return true;
    }
    return false;
}

Wanted wantedOf(const TracedJourneys &found, std::size_t link, std::size_t most)
{
    constexpr std::uint8_t Tcp = 6;
    Wanted wanted;
    std::size_t count = 0;
    for (std::size_t at = found.size(); at-- > 0 && count < most;) {
        const TracedJourneys::Packet &packet = found.packet(at);
        if (!isLoss(packet.fate) || found.flows().flow(packet.flow).protocol != Tcp ||
            wasSeenOn(found, packet, link))
            continue;
        const Hop &last = found.hop(packet, packet.last);
        const TracedJourneys::Recorded recorded = found.recorded(last);
        wanted[found.directory(recorded)].emplace(recorded.packet, last.point);
        ++count;
    }
    return wanted;
}

Result<> readFrom(const std::filesystem::path &directory,
                  const std::map<std::uint64_t, PointId> &wanted,
                  const std::function<bool()> &progress, std::vector<LostSegment> &lost)
{
    auto source = capture::MergeSource::openRun(directory);
    if (!source)
        return passOn(source);
    constexpr std::uint64_t PacketsBetween = 4096;
    const std::uint64_t behind = wanted.rbegin()->first + 1;
    for (std::uint64_t number = source->firstPacket(); number < behind; ++number) {
        const auto advanced = source->advance();
        if (!advanced)
            return passOn(advanced);
        if (!*advanced)
            return {};
        if (number % PacketsBetween == 0 && !progress())
            return failure("the search was cancelled");
        const auto each = wanted.find(number);
        const auto header =
            each == wanted.end() ? std::nullopt : capture::parseTcp(source->packet().bytes);
        if (header && header->dataBytes != 0)
            lost.push_back({source->packet().time, each->second, header->source,
                            header->destination, header->sequence, header->dataBytes});
    }
    return {};
}

} // namespace

Result<std::vector<LostSegment>> readLostBefore(const TracedJourneys &found, std::size_t link,
                                                const std::function<bool()> &progress,
                                                std::size_t most)
{
    std::vector<LostSegment> lost;
    for (const auto &[directory, packets] : wantedOf(found, link, most)) {
        if (const auto read = readFrom(directory, packets, progress, lost); !read)
            return passOn(read);
    }
    std::sort(lost.begin(), lost.end(), [](const LostSegment &one, const LostSegment &other) {
        return one.time < other.time;
    });
    return lost;
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/journeyfilter.h"

namespace tomato::plugins {

using namespace journeys;

static bool isOfKind(const TracedJourneys::Packet &packet, JourneyFilter::Kind kind)
{
    using Kind = JourneyFilter::Kind;
    switch (kind) {
    case Kind::Lost:
        return isLoss(packet.fate);
    case Kind::UnderWay:
        return packet.fate == Fate::UnderWay;
    case Kind::OtherWay:
        return packet.isOtherWay;
    case Kind::Duplicated:
        return (packet.changes & Duplicated) != 0;
    case Kind::Changed:
        return (packet.changes & (Translated | Fragmented)) != 0;
    case Kind::ByOrder:
        return packet.match == Match::ByOrder;
    case Kind::Ambiguous:
        return packet.match == Match::Ambiguous;
    case Kind::All:
        break;
    }
    return true;
}

static bool isAt(const TracedJourneys &found, const TracedJourneys::Packet &packet, PointId point)
{
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        if (found.hop(packet, at).point == point)
            return true;
    }
    return false;
}

static bool isEnd(const TracedJourneys &found, const TracedJourneys::Packet &packet,
                  const std::pair<PointId, Fate> &end)
{
    if (packet.fate == end.second && found.hop(packet, packet.last).point == end.first)
        return true;
    // Copies came to their end beside the packet itself.
    if (end.second != Fate::Unneeded || packet.hops < 2)
        return false;
    std::vector<bool> isLeaf(packet.hops, true);
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        if (const std::uint32_t parent = found.hop(packet, at).parent; parent != Hop::NoParent)
            isLeaf[parent] = false;
    }
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        if (isLeaf[at] && at != packet.last && found.hop(packet, at).point == end.first)
            return true;
    }
    return false;
}

bool hasDelay(const TracedJourneys::Packet &packet)
{
    return packet.last != 0 && !isLoss(packet.fate) && packet.fate != Fate::UnderWay;
}

void JourneyFilter::leaveOnly()
{
    flow.reset();
    end.reset();
    seenAt.reset();
    counted = 0;
}

bool JourneyFilter::matches(const TracedJourneys &found, const TracedJourneys::Packet &packet) const
{
    if (!isOfKind(packet, kind) || (flow && packet.flow != *flow))
        return false;
    if (end && !isEnd(found, packet, *end))
        return false;
    if (seenAt && !isAt(found, packet, *seenAt))
        return false;
    return leastDelay == Timestamp{} || (hasDelay(packet) && found.delay(packet) >= leastDelay);
}

} // namespace tomato::plugins

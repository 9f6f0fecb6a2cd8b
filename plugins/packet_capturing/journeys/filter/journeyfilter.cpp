// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/filter/journeyfilter.h"

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

/// Tells whether it is a copy that nobody needed, and not one that arrived as the packet itself
/// did.
static bool isUnneeded(const TracedJourneys &found, const TracedJourneys::Packet &packet,
                       std::uint32_t leaf)
{
    for (std::uint32_t at = leaf + 1; at < packet.hops; ++at) {
        if (found.hop(packet, at).parent == leaf)
            return false;
    }
    const Places &places = found.places();
    return leaf != packet.last && !found.endAt(packet, leaf) &&
           (packet.fate != Fate::Arrived || places.into(found.hop(packet, leaf).point) !=
                                                places.into(found.hop(packet, packet.last).point));
}

std::optional<std::uint32_t> JourneyFilter::endOf(const TracedJourneys &found,
                                                  const TracedJourneys::Packet &packet) const
{
    if (!end)
        return {};
    const auto isSuch = [&](std::uint32_t at) {
        return found.hop(packet, at).point == end->first &&
               (end->second == Fate::Unneeded && at != packet.last
                    ? isUnneeded(found, packet, at)
                    : found.endAt(packet, at) == end->second);
    };
    if (isSuch(packet.last))
        return packet.last;
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        if (isSuch(at))
            return at;
    }
    return {};
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
    if (end && !endOf(found, packet))
        return false;
    if (seenAt && !isAt(found, packet, *seenAt))
        return false;
    return leastDelay == Timestamp{} || (hasDelay(packet) && found.delay(packet) >= leastDelay);
}

} // namespace tomato::plugins

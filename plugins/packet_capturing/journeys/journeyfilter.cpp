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

bool JourneyFilter::matches(const TracedJourneys &found, const TracedJourneys::Packet &packet) const
{
    if (!isOfKind(packet, kind) || (flow && packet.flow != *flow))
        return false;
    if (end && (packet.fate != end->second || found.hop(packet, packet.last).point != end->first))
        return false;
    return leastDelay == Timestamp{} || found.delay(packet) >= leastDelay;
}

} // namespace tomato::plugins

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/packetfates.h"

namespace tomato::journeys {

void PacketFates::add(const Journey &journey)
{
    std::vector<bool> isLeaf(journey.hops.size(), true);
    for (const Hop &hop : journey.hops) {
        if (hop.parent != Hop::NoParent)
            isLeaf[hop.parent] = false;
    }
    bool isCopy = false;
    for (std::size_t at = 0; at < journey.hops.size(); ++at) {
        if (!isLeaf[at])
            continue;
        Key key = keyOf(journey, journey.hops[at], isCopy, m_horizon);
        isCopy = true;
        if (m_ended.size() >= MaxKeys)
            key.flow = FlowTable::Others;
        ++m_ended[key];
    }
}

PacketFates::Key PacketFates::keyOf(const Journey &journey, const Hop &last, bool isCopy,
                                    const LossHorizon &horizon)
{
    Key key;
    key.point = last.point;
    key.isLastTtl = journey.isIp && last.ttl <= 1;
    key.isCopy = isCopy && !last.isFragment;
    key.isToMany = journey.isToMany;
    key.isIp = journey.isIp;
    key.isRecent = horizon.isUnderWay(last);
    key.isOutOfSight = horizon.isOutOfSight(last);
    key.flow = journey.flow;
    return key;
}

Fate PacketFates::fate(const Places &places, const JourneyMeasures &measures,
                       const Journey &journey, const Hop &last, bool isCopy)
{
    return fate(places, keyOf(journey, last, isCopy, measures.horizon()), measures);
}

static Fate fateOf(const std::optional<Refusal> &refusal)
{
    if (!refusal)
        return Fate::NotForwarded;
    switch (*refusal) {
    case Refusal::NoRoute:
        return Fate::NoRoute;
    case Refusal::Filtered:
        return Fate::Filtered;
    case Refusal::NoAnswer:
        return Fate::ElementDown;
    }
    return Fate::NotForwarded;
}

Fate PacketFates::fate(const Places &places, const Key &key, const JourneyMeasures &measures)
{
    const PlaceId into = places.into(key.point);
    const Place &place = places.place(into);
    if (place.kind == Place::Kind::Wire) {
        if (key.isOutOfSight)
            return Fate::OutOfSight;
        return key.isRecent ? Fate::UnderWay : Fate::LostOnWire;
    }
    if (place.kind == Place::Kind::Unknown)
        return Fate::OutOfSight;
    // Frames that are not IP are for the next element.
    if (key.isToMany || !key.isIp)
        return Fate::Arrived;
    const auto destination = measures.destination(key.flow);
    if (destination && destination->place == into)
        return Fate::Arrived;
    const bool hasArrived = destination && destination->end != nullptr;
    if (key.isCopy && hasArrived)
        return Fate::Unneeded;
    if (key.isLastTtl && measures.forwards(into))
        return Fate::TtlExpired;
    if (place.isOpen || key.isOutOfSight)
        return Fate::OutOfSight;
    if (key.isRecent)
        return Fate::UnderWay;
    if (places.point(key.point).moment == Moment::Sent)
        return Fate::LostOnWireOrNotForwarded;
    return fateOf(measures.refusal(into, key.flow));
}

std::vector<PacketFates::Row> PacketFates::rows(const JourneyMeasures &measures) const
{
    struct Sum
    {
        Row row;
        std::uint64_t most = 0;
    };
    std::map<std::pair<PointId, Fate>, Sum> sums;
    for (const auto &[key, packets] : m_ended) {
        const Fate what = fate(m_places, key, measures);
        Sum &sum = sums[{key.point, what}];
        sum.row.point = key.point;
        sum.row.fate = what;
        sum.row.packets += packets;
        ++sum.row.flows;
        if (packets > sum.most) {
            sum.most = packets;
            sum.row.flow = key.flow;
        }
    }
    std::vector<Row> rows;
    for (const auto &[key, sum] : sums)
        rows.push_back(sum.row);
    return rows;
}

bool isLoss(Fate fate)
{
    return fate == Fate::LostOnWire || fate == Fate::LostOnWireOrNotForwarded ||
           isLossInElement(fate);
}

bool isLossInElement(Fate fate)
{
    return fate == Fate::TtlExpired || fate == Fate::NotForwarded || fate == Fate::NoRoute ||
           fate == Fate::Filtered || fate == Fate::ElementDown;
}

const char *words(Fate fate)
{
    switch (fate) {
    case Fate::Arrived:
        return "arrived";
    case Fate::LostOnWire:
        return "lost on the wire";
    case Fate::TtlExpired:
        return "TTL expired";
    case Fate::NotForwarded:
        return "not forwarded";
    case Fate::NoRoute:
        return "no route";
    case Fate::Filtered:
        return "filtered";
    case Fate::ElementDown:
        return "next element down";
    case Fate::LostOnWireOrNotForwarded:
        return "lost on the wire or not forwarded";
    case Fate::OutOfSight:
        return "out of sight";
    case Fate::Unneeded:
        return "unneeded copy";
    case Fate::UnderWay:
        return "under way";
    }
    return "";
}

} // namespace tomato::journeys

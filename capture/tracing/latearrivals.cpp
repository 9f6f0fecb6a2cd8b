// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/latearrivals.h"

#include <map>

namespace tomato::journeys {

namespace {

constexpr std::size_t None = SIZE_MAX;
/// Where more packets than these were sent, none is taken for a late one.
constexpr std::size_t MaxUnderWay = 1'000'000;
/// No frame of this length or less was left to its interface to be cut.
constexpr std::uint32_t MaxWholeFrame = 1'600;

/// From when on there is nothing, after there was something.
Timestamp endOf(const LossHorizon::Holes &holes)
{
    Timestamp end = Timestamp::max();
    for (const LossHorizon::Hole &each : holes) {
        if (each.to == Timestamp::max())
            end = std::min(end, each.from);
    }
    return end;
}

} // namespace

LateArrivals::LateArrivals(const Places &places, const std::vector<LossHorizon::Holes> &holes,
                           Timestamp within)
    : m_within(within), m_sentAt(places.points().size(), None),
      m_arrivingAt(places.points().size(), None)
{
    std::map<std::pair<std::string, std::string>, std::size_t> sent;
    for (std::size_t point = 0; point < m_sentAt.size(); ++point) {
        const Point &each = places.points()[point];
        const Timestamp until = endOf(holes[point]);
        if (!each.isNamed() || each.moment == Moment::Delivered || until == Timestamp::max())
            continue;
        m_sentAt[point] = m_sent.size();
        sent.emplace(std::pair(each.from, each.to), m_sent.size());
        m_sent.emplace_back().until = until;
    }
    for (std::size_t point = 0; point < m_arrivingAt.size(); ++point) {
        const Point &each = places.points()[point];
        const auto found = sent.find({each.from, each.to});
        if (each.moment == Moment::Delivered && found != sent.end())
            m_arrivingAt[point] = found->second;
    }
}

std::uint64_t LateArrivals::keyOf(const SeenPacket &packet)
{
    const std::uint64_t others = std::uint64_t{packet.key.source} << 32 |
                                 std::uint64_t{packet.key.destination} << 16 | packet.key.checksum;
    return packet.key.family ^ others * 0x9e3779b97f4a7c15;
}

void LateArrivals::noteSent(const SeenPacket &packet, Sent &sent) const
{
    if (packet.time < sent.until - m_within || sent.isFull)
        return;
    if (packet.key.stream != 0 && packet.original > MaxWholeFrame)
        sent.large.insert(packet.key.stream);
    ++sent.underWay[keyOf(packet)];
    sent.isFull = sent.underWay.size() >= MaxUnderWay;
}

bool LateArrivals::isOne(const SeenPacket &packet)
{
    if (m_sentAt[packet.point] != None)
        noteSent(packet, m_sent[m_sentAt[packet.point]]);
    if (m_arrivingAt[packet.point] == None)
        return false;
    Sent &sent = m_sent[m_arrivingAt[packet.point]];
    const auto found = sent.underWay.find(keyOf(packet));
    if (found != sent.underWay.end()) {
        if (--found->second == 0)
            sent.underWay.erase(found);
        return false;
    }
    return packet.time >= sent.until && !sent.isFull && !sent.large.contains(packet.key.stream);
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/elements/frameowners.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tomato::journeys {

FrameOwners::FrameOwners(const Places &places) : m_places(places)
{
    std::unordered_map<std::string, std::size_t> ends;
    const auto number = [&ends](const std::string &end) {
        return ends.emplace(end, ends.size()).first->second;
    };
    for (const Point &each : places.points()) {
        m_from.push_back(number(each.from));
        m_to.push_back(number(each.to));
        const auto sender = places.find(elementOf(each.from));
        const Place::Forwarding forwarding =
            sender ? places.place(*sender).forwarding : Place::Forwarding::Unknown;
        m_mayBeForeign.push_back(forwarding == Place::Forwarding::Switches ||
                                 forwarding == Place::Forwarding::Floods);
    }
    m_isKnown.resize(ends.size());
    for (std::size_t at = 0; at < places.points().size(); ++at) {
        const std::uint64_t mac = places.points()[at].mac;
        const PlaceId sender = places.outOf(static_cast<PointId>(at));
        if (mac != 0 && isStation(sender))
            learn(mac, sender, m_from[at]);
    }
    m_isNeeded = std::ranges::find(m_mayBeForeign, true) != m_mayBeForeign.end();
    if (m_isNeeded)
        findStationsBehind();
}

/// Without the link itself, as a frame goes back over it only for somebody on its other side.
void FrameOwners::findStationsBehind()
{
    const auto &points = m_places.points();
    struct Link
    {
        PlaceId to = UnknownPlace;
        std::size_t end = 0;
        std::size_t point = 0;
    };
    // By place: where its links lead to.
    std::vector<std::vector<Link>> links(m_places.places().size());
    for (std::size_t at = 0; at < points.size(); ++at) {
        const auto from = m_places.find(elementOf(points[at].from));
        const auto to = m_places.find(elementOf(points[at].to));
        if (!from || !to)
            continue;
        links[*from].push_back({*to, m_to[at], at});
        links[*to].push_back({*from, m_from[at], at});
    }
    m_behind.resize(points.size());
    for (std::size_t at = 0; at < points.size(); ++at) {
        const PlaceId receiver = m_places.receiver(static_cast<PointId>(at));
        if (!m_mayBeForeign[at] || !m_places.switches(receiver))
            continue;
        Behind behind{{receiver}, {}};
        std::vector<PlaceId> &reached = behind.places;
        std::vector<bool> isReached(links.size());
        isReached[receiver] = true;
        const auto isOfLink = [&](std::size_t other) {
            return (m_from[other] == m_from[at] && m_to[other] == m_to[at]) ||
                   (m_from[other] == m_to[at] && m_to[other] == m_from[at]);
        };
        bool areAllKnown = true;
        for (std::size_t next = 0; next < reached.size() && areAllKnown; ++next) {
            const PlaceId here = reached[next];
            if (isStation(here))
                continue;
            areAllKnown = m_places.switches(here) && !m_places.place(here).isOpen;
            for (const Link &each : links[here]) {
                if (isOfLink(each.point))
                    continue;
                if (isStation(each.to))
                    behind.ends.push_back(each.end);
                if (isReached[each.to])
                    continue;
                isReached[each.to] = true;
                reached.push_back(each.to);
            }
        }
        if (areAllKnown)
            m_behind[at] = std::move(behind);
    }
}

bool FrameOwners::isForeign(PointId point, const PacketKey &key)
{
    if (!m_isNeeded)
        return false;
    const PlaceId sender = m_places.outOf(point);
    if (key.sourceMac != 0 && isStation(sender))
        learn(key.sourceMac, sender, m_from[point]);
    const PlaceId receiver = m_places.receiver(point);
    if (!m_mayBeForeign[point] || key.isToMany || key.destinationMac == 0)
        return false;
    const auto owner = m_owners.find(key.destinationMac);
    if (const auto &behind = m_behind[point]) {
        if (owner == m_owners.end()) // They have other addresses.
            return std::ranges::all_of(behind->ends,
                                       [this](std::size_t end) { return m_isKnown[end]; });
        return owner->second != UnknownPlace &&
               std::ranges::find(behind->places, owner->second) == behind->places.end();
    }
    if (!isStation(receiver))
        return false;
    if (owner == m_owners.end())
        return m_isKnown[m_to[point]]; // It has another address.
    return owner->second != UnknownPlace && owner->second != receiver;
}

void FrameOwners::learn(std::uint64_t mac, PlaceId owner, std::size_t end)
{
    if (m_owners.size() >= MaxAddresses)
        return;
    m_isKnown[end] = true;
    const auto [known, isNew] = m_owners.emplace(mac, owner);
    if (!isNew && known->second != owner)
        known->second = UnknownPlace;
}

/// Tells whether it is an element that takes what is for itself alone.
bool FrameOwners::isStation(PlaceId place) const
{
    const Place &what = m_places.place(place);
    return what.kind == Place::Kind::Element && (what.forwarding == Place::Forwarding::Keeps ||
                                                 what.forwarding == Place::Forwarding::Routes);
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/places.h"

#include <numeric>
#include <string_view>

namespace tomato::journeys {

static constexpr std::string_view Arrow = " -> ";

std::string elementOf(const std::string &end)
{
    return end.substr(0, end.rfind(':'));
}

std::vector<std::string> elementsOn(const Places &places, const std::vector<PointId> &way)
{
    std::vector<std::string> elements;
    const auto add = [&elements](const std::string &name) {
        if (!name.empty() && (elements.empty() || elements.back() != name))
            elements.push_back(name);
    };
    const Point *before = nullptr;
    for (const PointId id : way) {
        const Point &point = places.point(id);
        // A packet that is delivered was sent just before, over the same wire.
        const bool isSameWire = before != nullptr && point.moment == Moment::Delivered &&
                                before->moment == Moment::Sent && before->from == point.from &&
                                before->to == point.to;
        before = &point;
        if (!point.isNamed()) {
            add(point.name);
            continue;
        }
        if (!isSameWire)
            add(elementOf(point.from));
        // Where arrivals are recorded, it has not come there yet.
        if (!places.isOntoWire(id))
            add(elementOf(point.to));
    }
    return elements;
}

Point pointFromName(const std::string &interfaceName)
{
    Point point;
    point.name = interfaceName;
    const std::size_t arrow = interfaceName.find(Arrow);
    if (arrow == std::string::npos || arrow == 0)
        return point;
    std::string to = interfaceName.substr(arrow + Arrow.size());
    constexpr std::string_view Sent = " sent";
    constexpr std::string_view Delivered = " delivered";
    if (to.ends_with(Delivered)) {
        point.moment = Moment::Delivered;
        to.resize(to.size() - Delivered.size());
    } else if (to.ends_with(Sent)) {
        to.resize(to.size() - Sent.size());
    }
    if (to.empty() || to.find(Arrow) != std::string::npos)
        return Point{{}, {}, Moment::Sent, interfaceName};
    point.from = interfaceName.substr(0, arrow);
    point.to = std::move(to);
    return point;
}

static std::string wireOf(const Point &point)
{
    return point.from + std::string(Arrow) + point.to;
}

std::optional<PointId> Places::addPoint(const Point &point)
{
    const std::string key =
        point.isNamed() ? wireOf(point) + (point.moment == Moment::Sent ? "\nsent" : "\ndelivered")
                        : point.name;
    const auto known = m_pointsByName.find(key);
    if (known != m_pointsByName.end()) {
        Timestamp &resolution = m_points[known->second].resolution;
        resolution = std::max(resolution, point.resolution);
        std::uint64_t &mac = m_points[known->second].mac;
        mac = point.mac == 0 ? mac : point.mac;
        return known->second;
    }
    if (m_points.size() == MaxPoints)
        return {};
    const auto id = static_cast<PointId>(m_points.size());
    m_points.push_back(point);
    m_pointsByName.emplace(key, id);
    return id;
}

PlaceId Places::place(const std::string &name, Place::Kind kind)
{
    const auto id = static_cast<PlaceId>(m_places.size());
    const auto [found, isNew] = m_placesByName.emplace(name, id);
    if (isNew) {
        Place made;
        made.name = name;
        made.kind = kind;
        made.isOpen = kind == Place::Kind::Element;
        m_places.push_back(std::move(made));
    }
    return found->second;
}

void Places::connect()
{
    m_outOf.assign(m_points.size(), UnknownPlace);
    m_into.assign(m_points.size(), UnknownPlace);
    m_receivers.assign(m_points.size(), UnknownPlace);
    std::unordered_set<std::string> senders;
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        const Point &point = m_points[at];
        if (!point.isNamed())
            continue;
        const PlaceId sender = place(elementOf(point.from), Place::Kind::Element);
        const PlaceId receiver = place(elementOf(point.to), Place::Kind::Element);
        m_receivers[at] = receiver;
        // A wire counts as a place only where both of its moments are recorded.
        const std::string wire = wireOf(point);
        const bool isSent = point.moment == Moment::Sent;
        const bool isWhole = m_pointsByName.contains(wire + (isSent ? "\ndelivered" : "\nsent"));
        const PlaceId between = isWhole ? place(wire, Place::Kind::Wire) : UnknownPlace;
        if (isSent) {
            m_outOf[at] = sender;
            m_into[at] = isWhole ? between : receiver;
        } else {
            m_outOf[at] = isWhole ? between : sender;
            m_into[at] = receiver;
        }
        senders.insert(point.from);
    }
    m_ends.resize(m_places.size());
    std::iota(m_ends.begin(), m_ends.end(), PlaceId{0});
    m_begins = m_ends;
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        if (m_places[m_into[at]].kind != Place::Kind::Wire)
            continue;
        m_ends[m_into[at]] = m_receivers[at];
        m_begins[m_into[at]] = m_outOf[at];
    }
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        if (m_points[at].isNamed() && !senders.contains(m_points[at].to))
            m_halfSeen[m_receivers[at]].insert(m_points[at].to);
    }
}

bool Places::mayLeaveUnseen(PointId cameBy) const
{
    const PlaceId place = m_receivers[cameBy];
    if (m_places[place].isOpen)
        return true;
    const auto ends = m_halfSeen.find(place);
    return ends != m_halfSeen.end() &&
           (ends->second.size() > 1 || !ends->second.contains(m_points[cameBy].to));
}

void Places::describe(const KnownElement &element)
{
    const auto found = m_placesByName.find(element.name);
    if (found == m_placesByName.end())
        return;
    Place &place = m_places[found->second];
    if (place.kind != Place::Kind::Element)
        return;
    place.forwarding = element.forwarding;
    place.isOpen = element.isOpen;
}

void Places::addAddress(const std::string &address, const std::string &element)
{
    const auto known = find(element);
    const bool isElement = known && m_places[*known].kind == Place::Kind::Element;
    m_owners.emplace(address, isElement ? *known : UnknownPlace);
    if (isElement)
        m_withAddress.insert(*known);
}

void Places::forgetStrangers()
{
    for (PlaceId id = 0; id < m_places.size(); ++id) {
        const auto forwarding = m_places[id].forwarding;
        const bool isStation =
            forwarding == Place::Forwarding::Keeps || forwarding == Place::Forwarding::Routes;
        if (isStation && !m_withAddress.contains(id)) {
            std::erase_if(m_owners, [](const auto &each) { return each.second == UnknownPlace; });
            return;
        }
    }
}

std::optional<PlaceId> Places::owner(const std::string &address) const
{
    const auto found = m_owners.find(address);
    if (found == m_owners.end())
        return {};
    return found->second;
}

std::optional<PlaceId> Places::find(const std::string &name) const
{
    const auto found = m_placesByName.find(name);
    if (found == m_placesByName.end())
        return {};
    return found->second;
}

} // namespace tomato::journeys

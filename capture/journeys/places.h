// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tomato::journeys {

/// Where a recording saw packets: a number in Places.
using PointId = std::uint16_t;
/// Where a packet is between two points: an element or a wire; a number in Places.
using PlaceId = std::uint32_t;

/// The place of packets whose interface has a name that says nothing about the topology.
constexpr PlaceId UnknownPlace = 0;

/// The moment of a frame's way over a wire at which it is recorded.
enum class Moment : std::uint8_t
{
    /// It enters the wire.
    Sent,
    /// It leaves the wire at the far end, behind bandwidth, delay and loss.
    Delivered
};

/// One direction of a connection at one moment, as recordings name it: "h1:eth0 -> r1:eth1 sent".
struct Point
{
    /// "h1:eth0"; empty where the name says nothing.
    std::string from;
    std::string to;
    Moment moment = Moment::Sent;
    /// The interface's name in its file.
    std::string name;
    /// How exact its times are: the time that they count in.
    Timestamp resolution{1};
    /// The 48 bits of the MAC address of the interface `from`; 0 where the recording does not say
    /// it.
    std::uint64_t mac = 0;

    bool isNamed() const { return !from.empty(); }
};

/// Understands "h1:eth0 -> r1:eth1", with " sent" or " delivered" behind it; of anything else
/// only the name is kept.
Point pointFromName(const std::string &interfaceName);

/// An element, or a wire in one direction, as far as matching is concerned.
struct Place
{
    enum class Kind : std::uint8_t
    {
        Unknown,
        Element,
        Wire
    };
    enum class Forwarding : std::uint8_t
    {
        Unknown,
        /// A host: what comes to it stays there.
        Keeps,
        /// Takes one from the TTL and sends to one port, unless many are addressed.
        Routes,
        /// Leaves the TTL; may send to several ports.
        Switches,
        /// Sends everything to all its other ports.
        Floods
    };

    /// "r1", or "h1:eth0 -> r1:eth1".
    std::string name;
    Kind kind = Kind::Unknown;
    Forwarding forwarding = Forwarding::Unknown;
    /// Whether it has connections that were not recorded, so that packets may come and go unseen.
    bool isOpen = true;
};

/// Knowledge about an element beyond the recordings.
struct KnownElement
{
    std::string name;
    Place::Forwarding forwarding = Place::Forwarding::Unknown;
    /// See Place.
    bool isOpen = true;
};

/// The points that are recorded, and the places between them. All points are added first, then
/// connect() is called once.
class Places final
{
public:
    /// Points of the same ends and moment are the same one, as exact as the coarsest of them.
    /// Returns the number of the point; nothing when there are too many points.
    std::optional<PointId> addPoint(const Point &point);
    /// Derives the places from the points: an element between what is delivered to it and what it
    /// sends, a wire between what is sent and delivered on it.
    void connect();
    /// Applies to the element of that name, if there is one; after connect().
    void describe(const KnownElement &element);

    /// Says whose an address is: the name of an element, whether it is among the places or not. The
    /// bytes are in network order. After connect(); of an address that comes again the first
    /// counts.
    void addAddress(const std::string &address, const std::string &element);
    /// Names may be those by which elements call themselves. Where a host or a router has no
    /// address under its name, one of those that are not among the places may be its own: nobody
    /// knows whose those addresses are then. After all addresses and elements are known.
    void forgetStrangers();

    const std::vector<Point> &points() const { return m_points; }
    const std::vector<Place> &places() const { return m_places; }
    const Point &point(PointId id) const { return m_points[id]; }
    const Place &place(PlaceId id) const { return m_places[id]; }
    /// How exact a time is that passes between two points.
    Timestamp resolution(PointId from, PointId to) const
    {
        return std::max(m_points[from].resolution, m_points[to].resolution);
    }
    /// The place that a packet comes out of when it is seen at the point, and the place that it
    /// goes into.
    PlaceId outOf(PointId id) const { return m_outOf[id]; }
    PlaceId into(PointId id) const { return m_into[id]; }
    /// Tells whether a packet that is seen at the point is on a wire then, whose other end is
    /// recorded as well.
    bool isOntoWire(PointId id) const
    {
        return id < m_into.size() && m_places[m_into[id]].kind == Place::Kind::Wire;
    }
    /// The element that the wire of the point ends at, whether arrivals are recorded or not.
    PlaceId receiver(PointId id) const { return m_receivers[id]; }
    /// The elements that a wire ends at, and that it begins at; the place itself when it is no
    /// wire.
    PlaceId endOf(PlaceId id) const { return m_ends[id]; }
    PlaceId beginOf(PlaceId id) const { return m_begins[id]; }
    std::optional<PlaceId> find(const std::string &name) const;
    /// Tells whether it is a switch or a hub, which leave packets as they are.
    bool switches(PlaceId id) const
    {
        return m_places[id].forwarding == Place::Forwarding::Switches ||
               m_places[id].forwarding == Place::Forwarding::Floods;
    }
    /// Tells whether what came to an element by the point may have left it for another one unseen,
    /// at any time.
    bool mayLeaveUnseen(PointId cameBy) const;
    /// Tells whether an address was said to be of that element.
    bool hasAddress(PlaceId place) const { return m_withAddress.contains(place); }
    /// Returns the element that an address was said to be of: UnknownPlace when that is not among
    /// the places, nothing when nobody said it.
    std::optional<PlaceId> owner(const std::string &address) const;
    /// The addresses whose owner was named, with that owner.
    const std::unordered_map<std::string, PlaceId> &owners() const { return m_owners; }

    static constexpr std::size_t MaxPoints = 60'000;

private:
    PlaceId place(const std::string &name, Place::Kind kind);

    std::vector<Point> m_points;
    std::vector<Place> m_places = {Place{}};
    std::unordered_map<std::string, PointId> m_pointsByName;
    std::unordered_map<std::string, PlaceId> m_placesByName;
    std::vector<PlaceId> m_outOf;
    std::vector<PlaceId> m_into;
    std::vector<PlaceId> m_receivers;
    std::vector<PlaceId> m_ends = {UnknownPlace};
    std::vector<PlaceId> m_begins = {UnknownPlace};
    /// The ends of connections of which only the direction to the element is recorded.
    std::unordered_map<PlaceId, std::unordered_set<std::string>> m_halfSeen;
    std::unordered_map<std::string, PlaceId> m_owners;
    std::unordered_set<PlaceId> m_withAddress;
};

/// "h1" of "h1:eth0"; an end that stands alone is its own element.
std::string elementOf(const std::string &end);
/// The elements that a packet passes when it is seen at these points in this order, each as often
/// as it comes there; the interface's name where that does not say which they are.
std::vector<std::string> elementsOn(const Places &places, const std::vector<PointId> &way);

} // namespace tomato::journeys

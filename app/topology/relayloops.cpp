// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/relayloops.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/disjointsets.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace tomato::topology {

namespace {

/// Frames without a tag; the other marks are the number of a span of VLANs, from 1 on.
constexpr std::size_t Untagged = 0;

/// The VLANs of a topology, put together where all ports treat them alike.
class VlanSpans
{
public:
    void add(const PortVlans &vlans)
    {
        if (vlans.untagged != 0)
            add(vlans.untagged, vlans.untagged);
        for (const PortVlans::Range &range : vlans.tagged)
            add(range.first, range.last);
    }
    /// Returns how many marks a frame can have.
    std::size_t marks() const { return std::max<std::size_t>(m_starts.size(), 1); }
    std::size_t markOf(std::uint16_t vlan) const
    {
        return static_cast<std::size_t>(
            std::distance(m_starts.begin(), m_starts.upper_bound(vlan)));
    }
    PortVlans::Range span(std::size_t mark) const
    {
        const auto start = std::next(m_starts.begin(), static_cast<std::ptrdiff_t>(mark) - 1);
        return {*start, static_cast<std::uint16_t>(*std::next(start) - 1)};
    }

private:
    void add(std::uint16_t first, std::uint16_t last)
    {
        m_starts.insert(first);
        m_starts.insert(static_cast<std::uint16_t>(last + 1));
    }
    /// Where spans begin; the last one is the end of the last span.
    std::set<std::uint16_t> m_starts;
};

/// A device that passes frames on.
struct Relay
{
    ElementId id;
    bool spanningTree = false;
    /// It knows VLANs: inside, each frame has one.
    bool knowsVlans = false;
};

/// The place of a frame inside of a device: the relay's number and the frame's mark.
struct Place
{
    std::size_t relay = 0;
    std::size_t mark = 0;
};

/// How a connection joins two places.
enum class Hearing
{
    /// BPDUs cross it, as all that has no tag; neither of its ends sends any.
    Passes,
    /// A switch with spanning tree is at one of its ends, and closes it where that is needed.
    Controlled,
    /// BPDUs do not cross it: nothing closes it.
    Deaf
};

class LoopSearch
{
public:
    LoopSearch(const Topology &topology, const IsThere &isThere) : m_topology(topology)
    {
        for (const auto &[id, connection] : topology.connections()) {
            if (isLinkDown(connection))
                continue;
            const auto one = relayOf(connection.ends[0], isThere);
            const auto other = relayOf(connection.ends[1], isThere);
            if (one && other)
                m_links.push_back(
                    {{*one, *other},
                     {portOf(connection.ends[0], *one), portOf(connection.ends[1], *other)}});
        }
    }

    std::vector<RelayLoop> find()
    {
        const std::size_t places = m_relays.size() * m_spans.marks();
        m_parts = DisjointSets(places);
        m_hasLoop.assign(places, false);
        m_neighbours.assign(places, {});
        // Ways that nothing closes by itself are joined first, and those that are closed where they
        // must be next: so each deaf way that ends a circle is one too many.
        for (const Hearing hearing : {Hearing::Passes, Hearing::Controlled, Hearing::Deaf}) {
            for (const Link &link : m_links) {
                if (hearingOf(link) == hearing)
                    join(link, hearing);
            }
        }
        return std::move(m_found);
    }

private:
    struct Link
    {
        std::array<std::size_t, 2> relays;
        /// Nothing for the ports of relays that know no VLANs.
        std::array<std::optional<PortVlans>, 2> ports;
    };

    std::optional<std::size_t> relayOf(const ElementId &end, const IsThere &isThere)
    {
        const Element *device = m_topology.deviceOf(end);
        const ElementKind kind = device == nullptr ? ElementKind::Unknown : device->kind();
        if ((kind != ElementKind::Switch && kind != ElementKind::Hub &&
             kind != ElementKind::ExternalNetwork) ||
            !isThere(device->id))
            return std::nullopt;
        const auto [known, isNew] = m_numbers.emplace(device->id, m_relays.size());
        if (isNew)
            m_relays.push_back(kind == ElementKind::Switch ? switchOf(*device)
                                                           : Relay{device->id, false, false});
        return known->second;
    }

    Relay switchOf(const Element &device)
    {
        Relay relay{device.id, device.attributes.value(StpAttribute).toBool(), false};
        for (const ElementId &port : m_topology.interfaces(device.id)) {
            if (const auto vlans = portVlans(*m_topology.element(port)); vlans && *vlans) {
                relay.knowsVlans = true;
                m_spans.add(**vlans);
            }
        }
        if (relay.knowsVlans)
            m_spans.add(UsualVlans);
        return relay;
    }

    std::optional<PortVlans> portOf(const ElementId &end, std::size_t relay) const
    {
        if (!m_relays[relay].knowsVlans)
            return std::nullopt;
        const auto vlans = portVlans(*m_topology.element(end));
        return vlans && *vlans ? **vlans : UsualVlans;
    }

    /// Returns the mark on the wire of a frame that leaves by a port, nothing when it does not.
    std::optional<std::size_t> leaving(const std::optional<PortVlans> &port, std::size_t mark) const
    {
        if (!port)
            return mark;
        if (port->untagged != 0 && m_spans.markOf(port->untagged) == mark)
            return Untagged;
        return isTagged(*port, mark) ? std::optional(mark) : std::nullopt;
    }

    std::optional<std::size_t> entering(const std::optional<PortVlans> &port,
                                        std::size_t mark) const
    {
        if (!port)
            return mark;
        const std::size_t own = port->untagged == 0 ? Untagged : m_spans.markOf(port->untagged);
        if (mark == Untagged || mark == own)
            return own == Untagged ? std::nullopt : std::optional(own);
        return isTagged(*port, mark) ? std::optional(mark) : std::nullopt;
    }

    bool isTagged(const PortVlans &port, std::size_t mark) const
    {
        if (mark == Untagged)
            return false;
        const std::uint16_t vlan = m_spans.span(mark).first;
        return std::ranges::any_of(port.tagged, [vlan](const PortVlans::Range &range) {
            return range.first <= vlan && vlan <= range.last;
        });
    }

    Hearing hearingOf(const Link &link) const
    {
        bool isControlled = false;
        for (const std::size_t side : {0U, 1U}) {
            const bool sends = m_relays[link.relays[side]].spanningTree;
            isControlled |= sends;
            if (!sends && link.ports[side] && link.ports[side]->untagged == 0)
                return Hearing::Deaf;
        }
        return isControlled ? Hearing::Controlled : Hearing::Passes;
    }

    void join(const Link &link, Hearing hearing)
    {
        std::set<std::pair<std::size_t, std::size_t>> joined;
        for (const std::size_t from : {0U, 1U}) {
            for (std::size_t mark = 0; mark < m_spans.marks(); ++mark) {
                const auto sent = leaving(link.ports[from], mark);
                const auto got = sent ? entering(link.ports[1 - from], *sent) : std::nullopt;
                if (!got)
                    continue;
                const std::size_t one = number({link.relays[from], mark});
                const std::size_t other = number({link.relays[1 - from], *got});
                if (isInside(link.relays[from], mark) &&
                    joined.insert(std::minmax(one, other)).second)
                    join(one, other, hearing);
            }
        }
    }

    /// Inside of a switch with VLANs each frame is in one, elsewhere it may have no tag.
    bool isInside(std::size_t relay, std::size_t mark) const
    {
        return mark != Untagged || !m_relays[relay].knowsVlans;
    }

    void join(std::size_t one, std::size_t other, Hearing hearing)
    {
        const std::size_t first = m_parts.find(one);
        const std::size_t second = m_parts.find(other);
        if (first != second) {
            const bool hasLoop = m_hasLoop[first] || m_hasLoop[second];
            m_hasLoop[m_parts.unite(first, second)] = hasLoop;
            m_neighbours[one].push_back(other);
            m_neighbours[other].push_back(one);
        } else if (hearing != Hearing::Controlled && !m_hasLoop[first]) {
            m_hasLoop[first] = true;
            report(wayBetween(one, other));
        }
    }

    /// Returns the only way between two places of one part.
    std::vector<std::size_t> wayBetween(std::size_t from, std::size_t to) const
    {
        std::map<std::size_t, std::size_t> before{{from, from}};
        std::vector<std::size_t> open{from};
        while (!before.contains(to)) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t next : m_neighbours[at]) {
                if (before.emplace(next, at).second)
                    open.push_back(next);
            }
        }
        std::vector<std::size_t> way{to};
        while (way.back() != from)
            way.push_back(before.at(way.back()));
        std::ranges::reverse(way);
        return way;
    }

    /// Loops of the same devices in several VLANs are one.
    void report(const std::vector<std::size_t> &way)
    {
        RelayLoop loop;
        for (const std::size_t at : way) {
            const Place place = placeOf(at);
            const Relay &relay = m_relays[place.relay];
            if (std::ranges::find(loop.devices, relay.id) == loop.devices.end())
                loop.devices.push_back(relay.id);
            if (relay.knowsVlans)
                addVlans(loop.vlans, m_spans.span(place.mark));
        }
        std::set<ElementId> devices(loop.devices.begin(), loop.devices.end());
        const auto [known, isNew] = m_known.emplace(std::move(devices), m_found.size());
        if (isNew) {
            m_found.push_back(std::move(loop));
            return;
        }
        for (const PortVlans::Range &range : loop.vlans)
            addVlans(m_found[known->second].vlans, range);
    }

    /// Adds a span, joined with those next to it.
    static void addVlans(std::vector<PortVlans::Range> &all, const PortVlans::Range &range)
    {
        all.push_back(range);
        std::ranges::sort(all, {}, &PortVlans::Range::first);
        std::vector<PortVlans::Range> together;
        for (const PortVlans::Range &each : all) {
            if (!together.empty() && each.first <= together.back().last + 1)
                together.back().last = std::max(together.back().last, each.last);
            else
                together.push_back(each);
        }
        all = std::move(together);
    }

    std::size_t number(const Place &place) const
    {
        return place.relay * m_spans.marks() + place.mark;
    }
    Place placeOf(std::size_t number) const
    {
        return {number / m_spans.marks(), number % m_spans.marks()};
    }

    const Topology &m_topology;
    std::vector<Relay> m_relays;
    std::map<ElementId, std::size_t> m_numbers;
    std::vector<Link> m_links;
    VlanSpans m_spans;
    /// Places that frames get to from each other.
    DisjointSets m_parts{0};
    std::vector<bool> m_hasLoop;
    /// Without circles: what would close one is not in it.
    std::vector<std::vector<std::size_t>> m_neighbours;
    std::vector<RelayLoop> m_found;
    /// Where a loop of these devices is among those found.
    std::map<std::set<ElementId>, std::size_t> m_known;
};

} // namespace

std::vector<RelayLoop> relayLoops(const Topology &topology, const IsThere &isThere)
{
    return LoopSearch(topology, isThere).find();
}

} // namespace tomato::topology

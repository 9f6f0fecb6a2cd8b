// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/segments.h"

#include "app/topology/attributes/attributenames.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace tomato::topology {

namespace {

/// The order of ends; a shorter name comes first, so that numbers at its end are in order.
using Rank = std::tuple<qsizetype, QString, qsizetype, QString, std::string>;

Rank rank(const Topology &topology, const ElementId &end)
{
    const QString device = topology.deviceOf(end)->name();
    const QString name = topology.element(end)->name();
    return {device.size(), device, name.size(), name, end.value};
}

bool isRelay(ElementKind kind)
{
    return kind == ElementKind::Switch || kind == ElementKind::Hub ||
           kind == ElementKind::ExternalNetwork;
}

bool hasAddress(const Element &element)
{
    return !element.attributes.value(Ip4AddressAttribute).toString().isEmpty() ||
           !element.attributes.value(Ip6AddressAttribute).toString().isEmpty();
}

/// Follows connections through switches, hubs and external networks, and visits each end once.
class Walk
{
public:
    using Ranked = std::vector<std::pair<Rank, ElementId>>;

    explicit Walk(const Topology &topology) : m_topology(topology) {}

    /// Returns an empty segment when the end's segment was visited before.
    Ranked from(const ElementId &start)
    {
        Ranked members;
        m_open = {start};
        while (!m_open.empty()) {
            const ElementId end = m_open.back();
            m_open.pop_back();
            const Connection *connection = m_topology.connectionAt(end);
            if (connection == nullptr || !m_seen.insert(end).second)
                continue;
            m_open.insert(m_open.end(), connection->ends.begin(), connection->ends.end());
            const Element &device = *m_topology.deviceOf(end);
            const ElementKind kind = device.kind();
            if (kind == ElementKind::Host || kind == ElementKind::Router)
                members.emplace_back(rank(m_topology, end), end);
            if (isRelay(kind) && m_relays.insert(device.id).second)
                enter(device, members);
        }
        std::sort(members.begin(), members.end());
        return members;
    }

private:
    void enter(const Element &relay, Ranked &members)
    {
        std::vector<ElementId> ends = m_topology.interfaces(relay.id);
        ends.push_back(relay.id);
        m_open.insert(m_open.end(), ends.begin(), ends.end());
        if (relay.kind() != ElementKind::ExternalNetwork)
            return;
        std::erase_if(ends,
                      [this](const auto &end) { return m_topology.connectionAt(end) == nullptr; });
        const auto addressed = std::find_if(ends.begin(), ends.end(), [this](const auto &end) {
            return hasAddress(*m_topology.element(end));
        });
        const ElementId answering = addressed != ends.end() ? *addressed : ends.front();
        members.emplace_back(rank(m_topology, answering), answering);
    }

    const Topology &m_topology;
    std::vector<ElementId> m_open;
    std::set<ElementId> m_seen;
    std::set<ElementId> m_relays;
};

} // namespace

std::vector<Segment> findSegments(const Topology &topology)
{
    Walk walk(topology);
    std::vector<Walk::Ranked> found;
    for (const auto &[id, connection] : topology.connections()) {
        if (auto members = walk.from(connection.ends[0]); !members.empty())
            found.push_back(std::move(members));
    }
    std::sort(found.begin(), found.end());
    std::vector<Segment> segments;
    for (const Walk::Ranked &members : found) {
        Segment &segment = segments.emplace_back();
        for (const auto &[rank, end] : members)
            segment.push_back(end);
    }
    return segments;
}

} // namespace tomato::topology

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/findings.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/linkemulation.h"

#include <algorithm>
#include <map>

namespace tomato::topology {

namespace {

/// Switches and hubs without spanning tree, and how they are joined. One switch with spanning tree
/// in a loop is enough: the others forward its BPDUs, and it receives them itself.
class Relays
{
public:
    explicit Relays(const Topology &topology) : m_topology(topology)
    {
        for (const auto &[id, connection] : topology.connections()) {
            const Element *one = topology.deviceOf(connection.ends[0]);
            const Element *other = topology.deviceOf(connection.ends[1]);
            if (isLinkDown(connection) || !passesAll(*one) || !passesAll(*other))
                continue;
            m_neighbours[one->id].push_back({other->id, id});
            m_neighbours[other->id].push_back({one->id, id});
        }
    }

    /// Returns one loop for each connected part that has any.
    std::vector<std::vector<ElementId>> loops()
    {
        std::vector<std::vector<ElementId>> found;
        for (const auto &[start, neighbours] : m_neighbours) {
            if (m_seenFrom.contains(start))
                continue;
            if (auto loop = loopFrom(start); !loop.empty())
                found.push_back(std::move(loop));
        }
        return found;
    }

private:
    struct Neighbour
    {
        ElementId device;
        ConnectionId connection;
    };

    static bool passesAll(const Element &device)
    {
        return device.kind() == ElementKind::Hub ||
               (device.kind() == ElementKind::Switch &&
                !device.attributes.value(StpAttribute).toBool());
    }

    /// Walks all that can be reached from here, and returns the first way back.
    std::vector<ElementId> loopFrom(const ElementId &start)
    {
        std::vector<ElementId> loop;
        std::vector<ElementId> open = {start};
        m_seenFrom[start] = {start, ConnectionId()};
        while (!open.empty()) {
            const ElementId at = open.back();
            open.pop_back();
            for (const Neighbour &next : m_neighbours.at(at)) {
                if (next.connection == m_seenFrom.at(at).connection)
                    continue;
                const bool isNew =
                    m_seenFrom.emplace(next.device, Neighbour{at, next.connection}).second;
                if (isNew)
                    open.push_back(next.device);
                else if (loop.empty())
                    loop = join(wayTo(at, start), wayTo(next.device, start));
            }
        }
        return loop;
    }

    std::vector<ElementId> wayTo(ElementId at, const ElementId &start) const
    {
        std::vector<ElementId> way = {at};
        while (at != start) {
            at = m_seenFrom.at(at).device;
            way.push_back(at);
        }
        return way;
    }

    /// Two ways to the start, up to where they meet.
    static std::vector<ElementId> join(std::vector<ElementId> one, std::vector<ElementId> other)
    {
        while (one.size() > 1 && other.size() > 1 &&
               one[one.size() - 2] == other[other.size() - 2]) {
            one.pop_back();
            other.pop_back();
        }
        one.insert(one.end(), other.rbegin() + 1, other.rend());
        return one;
    }

    const Topology &m_topology;
    std::map<ElementId, std::vector<Neighbour>> m_neighbours;
    /// The device and the connection from which each device was reached.
    std::map<ElementId, Neighbour> m_seenFrom;
};

std::string names(const Topology &topology, const std::vector<ElementId> &elements)
{
    constexpr std::size_t Max = 6;
    std::string text;
    const std::size_t told = std::min(elements.size(), Max);
    for (std::size_t i = 0; i < told; ++i) {
        const bool isLast = i + 1 == elements.size();
        text += (i == 0 ? "" : isLast ? " and " : ", ") + topology.label(elements[i]).toStdString();
    }
    if (elements.size() > told)
        text += " and " + std::to_string(elements.size() - told) + " more";
    return text;
}

void findLoops(const Topology &topology, std::vector<Finding> &found)
{
    for (const std::vector<ElementId> &loop : Relays(topology).loops())
        found.push_back(
            {names(topology, loop) +
                 " form a loop without spanning tree: broadcasts go round in it without "
                 "an end; turn on Spanning tree (\"stp\": true) of a switch in it, or "
                 "remove a connection",
             loop.front()});
}

void findSharedAddresses(const Topology &topology, std::vector<Finding> &found)
{
    std::map<QString, std::vector<ElementId>> byAddress;
    for (const auto &[id, element] : topology.elements()) {
        const QString mac = element.attributes.value(MacAttribute).toString().trimmed();
        if (!mac.isEmpty())
            byAddress[mac.toLower().replace(QLatin1Char('-'), QLatin1Char(':'))].push_back(id);
    }
    for (const auto &[mac, interfaces] : byAddress) {
        if (interfaces.size() > 1)
            found.push_back({"the MAC address " + mac.toStdString() + " is that of " +
                                 names(topology, interfaces) +
                                 ": give each interface one of its own, or none",
                             interfaces.front()});
    }
}

} // namespace

std::vector<Finding> findings(const Topology &topology)
{
    std::vector<Finding> found;
    findLoops(topology, found);
    findSharedAddresses(topology, found);
    if (keepsTlsSecrets(topology))
        found.push_back({"programs write down the secrets of their TLS and QUIC connections, and "
                         "recordings as .pcapng hold them (lab_tls_secrets): who gets such a file "
                         "can read what was encrypted; turn it off where that shall not be",
                         {}});
    return found;
}

} // namespace tomato::topology

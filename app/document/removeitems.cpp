// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/removeitems.h"

#include <ranges>

namespace tomato::document {

using topology::Topology;

Result<std::unique_ptr<RemoveItems>> RemoveItems::make(ObservedTopology &topology,
                                                       const std::vector<ElementId> &elements,
                                                       const std::vector<ConnectionId> &connections)
{
    const Topology &value = topology.value();
    Topology rest = value;
    std::vector<ElementId> goingElements;
    std::vector<ConnectionId> goingConnections;
    for (const ConnectionId &id : connections) {
        if (value.connection(id) == nullptr)
            return failure("no connection has the id " + id.value);
        if (rest.remove(id))
            goingConnections.push_back(id);
    }
    for (const ElementId &id : elements) {
        if (value.element(id) == nullptr)
            return failure("no element has the id " + id.value);
        if (rest.remove(id))
            goingElements.push_back(id);
    }
    return std::unique_ptr<RemoveItems>(
        new RemoveItems(topology, std::move(goingElements), std::move(goingConnections)));
}

RemoveItems::RemoveItems(ObservedTopology &topology, std::vector<ElementId> elements,
                         std::vector<ConnectionId> connections)
    : m_topology(topology), m_elements(std::move(elements)), m_connections(std::move(connections))
{
}

void RemoveItems::redo()
{
    for (const ConnectionId &id : m_connections)
        m_removed.push_back(m_topology.remove(id));
    for (const ElementId &id : m_elements)
        m_removed.push_back(m_topology.remove(id));
}

void RemoveItems::undo()
{
    for (const Topology::Removed &removed : std::views::reverse(m_removed))
        m_topology.insert(removed);
    m_removed.clear();
}

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/observedtopology.h"

#include "app/topology/attributes/attributenames.h"

#include <ranges>

namespace tomato::document {

using topology::Connection;
using topology::Element;
using topology::Topology;

/// Commands are validated when they are made: a failure here is a mistake in this program.
template <class T>
static T mustSucceed(Result<T> result)
{
    if (!result)
        qFatal("a validated change failed: %s", result.error().text().c_str());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

void ObservedTopology::replace(Topology topology)
{
    m_topology = std::move(topology);
    m_changed = false;
}

void ObservedTopology::insert(const Element &element)
{
    mustSucceed(m_topology.insert(element));
    m_changed = true;
    emit elementAdded(element.id);
}

void ObservedTopology::insert(const Connection &connection)
{
    mustSucceed(m_topology.insert(connection));
    m_changed = true;
    emit connectionAdded(connection.id);
}

void ObservedTopology::insert(const Topology::Removed &removed)
{
    for (const Element &element : removed.elements)
        insert(element);
    for (const Connection &connection : removed.connections)
        insert(connection);
}

Topology::Removed ObservedTopology::remove(const ElementId &id)
{
    Topology::Removed removed = mustSucceed(m_topology.remove(id));
    emitRemoved(removed);
    return removed;
}

Topology::Removed ObservedTopology::remove(const ConnectionId &id)
{
    Topology::Removed removed = mustSucceed(m_topology.remove(id));
    emitRemoved(removed);
    return removed;
}

void ObservedTopology::emitRemoved(const Topology::Removed &removed)
{
    m_changed = true;
    for (const Connection &connection : removed.connections)
        emit connectionRemoved(connection.id);
    for (const Element &element : std::views::reverse(removed.elements))
        emit elementRemoved(element.id);
}

void ObservedTopology::change(const ElementId &id, const AttributeValues &values)
{
    const std::size_t positions = values.count(topology::PositionAttribute);
    for (const auto &[key, value] : values)
        mustSucceed(m_topology.setAttribute(id, key, value));
    if (positions > 0)
        emit elementMoved(id);
    if (values.size() > positions) {
        m_changed = true;
        emit elementChanged(id);
    }
}

void ObservedTopology::change(const ConnectionId &id, const AttributeValues &values)
{
    for (const auto &[key, value] : values)
        mustSucceed(m_topology.setAttribute(id, key, value));
    m_changed = true;
    emit connectionChanged(id);
}

void ObservedTopology::change(const AttributeValues &values)
{
    for (const auto &[key, value] : values) {
        mustSucceed(m_topology.setAttribute(key, value));
        m_changed = m_changed || !key.startsWith(QLatin1Char('_'));
    }
    emit attributesChanged();
}

} // namespace tomato::document

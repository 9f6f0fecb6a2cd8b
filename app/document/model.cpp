// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/model.h"

namespace tomato::document {

using topology::Topology;

QJsonValue positionValue(QPointF position)
{
    return QJsonObject{{"x", position.x()}, {"y", position.y()}};
}

void Model::replace(Topology topology)
{
    m_topology = std::move(topology);
    emit replaced();
}

void Model::insert(const Topology::Removed &parts)
{
    for (const topology::Element &element : parts.elements) {
        if (m_topology.insert(element))
            emit elementAdded(element.id);
    }
    for (const topology::Connection &connection : parts.connections) {
        if (m_topology.insert(connection))
            emit connectionAdded(connection.id);
    }
}

Topology::Removed Model::remove(const std::vector<ElementId> &elements,
                                const std::vector<ConnectionId> &connections)
{
    Topology::Removed all;
    const auto keep = [&](const Result<Topology::Removed> &removed) {
        if (!removed)
            return;
        all.elements.insert(all.elements.end(), removed->elements.begin(), removed->elements.end());
        all.connections.insert(all.connections.end(), removed->connections.begin(),
                               removed->connections.end());
    };
    for (const ConnectionId &connection : connections)
        keep(m_topology.remove(connection));
    for (const ElementId &element : elements)
        keep(m_topology.remove(element));
    for (const topology::Connection &connection : all.connections)
        emit connectionRemoved(connection.id);
    for (auto element = all.elements.rbegin(); element != all.elements.rend(); ++element)
        emit elementRemoved(element->id);
    return all;
}

void Model::change(const ElementId &element, const std::map<QString, QJsonValue> &values)
{
    for (const auto &[key, value] : values)
        (void)m_topology.setAttribute(element, key, value);
    emit elementChanged(element);
}

void Model::change(const ConnectionId &connection, const std::map<QString, QJsonValue> &values)
{
    for (const auto &[key, value] : values)
        (void)m_topology.setAttribute(connection, key, value);
    emit connectionChanged(connection);
}

void Model::move(const ElementId &element, const QJsonValue &position)
{
    (void)m_topology.setAttribute(element, QStringLiteral("_pos"), position);
    emit elementMoved(element);
}

} // namespace tomato::document

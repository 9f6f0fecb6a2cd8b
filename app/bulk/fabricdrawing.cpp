// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/fabricdrawing.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/nameprefix.h"

#include <cmath>

namespace tomato::bulk {

using topology::Element;
using topology::ElementKind;

FabricDrawing::FabricDrawing(ElementKind nodes, bool hasLoops)
    : m_nodes(nodes), m_hasLoops(hasLoops)
{
}

std::string FabricDrawing::nextId()
{
    return QStringLiteral("%1").arg(++m_lastId, 24, 16, QLatin1Char('0')).toStdString();
}

FabricDrawing::Device FabricDrawing::make(ElementKind kind, const QString &prefix, QPointF position)
{
    const QString start = prefix.isEmpty() ? topology::namePrefix(kind) : prefix;
    Element element;
    element.id = ElementId(nextId());
    element.type = topology::defaultType(kind);
    element.attributes = topology::defaultAttributes(kind);
    element.attributes.insert(topology::NameAttribute, start + QString::number(++m_numbers[start]));
    element.attributes.insert(
        topology::PositionAttribute,
        QJsonObject{{"x", std::round(position.x())}, {"y", std::round(position.y())}});
    if (kind == ElementKind::Switch && m_hasLoops)
        element.attributes.insert(topology::StpAttribute, true);
    Device device{element.id, element.type, kind, position, 0};
    (void)m_topology.insert(std::move(element)); // ids of its own are free
    return device;
}

int FabricDrawing::addNode(const QString &prefix, QPointF position)
{
    m_devices.push_back(make(m_nodes, prefix, position));
    return nodeCount() - 1;
}

int FabricDrawing::hostColumns(int count)
{
    return count <= 3 ? std::max(count, 1)
                      : static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count))));
}

int FabricDrawing::hostRows(int count)
{
    const int columns = hostColumns(count);
    return (count + columns - 1) / columns;
}

void FabricDrawing::addHosts(int node, int count, QPointF middle, QPointF away)
{
    const int columns = hostColumns(count);
    // The hosts of a node that stands below count from left to right.
    const QPointF along(away.y(), -away.x());
    for (int i = 0; i < count; ++i) {
        const int row = i / columns;
        const int inRow = std::min(columns, count - row * columns);
        const double aside = i % columns - (inRow - 1) / 2.0;
        Device host = make(ElementKind::Host, {}, middle + (away * row + along * aside) * HostGap);
        join(host, m_devices[static_cast<std::size_t>(node)]);
    }
}

ElementId FabricDrawing::addInterface(Device &device)
{
    Element interface;
    interface.id = ElementId(nextId());
    interface.parent = device.id;
    interface.type = topology::interfaceType(device.type);
    interface.attributes = {{topology::NameAttribute, topology::interfacePrefix(device.kind) +
                                                          QString::number(device.interfaces++)}};
    ElementId id = interface.id;
    (void)m_topology.insert(std::move(interface));
    return id;
}

void FabricDrawing::join(Device &first, Device &second)
{
    topology::Connection connection;
    connection.ends = {addInterface(first), addInterface(second)};
    connection.id = ConnectionId(nextId());
    (void)m_topology.insert(std::move(connection));
}

void FabricDrawing::link(int first, int second)
{
    join(m_devices[static_cast<std::size_t>(first)], m_devices[static_cast<std::size_t>(second)]);
}

} // namespace tomato::bulk

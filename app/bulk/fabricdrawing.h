// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QPointF>

#include <vector>

namespace tomato::bulk {

/// A fabric while it is drawn: nodes by their numbers, their hosts, and links. What it is asked for
/// was checked.
class FabricDrawing
{
public:
    /// Between nodes, and between hosts, for their pictures and names; and between a node and its
    /// hosts.
    static constexpr double NodeGap = 120;
    static constexpr double HostGap = 90;
    static constexpr double HostRoom = 110;

    FabricDrawing(topology::ElementKind nodes, bool hasLoops);

    /// Its name is `prefix` and the next number; nothing for that of its kind.
    int addNode(const QString &prefix, QPointF position);
    /// Hosts of a node in rows around a line that goes through `middle`, the first row's, and leads
    /// away from the node in this direction (of length 1).
    void addHosts(int node, int count, QPointF middle, QPointF away);
    void link(int first, int second);
    QPointF position(int node) const { return m_devices[static_cast<std::size_t>(node)].position; }
    int nodeCount() const { return static_cast<int>(m_devices.size()); }

    /// How many hosts of a node stand beside each other, and in how many rows.
    static int hostColumns(int count);
    static int hostRows(int count);

    topology::Topology takeTopology() { return std::move(m_topology); }

private:
    struct Device
    {
        ElementId id;
        QString type;
        topology::ElementKind kind;
        QPointF position;
        int interfaces = 0;
    };

    Device make(topology::ElementKind kind, const QString &prefix, QPointF position);
    ElementId addInterface(Device &device);
    void join(Device &first, Device &second);
    std::string nextId();

    topology::ElementKind m_nodes;
    bool m_hasLoops;
    quint64 m_lastId = 0;
    topology::Topology m_topology;
    std::vector<Device> m_devices;
    std::map<QString, int> m_numbers;
};

} // namespace tomato::bulk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QObject>

#include <map>

namespace tomato::document {

/// The new values of attributes; an undefined value removes its attribute.
using AttributeValues = std::map<QString, QJsonValue>;

/// A topology that emits a signal for each change. Only undo commands change it; they were
/// validated before, so that nothing here can fail.
class ObservedTopology final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const topology::Topology &value() const { return m_topology; }
    /// Emits no signal.
    void replace(topology::Topology topology);

    void insert(const topology::Element &element);
    void insert(const topology::Connection &connection);
    void insert(const topology::Topology::Removed &removed);
    topology::Topology::Removed remove(const ElementId &id);
    topology::Topology::Removed remove(const ConnectionId &id);
    void change(const ElementId &id, const AttributeValues &values);
    void change(const ConnectionId &id, const AttributeValues &values);
    /// Changes attributes of the topology itself.
    void change(const AttributeValues &values);

    /// Returns whether anything changed since the last call. Positions, and attributes of the
    /// topology that are for editors only (`_…`), do not count.
    bool takeChanged() { return std::exchange(m_changed, false); }

signals:
    void elementAdded(const tomato::ElementId &element);
    void elementRemoved(const tomato::ElementId &element);
    void elementMoved(const tomato::ElementId &element);
    void elementChanged(const tomato::ElementId &element);
    void connectionAdded(const tomato::ConnectionId &connection);
    void connectionRemoved(const tomato::ConnectionId &connection);
    void connectionChanged(const tomato::ConnectionId &connection);
    void attributesChanged();

private:
    void emitRemoved(const topology::Topology::Removed &removed);

    topology::Topology m_topology;
    bool m_changed = false;
};

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QObject>

namespace tomato::document {

/// The topology of a document, with a signal for each thing that happens to it. Undo commands
/// change it and nobody else; they ask for nothing that was not validated before.
class Model final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const topology::Topology &topology() const { return m_topology; }
    void replace(topology::Topology topology);

    void insert(const topology::Topology::Removed &parts);
    /// What is gone already (because its device went) is passed over.
    topology::Topology::Removed remove(const std::vector<ElementId> &elements,
                                       const std::vector<ConnectionId> &connections);
    /// An undefined value removes the attribute.
    void change(const ElementId &element, const std::map<QString, QJsonValue> &values);
    void change(const ConnectionId &connection, const std::map<QString, QJsonValue> &values);
    /// Sets the attribute `_pos`; an undefined value removes it.
    void move(const ElementId &element, const QJsonValue &position);

signals:
    void elementAdded(const tomato::ElementId &element);
    void elementRemoved(const tomato::ElementId &element);
    void elementMoved(const tomato::ElementId &element);
    void elementChanged(const tomato::ElementId &element);
    void connectionAdded(const tomato::ConnectionId &connection);
    void connectionRemoved(const tomato::ConnectionId &connection);
    void connectionChanged(const tomato::ConnectionId &connection);
    void replaced();

private:
    topology::Topology m_topology;
};

/// The attribute `_pos` for a position.
QJsonValue positionValue(QPointF position);

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/observedtopology.h"

#include <QUndoCommand>

#include <memory>

namespace tomato::document {

/// Gives one attribute of the topology itself a new value.
class ChangeTopology final : public QUndoCommand
{
public:
    /// An undefined value removes the attribute. Null when nothing changes.
    static std::unique_ptr<ChangeTopology> make(ObservedTopology &topology, const QString &key,
                                                const QJsonValue &value);

    void redo() override { m_topology.change(m_key, m_after); }
    void undo() override { m_topology.change(m_key, m_before); }

private:
    ChangeTopology(ObservedTopology &topology, const QString &key, const QJsonValue &before,
                   const QJsonValue &after);

    ObservedTopology &m_topology;
    QString m_key;
    QJsonValue m_before;
    QJsonValue m_after;
};

} // namespace tomato::document

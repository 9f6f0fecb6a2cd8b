// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"

#include <QUndoCommand>

#include <memory>

namespace tomato::document {

/// Adds one device.
class AddElement final : public QUndoCommand
{
public:
    /// `type` is empty for the kind's usual one; `position` is the value that the file's attribute
    /// gets. Fails for a kind that is no device.
    static Result<std::unique_ptr<AddElement>> make(ObservedTopology &topology,
                                                    topology::ElementKind kind, const QString &type,
                                                    const QJsonObject &position);

    const topology::Element &element() const { return m_element; }
    void redo() override;
    void undo() override;

private:
    AddElement(ObservedTopology &topology, topology::Element element);

    ObservedTopology &m_topology;
    topology::Element m_element;
};

} // namespace tomato::document

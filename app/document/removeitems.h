// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"

#include <QUndoCommand>

#include <memory>
#include <vector>

namespace tomato::document {

/// Removes elements with their interfaces, and connections, including those that would lose an end.
class RemoveItems final : public QUndoCommand
{
public:
    /// Items may be named twice, and may also be removed along with another named item.
    static Result<std::unique_ptr<RemoveItems>> make(ObservedTopology &topology,
                                                     const std::vector<ElementId> &elements,
                                                     const std::vector<ConnectionId> &connections);

    void redo() override;
    void undo() override;

private:
    RemoveItems(ObservedTopology &topology, std::vector<ElementId> elements,
                std::vector<ConnectionId> connections);

    ObservedTopology &m_topology;
    std::vector<ElementId> m_elements;
    std::vector<ConnectionId> m_connections;
    /// Holds what each removal took out, in the order in which it happened.
    std::vector<topology::Topology::Removed> m_removed;
};

} // namespace tomato::document

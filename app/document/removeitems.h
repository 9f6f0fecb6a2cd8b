// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"

#include <QUndoCommand>

#include <memory>
#include <vector>

namespace tomato::document {

/// Removes elements with their interfaces, and connections, also those that would lose an end.
class RemoveItems final : public QUndoCommand
{
public:
    /// Something may be named twice, or go with something else that is named.
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
    /// What each removal took out, in the order in which it happened.
    std::vector<topology::Topology::Removed> m_removed;
};

} // namespace tomato::document

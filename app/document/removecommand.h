// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/model.h"

#include <QUndoCommand>

namespace tomato::document {

/// Removes elements and connections with all that hangs on them; undoing brings everything back.
class RemoveCommand final : public QUndoCommand
{
public:
    /// Fails when one of them does not exist.
    static Result<std::unique_ptr<RemoveCommand>> create(Model &model,
                                                         std::vector<ElementId> elements,
                                                         std::vector<ConnectionId> connections,
                                                         const QString &text);
    void undo() override;
    void redo() override;

private:
    RemoveCommand(Model &model, std::vector<ElementId> elements,
                  std::vector<ConnectionId> connections, const QString &text);

    Model &m_model;
    std::vector<ElementId> m_elements;
    std::vector<ConnectionId> m_connections;
    topology::Topology::Removed m_removed;
};

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/removecommand.h"

namespace tomato::document {

Result<std::unique_ptr<RemoveCommand>> RemoveCommand::create(Model &model,
                                                             std::vector<ElementId> elements,
                                                             std::vector<ConnectionId> connections,
                                                             const QString &text)
{
    for (const ElementId &element : elements) {
        if (model.topology().element(element) == nullptr)
            return failure("no element has the id " + element.value);
    }
    for (const ConnectionId &connection : connections) {
        if (model.topology().connection(connection) == nullptr)
            return failure("no connection has the id " + connection.value);
    }
    if (elements.empty() && connections.empty())
        return failure("nothing is chosen");
    return std::unique_ptr<RemoveCommand>(
        new RemoveCommand(model, std::move(elements), std::move(connections), text));
}

RemoveCommand::RemoveCommand(Model &model, std::vector<ElementId> elements,
                             std::vector<ConnectionId> connections, const QString &text)
    : QUndoCommand(text), m_model(model), m_elements(std::move(elements)),
      m_connections(std::move(connections))
{
}

void RemoveCommand::undo()
{
    m_model.insert(m_removed);
}

void RemoveCommand::redo()
{
    m_removed = m_model.remove(m_elements, m_connections);
}

} // namespace tomato::document

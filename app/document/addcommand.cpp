// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/addcommand.h"

namespace tomato::document {

Result<std::unique_ptr<AddCommand>>
AddCommand::create(Model &model, topology::Topology::Removed parts, const QString &text)
{
    topology::Topology rehearsal = model.topology();
    for (const topology::Element &element : parts.elements) {
        if (const auto inserted = rehearsal.insert(element); !inserted)
            return passOn(inserted);
    }
    for (const topology::Connection &connection : parts.connections) {
        if (const auto inserted = rehearsal.insert(connection); !inserted)
            return passOn(inserted);
    }
    return std::unique_ptr<AddCommand>(new AddCommand(model, std::move(parts), text));
}

AddCommand::AddCommand(Model &model, topology::Topology::Removed parts, const QString &text)
    : QUndoCommand(text), m_model(model), m_parts(std::move(parts))
{
}

void AddCommand::undo()
{
    std::vector<ElementId> elements;
    for (auto element = m_parts.elements.rbegin(); element != m_parts.elements.rend(); ++element)
        elements.push_back(element->id);
    std::vector<ConnectionId> connections;
    for (const topology::Connection &connection : m_parts.connections)
        connections.push_back(connection.id);
    m_model.remove(elements, connections);
}

void AddCommand::redo()
{
    m_model.insert(m_parts);
}

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/changecommand.h"

namespace tomato::document {

/// Leaves in `values` what differs from the attributes; returns what is there now for each.
static ChangeCommand::Values keepDifferences(ChangeCommand::Values &values,
                                             const QJsonObject &attributes)
{
    ChangeCommand::Values old;
    std::erase_if(values,
                  [&](const auto &entry) { return attributes.value(entry.first) == entry.second; });
    for (const auto &[key, value] : values)
        old.emplace(key, attributes.value(key));
    return old;
}

Result<std::unique_ptr<ChangeCommand>> ChangeCommand::create(Model &model, Changes changes,
                                                             const QString &text)
{
    Changes old;
    std::size_t count = 0;
    for (auto &[id, values] : changes.elements) {
        const topology::Element *element = model.topology().element(id);
        if (element == nullptr)
            return failure("no element has the id " + id.value);
        old.elements.emplace(id, keepDifferences(values, element->attributes));
        count += values.size();
    }
    for (auto &[id, values] : changes.connections) {
        const topology::Connection *connection = model.topology().connection(id);
        if (connection == nullptr)
            return failure("no connection has the id " + id.value);
        old.connections.emplace(id, keepDifferences(values, connection->attributes));
        count += values.size();
    }
    if (count == 0)
        return failure("nothing would change");
    return std::unique_ptr<ChangeCommand>(
        new ChangeCommand(model, std::move(changes), std::move(old), text));
}

ChangeCommand::ChangeCommand(Model &model, Changes changes, Changes old, const QString &text)
    : QUndoCommand(text), m_model(model), m_new(std::move(changes)), m_old(std::move(old))
{
}

void ChangeCommand::undo()
{
    apply(m_old);
}

void ChangeCommand::redo()
{
    apply(m_new);
}

void ChangeCommand::apply(const Changes &changes)
{
    for (const auto &[id, values] : changes.elements)
        m_model.change(id, values);
    for (const auto &[id, values] : changes.connections)
        m_model.change(id, values);
}

} // namespace tomato::document

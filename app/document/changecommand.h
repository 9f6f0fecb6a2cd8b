// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/model.h"

#include <QUndoCommand>

#include <map>

namespace tomato::document {

/// Changes attributes of any number of elements and connections in one step.
class ChangeCommand final : public QUndoCommand
{
public:
    /// Attribute values by name; an undefined value removes the attribute.
    using Values = std::map<QString, QJsonValue>;
    struct Changes
    {
        std::map<ElementId, Values> elements;
        std::map<ConnectionId, Values> connections;
    };

    /// Fails when an element or connection does not exist, or nothing would change.
    static Result<std::unique_ptr<ChangeCommand>> create(Model &model, Changes changes,
                                                         const QString &text);
    void undo() override;
    void redo() override;

private:
    ChangeCommand(Model &model, Changes changes, Changes old, const QString &text);
    void apply(const Changes &changes);

    Model &m_model;
    Changes m_new;
    Changes m_old;
};

} // namespace tomato::document

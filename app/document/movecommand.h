// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/model.h"

#include <QPointF>
#include <QUndoCommand>

namespace tomato::document {

/// Moves elements to new positions.
class MoveCommand final : public QUndoCommand
{
public:
    using Positions = std::vector<std::pair<ElementId, QPointF>>;

    /// In the file's units. Fails when an element does not exist.
    static Result<std::unique_ptr<MoveCommand>> create(Model &model, Positions positions,
                                                       const QString &text);
    void undo() override;
    void redo() override;

private:
    MoveCommand(Model &model, Positions positions, const QString &text);

    Model &m_model;
    Positions m_new;
    /// The attribute as it was; undefined where there was none.
    std::vector<std::pair<ElementId, QJsonValue>> m_old;
};

} // namespace tomato::document

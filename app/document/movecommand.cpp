// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/movecommand.h"

namespace tomato::document {

Result<std::unique_ptr<MoveCommand>> MoveCommand::create(Model &model, Positions positions,
                                                         const QString &text)
{
    for (const auto &[element, position] : positions) {
        if (model.topology().element(element) == nullptr)
            return failure("no element has the id " + element.value);
    }
    return std::unique_ptr<MoveCommand>(new MoveCommand(model, std::move(positions), text));
}

MoveCommand::MoveCommand(Model &model, Positions positions, const QString &text)
    : QUndoCommand(text), m_model(model), m_new(std::move(positions))
{
    for (const auto &[element, position] : m_new)
        m_old.emplace_back(
            element, model.topology().element(element)->attributes.value(QLatin1String("_pos")));
}

void MoveCommand::undo()
{
    for (const auto &[element, position] : m_old)
        m_model.move(element, position);
}

void MoveCommand::redo()
{
    for (const auto &[element, position] : m_new)
        m_model.move(element, positionValue(position));
}

} // namespace tomato::document

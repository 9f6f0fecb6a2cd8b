// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/model.h"

#include <QUndoCommand>

namespace tomato::document {

/// Adds elements, interfaces and connections; undoing removes them again.
class AddCommand final : public QUndoCommand
{
public:
    /// Fails when the topology would not take the parts.
    static Result<std::unique_ptr<AddCommand>>
    create(Model &model, topology::Topology::Removed parts, const QString &text);
    void undo() override;
    void redo() override;

private:
    AddCommand(Model &model, topology::Topology::Removed parts, const QString &text);

    Model &m_model;
    topology::Topology::Removed m_parts;
};

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/observedtopology.h"
#include "app/parts/partcopy.h"

#include <QUndoCommand>

namespace tomato::document {

/// Adds a copy of what another topology holds.
class InsertItems final : public QUndoCommand
{
public:
    /// The copy was made for this topology.
    InsertItems(ObservedTopology &topology, parts::PartCopy copy)
        : m_topology(topology), m_copy(std::move(copy))
    {
    }

    void redo() override;
    void undo() override;

private:
    ObservedTopology &m_topology;
    parts::PartCopy m_copy;
};

} // namespace tomato::document

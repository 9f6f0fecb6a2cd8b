// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"

#include <QUndoCommand>

#include <memory>
#include <vector>

namespace tomato::document {

/// Adds a copy of what another topology holds, with ids and device names of its own.
class InsertItems final : public QUndoCommand
{
public:
    /// Says whether the copies keep their addresses. Two interfaces with the same address in one
    /// lab would conflict.
    enum class Addresses
    {
        Keep,
        LeaveOut
    };

    /// Fails when there is nothing to add.
    static Result<std::unique_ptr<InsertItems>>
    make(ObservedTopology &topology, const topology::Topology &part, Addresses addresses);

    /// The devices that are added.
    std::vector<ElementId> devices() const;
    /// Maps each element of the part to its copy's id.
    const std::map<ElementId, ElementId> &copies() const { return m_copies; }
    /// Replaces the positions that the part had.
    void setPosition(const ElementId &device, const QJsonObject &position);

    void redo() override;
    void undo() override;

private:
    explicit InsertItems(ObservedTopology &topology) : m_topology(topology) {}

    ObservedTopology &m_topology;
    topology::Topology::Removed m_items;
    std::map<ElementId, ElementId> m_copies;
};

} // namespace tomato::document

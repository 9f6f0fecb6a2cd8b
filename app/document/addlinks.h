// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/observedtopology.h"

#include <QUndoCommand>

namespace tomato::document {

/// Adds many connections at once, and the interfaces that they need.
class AddLinks final : public QUndoCommand
{
public:
    /// `links` fit into the topology: see bulk::linksFor().
    AddLinks(ObservedTopology &topology, topology::Topology::Removed links)
        : m_topology(topology), m_links(std::move(links))
    {
    }

    void redo() override;
    void undo() override;

private:
    ObservedTopology &m_topology;
    topology::Topology::Removed m_links;
};

} // namespace tomato::document

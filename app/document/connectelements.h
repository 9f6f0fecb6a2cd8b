// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"

#include <QUndoCommand>

#include <memory>
#include <vector>

namespace tomato::document {

/// Adds a connection, and the interfaces that it needs.
class ConnectElements final : public QUndoCommand
{
public:
    /// An end that is a device gets the connection at a free interface, or at one that is made.
    static Result<std::unique_ptr<ConnectElements>>
    make(ObservedTopology &topology, const ElementId &first, const ElementId &second);

    const ConnectionId &connection() const { return m_connection.id; }
    void redo() override;
    void undo() override;

private:
    ConnectElements(ObservedTopology &topology, std::vector<topology::Element> interfaces,
                    topology::Connection connection);

    ObservedTopology &m_topology;
    std::vector<topology::Element> m_interfaces;
    topology::Connection m_connection;
};

} // namespace tomato::document

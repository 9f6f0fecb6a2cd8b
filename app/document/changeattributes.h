// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"

#include <QUndoCommand>

#include <memory>
#include <vector>

namespace tomato::document {

/// Whether these changes, of which null removes an attribute, would change any attribute.
bool wouldChange(const QJsonObject &attributes, const QJsonObject &changes);

/// Gives attributes of elements, of connections and of the topology itself new values. Moving an
/// element is such a change.
class ChangeAttributes final : public QUndoCommand
{
public:
    using ElementValues = std::map<ElementId, AttributeValues>;
    using ConnectionValues = std::map<ConnectionId, AttributeValues>;

    /// Values that an attribute has already are left out; when nothing is left, the pointer is
    /// null. Fails for unknown ids, and for values that no file may hold.
    static Result<std::unique_ptr<ChangeAttributes>> make(ObservedTopology &topology,
                                                          const ElementValues &elements,
                                                          const ConnectionValues &connections = {},
                                                          const AttributeValues &own = {});

    int count() const;
    void redo() override;
    void undo() override;

private:
    template <class Id>
    struct Change
    {
        Id id;
        AttributeValues before;
        AttributeValues after;
    };

    ChangeAttributes(ObservedTopology &topology);
    template <class Id>
    static Change<Id> difference(const Id &id, const QJsonObject &attributes,
                                 const AttributeValues &values);
    /// Stands for the topology itself, which needs no name.
    struct Itself
    {
    };

    ObservedTopology &m_topology;
    std::vector<Change<ElementId>> m_elements;
    std::vector<Change<ConnectionId>> m_connections;
    Change<Itself> m_own;
};

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/connectelements.h"

#include "app/document/elementnames.h"
#include "app/topology/attributes/attributenames.h"

#include <ranges>

namespace tomato::document {

using topology::Connection;
using topology::Element;
using topology::Topology;

/// Returns the free end that `wanted` stands for; makes an interface when the device has no free
/// one.
static Result<ElementId> takeEnd(const Topology &topology, const ElementId &wanted,
                                 const ElementId &other, std::vector<Element> &made)
{
    const Element *element = topology.element(wanted);
    if (element == nullptr)
        return failure("no element has the id " + wanted.value);
    if (element->canBeConnected()) {
        if (topology.connectionAt(wanted) != nullptr)
            return failure("has a connection already", topology.label(wanted).toStdString());
        return wanted;
    }
    for (const ElementId &id : topology.interfaces(wanted)) {
        if (id != other && topology.connectionAt(id) == nullptr)
            return id;
    }
    Element interface;
    interface.id = ElementId(topology.unusedId());
    interface.parent = wanted;
    interface.type = topology::interfaceType(element->type);
    interface.attributes.insert(topology::NameAttribute, freeInterfaceName(topology, *element));
    made.push_back(interface);
    return interface.id;
}

Result<std::unique_ptr<ConnectElements>>
ConnectElements::make(ObservedTopology &topology, const ElementId &first, const ElementId &second)
{
    const Topology &value = topology.value();
    if (first == second)
        return failure("cannot be joined with itself", value.label(first).toStdString());
    std::vector<Element> made;
    const auto from = takeEnd(value, first, second, made);
    if (!from)
        return passOn(from);
    const auto to = takeEnd(value, second, *from, made);
    if (!to)
        return passOn(to);
    Connection connection;
    connection.id = ConnectionId(value.unusedId());
    connection.ends = {*from, *to};
    return std::unique_ptr<ConnectElements>(
        new ConnectElements(topology, std::move(made), std::move(connection)));
}

ConnectElements::ConnectElements(ObservedTopology &topology, std::vector<Element> interfaces,
                                 Connection connection)
    : m_topology(topology), m_interfaces(std::move(interfaces)), m_connection(std::move(connection))
{
}

void ConnectElements::redo()
{
    for (const Element &interface : m_interfaces)
        m_topology.insert(interface);
    m_topology.insert(m_connection);
}

void ConnectElements::undo()
{
    m_topology.remove(m_connection.id);
    for (const Element &interface : std::views::reverse(m_interfaces))
        m_topology.remove(interface.id);
}

} // namespace tomato::document

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/insertitems.h"

#include "app/document/freenames.h"
#include "app/topology/attributes/attributenames.h"

#include <algorithm>

namespace tomato::document {

using topology::Connection;
using topology::Element;
using topology::Topology;

static Element copyOf(const Element &original, const std::map<ElementId, ElementId> &ids,
                      InsertItems::Addresses addresses)
{
    Element copy = original;
    copy.id = ids.at(original.id);
    if (!original.isInterface())
        return copy;
    copy.parent = ids.at(original.parent);
    if (addresses == InsertItems::Addresses::Keep)
        return copy;
    for (const QLatin1String key : {topology::Ip4AddressAttribute, topology::Ip6AddressAttribute,
                                    topology::MacAttribute, QLatin1String("used_addresses")})
        copy.attributes.remove(QLatin1String(key));
    return copy;
}

Result<std::unique_ptr<InsertItems>> InsertItems::make(ObservedTopology &topology,
                                                       const Topology &part, Addresses addresses)
{
    if (part.elements().empty())
        return failure("there is nothing to add");
    std::unique_ptr<InsertItems> command(new InsertItems(topology));
    Topology all = topology.value(); // where ids and names are taken already
    FreeNames names(all);
    std::map<ElementId, ElementId> ids;
    for (const bool interfaces : {false, true}) {
        for (const auto &[id, element] : part.elements()) {
            if (element.isInterface() != interfaces)
                continue;
            ids[id] = ElementId(all.unusedId());
            Element copy = copyOf(element, ids, addresses);
            if (!interfaces)
                copy.attributes.insert(topology::NameAttribute, names.claim(element.name()));
            if (const auto inserted = all.insert(copy); !inserted)
                return passOn(inserted);
            command->m_items.elements.push_back(std::move(copy));
        }
    }
    for (const auto &[id, connection] : part.connections()) {
        Connection copy = connection;
        copy.id = ConnectionId(all.unusedId());
        copy.ends = {ids.at(connection.ends[0]), ids.at(connection.ends[1])};
        if (const auto inserted = all.insert(copy); !inserted)
            return passOn(inserted);
        command->m_items.connections.push_back(std::move(copy));
    }
    command->m_copies = std::move(ids);
    return command;
}

std::vector<ElementId> InsertItems::devices() const
{
    std::vector<ElementId> devices;
    for (const Element &each : m_items.elements) {
        if (!each.isInterface())
            devices.push_back(each.id);
    }
    return devices;
}

void InsertItems::setPosition(const ElementId &device, const QJsonObject &position)
{
    const auto found = std::find_if(m_items.elements.begin(), m_items.elements.end(),
                                    [&device](const Element &each) { return each.id == device; });
    if (found != m_items.elements.end())
        found->attributes.insert(topology::PositionAttribute, position);
}

void InsertItems::redo()
{
    m_topology.insert(m_items);
}

void InsertItems::undo()
{
    for (const ElementId &device : devices())
        m_topology.remove(device);
}

} // namespace tomato::document

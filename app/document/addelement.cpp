// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/addelement.h"

#include "app/document/elementnames.h"
#include "app/topology/attributes/attributenames.h"

namespace tomato::document {

using topology::Element;
using topology::ElementKind;

Result<std::unique_ptr<AddElement>> AddElement::make(ObservedTopology &topology, ElementKind kind,
                                                     const QString &type,
                                                     const QJsonObject &position)
{
    Element element;
    element.type = topology::defaultType(kind);
    if (element.type.isEmpty())
        return failure("only a host, router, switch, hub or external network can be added");
    const bool isUsual = type.isEmpty() || type == element.type;
    if (!isUsual)
        element.type = type;
    element.id = ElementId(topology.value().unusedId());
    if (isUsual)
        element.attributes = topology::defaultAttributes(kind);
    element.attributes.insert(topology::NameAttribute,
                              isUsual ? freeDeviceName(topology.value(), kind)
                                      : freeDeviceName(topology.value(), type));
    element.attributes.insert(topology::PositionAttribute, position);
    return std::unique_ptr<AddElement>(new AddElement(topology, std::move(element)));
}

AddElement::AddElement(ObservedTopology &topology, Element element)
    : m_topology(topology), m_element(std::move(element))
{
}

void AddElement::redo()
{
    m_topology.insert(m_element);
}

void AddElement::undo()
{
    m_topology.remove(m_element.id);
}

} // namespace tomato::document

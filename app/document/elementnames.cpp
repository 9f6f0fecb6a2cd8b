// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/elementnames.h"

#include "app/topology/nameprefix.h"

#include <set>

namespace tomato::document {

using topology::Element;
using topology::ElementKind;
using topology::Topology;

static QString firstFree(const std::set<QString> &taken, const QString &prefix, int number)
{
    while (taken.contains(prefix + QString::number(number)))
        ++number;
    return prefix + QString::number(number);
}

static std::set<QString> deviceNames(const Topology &topology)
{
    std::set<QString> taken;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            taken.insert(element.name());
    }
    return taken;
}

QString freeDeviceName(const Topology &topology, ElementKind kind)
{
    return freeDeviceName(topology, topology::namePrefix(kind));
}

QString freeDeviceName(const Topology &topology, const QString &prefix)
{
    return firstFree(deviceNames(topology), prefix, 1);
}

QString freeInterfaceName(const Topology &topology, const Element &device)
{
    std::set<QString> taken;
    for (const ElementId &id : topology.interfaces(device.id))
        taken.insert(topology.element(id)->name());
    return firstFree(taken, topology::interfacePrefix(device.kind()), 0);
}

Result<> checkName(const Topology &topology, const ElementId &element, const QString &name)
{
    const Element *named = topology.element(element);
    if (named == nullptr)
        return failure("no element has the id " + element.value);
    const std::string place = topology.label(element).toStdString();
    if (name.trimmed().isEmpty())
        return failure("a name must not be empty", place);
    for (const auto &[id, other] : topology.elements()) {
        if (id != element && other.parent == named->parent && other.name() == name)
            return failure((named->isInterface() ? "another interface has the name "
                                                 : "another element has the name ") +
                               name.toStdString(),
                           place);
    }
    return {};
}

} // namespace tomato::document

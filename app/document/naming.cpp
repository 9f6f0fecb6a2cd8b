// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/naming.h"

#include <set>

namespace tomato::document {

using topology::ElementKind;

static QString stem(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Host:
        return QStringLiteral("host");
    case ElementKind::Router:
        return QStringLiteral("router");
    case ElementKind::Switch:
        return QStringLiteral("switch");
    case ElementKind::Hub:
        return QStringLiteral("hub");
    case ElementKind::ExternalNetwork:
        return QStringLiteral("internet");
    case ElementKind::Interface:
    case ElementKind::Unknown:
        break;
    }
    return QStringLiteral("element");
}

static QString firstFree(const std::set<QString> &taken, const QString &stem, int number)
{
    while (taken.contains(stem + QString::number(number)))
        ++number;
    return stem + QString::number(number);
}

QString freeDeviceName(const topology::Topology &topology, ElementKind kind)
{
    std::set<QString> taken;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            taken.insert(element.name());
    }
    return firstFree(taken, stem(kind), 1);
}

QString freeInterfaceName(const topology::Topology &topology, const topology::Element &device)
{
    std::set<QString> taken;
    for (const ElementId &id : topology.interfaces(device.id))
        taken.insert(topology.element(id)->name());
    const bool hasAddresses =
        device.kind() == ElementKind::Host || device.kind() == ElementKind::Router;
    return firstFree(taken, hasAddresses ? QStringLiteral("eth") : QStringLiteral("port"), 0);
}

Result<> checkName(const topology::Topology &topology, const ElementId &element,
                   const QString &name)
{
    const topology::Element *target = topology.element(element);
    if (target == nullptr)
        return failure("no element has the id " + element.value);
    if (name.trimmed().isEmpty())
        return failure("a name cannot be empty");
    for (const auto &[id, other] : topology.elements()) {
        if (id != element && other.parent == target->parent && other.name() == name)
            return failure("another element has the name " + name.toStdString());
    }
    return {};
}

} // namespace tomato::document

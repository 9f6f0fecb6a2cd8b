// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/topology.h"

#include "app/topology/attributecheck.h"

#include <QRandomGenerator>

#include <algorithm>

namespace tomato::topology {

static void change(QJsonObject &attributes, const QString &key, const QJsonValue &value)
{
    if (value.isUndefined())
        attributes.remove(key);
    else
        attributes.insert(key, value);
}

/// Fails when an attribute could not be told from a key of the file format.
static Result<> checkKeys(const QJsonObject &attributes, const QStringList &reserved)
{
    for (const QString &key : reserved) {
        if (attributes.contains(key))
            return failure("no attribute can have the name " + key.toStdString());
    }
    return {};
}

void Topology::setAttributes(QJsonObject attributes)
{
    for (const QString &key : topologyKeys())
        attributes.remove(key);
    m_attributes = std::move(attributes);
}

QString Topology::name() const
{
    return m_attributes.value(QLatin1String("name")).toString();
}

const Element *Topology::element(const ElementId &id) const
{
    const auto found = m_elements.find(id);
    return found == m_elements.end() ? nullptr : &found->second;
}

const Connection *Topology::connection(const ConnectionId &id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : &found->second;
}

std::vector<ElementId> Topology::interfaces(const ElementId &device) const
{
    const auto found = m_interfaces.find(device);
    if (found == m_interfaces.end())
        return {};
    std::vector<ElementId> sorted(found->second.begin(), found->second.end());
    std::stable_sort(sorted.begin(), sorted.end(), [this](const auto &first, const auto &second) {
        const QString a = element(first)->name();
        const QString b = element(second)->name();
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return sorted;
}

std::size_t Topology::interfaceCount(const ElementId &device) const
{
    const auto found = m_interfaces.find(device);
    return found == m_interfaces.end() ? 0 : found->second.size();
}

const Connection *Topology::connectionAt(const ElementId &end) const
{
    const auto found = m_connectionAt.find(end);
    return found == m_connectionAt.end() ? nullptr : connection(found->second);
}

const Element *Topology::deviceOf(const ElementId &end) const
{
    const Element *found = element(end);
    return found != nullptr && found->isInterface() ? element(found->parent) : found;
}

QString Topology::label(const ElementId &id) const
{
    const Element *found = element(id);
    if (found == nullptr)
        return QString::fromStdString(id.value);
    if (!found->isInterface())
        return found->name();
    return element(found->parent)->name() + QLatin1Char(':') + found->name();
}

QString Topology::label(const ConnectionId &id) const
{
    const Connection *found = connection(id);
    if (found == nullptr)
        return QString::fromStdString(id.value);
    return label(found->ends[0]) + QStringLiteral(" \u21c4 ") + label(found->ends[1]);
}

Result<> Topology::insert(Element element)
{
    if (element.id.isEmpty())
        return failure("an element needs an id");
    if (m_elements.contains(element.id))
        return failure("another element has the id " + element.id.value);
    if (auto checked = checkKeys(element.attributes, elementKeys()); !checked)
        return checked;
    if (element.isInterface()) {
        const Element *parent = this->element(element.parent);
        if (parent == nullptr)
            return failure("no element has the id " + element.parent.value + " of the parent");
        if (parent->isInterface())
            return failure("the parent " + element.parent.value + " is an interface itself");
        m_interfaces[element.parent].insert(element.id);
    }
    const ElementId id = element.id;
    m_elements.emplace(id, std::move(element));
    return {};
}

Result<> Topology::insert(Connection connection)
{
    if (connection.id.isEmpty())
        return failure("a connection needs an id");
    if (m_connections.contains(connection.id))
        return failure("another connection has the id " + connection.id.value);
    if (auto checked = checkKeys(connection.attributes, connectionKeys()); !checked)
        return checked;
    if (connection.ends[0] == connection.ends[1])
        return failure("both ends are the interface " + connection.ends[0].value);
    for (const ElementId &end : connection.ends) {
        const Element *found = element(end);
        if (found == nullptr)
            return failure("no element has the id " + end.value);
        if (!found->canBeConnected())
            return failure("the end " + end.value + " is a device, not an interface");
        if (const Connection *other = connectionAt(end))
            return failure("the interface " + end.value + " has the connection " + other->id.value +
                           " already");
    }
    for (const ElementId &end : connection.ends)
        m_connectionAt.emplace(end, connection.id);
    const ConnectionId id = connection.id;
    m_connections.emplace(id, std::move(connection));
    return {};
}

Result<Topology::Removed> Topology::remove(const ElementId &id)
{
    const Element *target = element(id);
    if (target == nullptr)
        return failure("no element has the id " + id.value);
    Removed removed;
    std::vector<ElementId> gone = interfaces(id);
    gone.insert(gone.begin(), id);
    for (const ElementId &each : gone) {
        if (const Connection *connection = connectionAt(each)) {
            Removed wire = *remove(connection->id);
            removed.connections.push_back(std::move(wire.connections.front()));
        }
        removed.elements.push_back(*element(each));
    }
    if (target->isInterface())
        m_interfaces[target->parent].erase(target->id);
    m_interfaces.erase(gone.front());
    for (const ElementId &each : gone)
        m_elements.erase(each);
    return removed;
}

Result<Topology::Removed> Topology::remove(const ConnectionId &id)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return failure("no connection has the id " + id.value);
    Removed removed;
    for (const ElementId &end : found->second.ends)
        m_connectionAt.erase(end);
    removed.connections.push_back(std::move(found->second));
    m_connections.erase(found);
    return removed;
}

Result<> Topology::setAttribute(const ElementId &id, const QString &key, const QJsonValue &value)
{
    const auto found = m_elements.find(id);
    if (found == m_elements.end())
        return failure("no element has the id " + id.value);
    if (auto checked = checkKeys({{key, value}}, elementKeys()); !checked)
        return checked;
    change(found->second.attributes, key, value);
    return {};
}

Result<> Topology::setAttribute(const ConnectionId &id, const QString &key, const QJsonValue &value)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return failure("no connection has the id " + id.value);
    if (auto checked = checkKeys({{key, value}}, connectionKeys()); !checked)
        return checked;
    change(found->second.attributes, key, value);
    return {};
}

std::string Topology::unusedId() const
{
    for (;;) {
        const quint64 high = QRandomGenerator::global()->generate64();
        const quint32 low = QRandomGenerator::global()->generate();
        const std::string id = QStringLiteral("%1%2")
                                   .arg(high, 16, 16, QLatin1Char('0'))
                                   .arg(low, 8, 16, QLatin1Char('0'))
                                   .toStdString();
        if (!m_elements.contains(ElementId(id)) && !m_connections.contains(ConnectionId(id)))
            return id;
    }
}

} // namespace tomato::topology

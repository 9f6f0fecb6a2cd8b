// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/topology.h"

#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"

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

/// Fails when an attribute has the name of a key of the file format.
static Result<> checkKeys(const QJsonObject &attributes, const QStringList &reserved)
{
    for (const QString &key : reserved) {
        if (attributes.contains(key))
            return failure("no attribute can have the name " + key.toStdString());
    }
    return {};
}

/// Returns where to insert an id, which is fast when ids come in their order: files are sorted.
template <class Map, class Key>
static auto placeFor(Map &map, const Key &id)
{
    const bool isLast = map.empty() || map.rbegin()->first < id;
    return isLast ? map.end() : map.lower_bound(id);
}

Topology::Topology(const Topology &other)
    : m_attributes(other.m_attributes), m_envelope(other.m_envelope), m_elements(other.m_elements),
      m_connections(other.m_connections)
{
    m_known.reserve(m_elements.size());
    for (const bool interfaces : {false, true}) {
        for (auto &[id, element] : m_elements) {
            if (element.isInterface() == interfaces)
                know(element, interfaces ? known(element.parent) : nullptr);
        }
    }
    for (const auto &[id, connection] : m_connections) {
        for (const ElementId &end : connection.ends)
            known(end)->connection = &connection;
    }
}

void Topology::know(Element &element, Known *parent)
{
    Known &added = m_known[element.id.value];
    added.element = &element;
    added.device = parent ? parent->element : &element;
    if (parent)
        parent->interfaces.push_back(&element);
}

Topology::Known *Topology::known(const ElementId &id)
{
    const auto found = m_known.find(id.value);
    return found == m_known.end() ? nullptr : &found->second;
}

const Topology::Known *Topology::known(const ElementId &id) const
{
    const auto found = m_known.find(id.value);
    return found == m_known.end() ? nullptr : &found->second;
}

Topology &Topology::operator=(Topology other) noexcept
{
    std::swap(m_attributes, other.m_attributes);
    std::swap(m_envelope, other.m_envelope);
    m_elements.swap(other.m_elements);
    m_connections.swap(other.m_connections);
    m_known.swap(other.m_known);
    return *this;
}

void Topology::setAttributes(QJsonObject attributes)
{
    for (const QString &key : topologyKeys())
        attributes.remove(key);
    m_attributes = std::move(attributes);
}

QString Topology::name() const
{
    return m_attributes.value(NameAttribute).toString();
}

const Element *Topology::element(const ElementId &id) const
{
    const Known *found = known(id);
    return found ? found->element : nullptr;
}

const Connection *Topology::connection(const ConnectionId &id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : &found->second;
}

std::vector<ElementId> Topology::interfaces(const ElementId &device) const
{
    const Known *found = known(device);
    if (found == nullptr)
        return {};
    std::vector<std::pair<QString, const ElementId *>> named;
    named.reserve(found->interfaces.size());
    for (const Element *interface : found->interfaces)
        named.emplace_back(interface->name(), &interface->id);
    std::sort(named.begin(), named.end(), [](const auto &first, const auto &second) {
        if (first.first.size() != second.first.size())
            return first.first.size() < second.first.size();
        const int order = first.first.compare(second.first);
        return order != 0 ? order < 0 : *first.second < *second.second;
    });
    std::vector<ElementId> sorted;
    sorted.reserve(named.size());
    for (const auto &[name, id] : named)
        sorted.push_back(*id);
    return sorted;
}

std::size_t Topology::interfaceCount(const ElementId &device) const
{
    const Known *found = known(device);
    return found ? found->interfaces.size() : 0;
}

const Connection *Topology::connectionAt(const ElementId &end) const
{
    const Known *found = known(end);
    return found ? found->connection : nullptr;
}

const Element *Topology::deviceOf(const ElementId &end) const
{
    const Known *found = known(end);
    return found ? found->device : nullptr;
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
    const auto place = placeFor(m_elements, element.id);
    if (place != m_elements.end() && place->first == element.id)
        return failure("another element has the id " + element.id.value);
    if (auto checked = checkKeys(element.attributes, elementKeys()); !checked)
        return checked;
    Known *parent = nullptr;
    if (element.isInterface()) {
        parent = known(element.parent);
        if (parent == nullptr)
            return failure("no element has the id " + element.parent.value + " of the parent");
        if (parent->element->isInterface())
            return failure("the parent " + element.parent.value + " is an interface itself");
    }
    ElementId id = element.id;
    know(m_elements.emplace_hint(place, std::move(id), std::move(element))->second, parent);
    return {};
}

Result<> Topology::insert(Connection connection)
{
    if (connection.id.isEmpty())
        return failure("a connection needs an id");
    const auto place = placeFor(m_connections, connection.id);
    if (place != m_connections.end() && place->first == connection.id)
        return failure("another connection has the id " + connection.id.value);
    if (auto checked = checkKeys(connection.attributes, connectionKeys()); !checked)
        return checked;
    if (connection.ends[0] == connection.ends[1])
        return failure("both ends are the interface " + connection.ends[0].value);
    std::array<Known *, 2> ends{};
    for (std::size_t i = 0; i < 2; ++i) {
        const ElementId &end = connection.ends[i];
        ends[i] = known(end);
        if (ends[i] == nullptr)
            return failure("no element has the id " + end.value);
        if (!ends[i]->element->canBeConnected())
            return failure("the end " + end.value + " is a device, not an interface");
        if (const Connection *other = ends[i]->connection)
            return failure("the interface " + end.value + " has the connection " + other->id.value +
                           " already");
    }
    const ConnectionId id = connection.id;
    const auto at = m_connections.emplace_hint(place, id, std::move(connection));
    for (Known *end : ends)
        end->connection = &at->second;
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
    if (target->isInterface())
        std::erase(known(target->parent)->interfaces, target);
    for (const ElementId &each : gone) {
        if (const Connection *connection = connectionAt(each)) {
            Removed wire = *remove(connection->id);
            removed.connections.push_back(std::move(wire.connections.front()));
        }
        removed.elements.push_back(*element(each));
    }
    for (const ElementId &each : gone) {
        m_known.erase(each.value);
        m_elements.erase(each);
    }
    return removed;
}

Result<Topology::Removed> Topology::remove(const ConnectionId &id)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return failure("no connection has the id " + id.value);
    Removed removed;
    for (const ElementId &end : found->second.ends)
        known(end)->connection = nullptr;
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

Result<> Topology::setAttribute(const QString &key, const QJsonValue &value)
{
    if (auto checked = checkKeys({{key, value}}, topologyKeys()); !checked)
        return checked;
    change(m_attributes, key, value);
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

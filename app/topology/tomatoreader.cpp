// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributecheck.h"
#include "app/topology/jsontext.h"
#include "app/topology/tomatoformat.h"
#include "app/topology/version3.h"

#include <QJsonArray>

namespace tomato::topology {

namespace {

/// Reads one document; a `place` is a path in it such as "topology.elements[3]".
class Reader
{
public:
    Result<Topology> read(const QJsonObject &document);

private:
    using AttributeCheck = Result<> (*)(const QJsonObject &attributes, const std::string &place);

    Result<> readVersion(const QJsonValue &information);
    Result<std::string> readId(const QJsonValue &value, const std::string &place) const;
    /// What is beside the format's own keys.
    Result<QJsonObject> readAttributes(const QJsonObject &object, const QStringList &own,
                                       const std::string &place, AttributeCheck check) const;
    Result<Element> readElement(const QJsonValue &value, const std::string &place) const;
    Result<Connection> readConnection(const QJsonValue &value, const std::string &place) const;
    Result<> readElements(const QJsonValue &value);
    Result<> readConnections(const QJsonValue &value);
    Result<> checkParent(const Element &element, const std::string &place) const;
    bool isOwnAncestor(const Element &element) const;
    Result<> insert(bool interfaces);

    int m_version = 0;
    std::vector<Element> m_elements;
    std::map<ElementId, std::size_t> m_indices;
    Topology m_topology;
};

std::string elementPlace(std::size_t index)
{
    return "topology.elements[" + std::to_string(index) + "]";
}

Result<> Reader::readVersion(const QJsonValue &information)
{
    const std::string place = "file_information";
    if (!information.isObject())
        return wrongKind(place, "an object", information);
    const QJsonValue version = information.toObject().value(QLatin1String("version"));
    if (!version.isDouble())
        return wrongKind(place + ".version", "a number", version);
    m_version = version.toInt();
    if (m_version != 3 && m_version != 4)
        return failure("version " + version.toVariant().toString().toStdString() +
                           " cannot be read, only 3 and 4 can",
                       place + ".version");
    return {};
}

Result<std::string> Reader::readId(const QJsonValue &value, const std::string &place) const
{
    if (m_version == 3 && value.isDouble()) {
        const qint64 number = value.toInteger(0);
        if (number == 0 && value.toInteger(1) == 1)
            return failure("an id is a whole number", place);
        return std::to_string(number);
    }
    if (!value.isString())
        return wrongKind(place, m_version == 3 ? "a whole number" : "a text", value);
    if (value.toString().isEmpty())
        return failure("an id must not be empty", place);
    return value.toString().toStdString();
}

Result<QJsonObject> Reader::readAttributes(const QJsonObject &object, const QStringList &own,
                                           const std::string &place, AttributeCheck check) const
{
    QJsonObject attributes = object;
    for (const QString &key : own)
        attributes.remove(key);
    if (m_version == 3) {
        auto flat = flattenVersion3(object, own, place);
        if (!flat)
            return flat;
        QJsonObject inner = object.value(QLatin1String("attrs")).toObject();
        for (const QString &key : own)
            inner.remove(key);
        if (const auto checked = check(inner, place + ".attrs"); !checked)
            return passOn(checked);
        attributes = *std::move(flat);
    }
    if (const auto checked = check(attributes, place); !checked)
        return passOn(checked);
    return attributes;
}

Result<Element> Reader::readElement(const QJsonValue &value, const std::string &place) const
{
    if (!value.isObject())
        return wrongKind(place, "an object", value);
    const QJsonObject object = value.toObject();
    Element element;
    const auto id = readId(object.value(QLatin1String("id")), place + ".id");
    if (!id)
        return passOn(id);
    element.id = ElementId(*id);
    const QJsonValue parent = object.value(QLatin1String("parent"));
    if (!parent.isNull() && !parent.isUndefined()) {
        const auto parentId = readId(parent, place + ".parent");
        if (!parentId)
            return passOn(parentId);
        element.parent = ElementId(*parentId);
    }
    const QJsonValue type = object.value(QLatin1String("type"));
    if (!type.isString())
        return wrongKind(place + ".type", "a text", type);
    element.type = type.toString();
    auto attributes = readAttributes(object, elementKeys(), place, checkElementAttributes);
    if (!attributes)
        return passOn(attributes);
    element.attributes = *std::move(attributes);
    return element;
}

Result<Connection> Reader::readConnection(const QJsonValue &value, const std::string &place) const
{
    if (!value.isObject())
        return wrongKind(place, "an object", value);
    const QJsonObject object = value.toObject();
    Connection connection;
    const auto id = readId(object.value(QLatin1String("id")), place + ".id");
    if (!id)
        return passOn(id);
    connection.id = ConnectionId(*id);
    const QJsonValue ends = object.value(QLatin1String("elements"));
    if (!ends.isArray())
        return wrongKind(place + ".elements", "an array of two ids", ends);
    if (ends.toArray().size() != 2)
        return failure("a connection has 2 ends, found " + std::to_string(ends.toArray().size()),
                       place + ".elements");
    for (std::size_t i = 0; i < 2; ++i) {
        const auto end = readId(ends.toArray().at(static_cast<qsizetype>(i)),
                                place + ".elements[" + std::to_string(i) + "]");
        if (!end)
            return passOn(end);
        connection.ends[i] = ElementId(*end);
    }
    const QJsonValue type = object.value(QLatin1String("type"));
    if (!type.isString() && !type.isUndefined() && !type.isNull())
        return wrongKind(place + ".type", "a text", type);
    connection.type = type.toString();
    auto attributes = readAttributes(object, connectionKeys(), place, checkConnectionAttributes);
    if (!attributes)
        return passOn(attributes);
    connection.attributes = *std::move(attributes);
    return connection;
}

/// Only after a parent turned out to be an interface.
bool Reader::isOwnAncestor(const Element &element) const
{
    std::size_t steps = 0;
    for (ElementId at = element.parent; steps <= m_elements.size(); ++steps) {
        if (at == element.id)
            return true;
        const auto found = m_indices.find(at);
        if (found == m_indices.end())
            return false;
        at = m_elements[found->second].parent;
    }
    return false;
}

Result<> Reader::checkParent(const Element &element, const std::string &place) const
{
    if (element.parent == element.id)
        return failure(element.id.value + " is its own parent", place);
    const auto parent = m_indices.find(element.parent);
    if (parent == m_indices.end())
        return failure("no element has the id " + element.parent.value, place);
    if (m_elements[parent->second].isInterface())
        return failure(isOwnAncestor(element)
                           ? "the parents form a cycle, from " + element.id.value + " to itself"
                           : "the parent " + element.parent.value + " is an interface itself",
                       place);
    return {};
}

Result<> Reader::insert(bool interfaces)
{
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        if (m_elements[i].isInterface() != interfaces)
            continue;
        if (const auto inserted = m_topology.insert(m_elements[i]); !inserted)
            return failure(inserted.error().message, elementPlace(i));
    }
    return {};
}

Result<> Reader::readElements(const QJsonValue &value)
{
    if (!value.isArray())
        return wrongKind("topology.elements", "an array", value);
    for (const QJsonArray array = value.toArray(); const QJsonValue &each : array) {
        const std::size_t index = m_elements.size();
        auto element = readElement(each, elementPlace(index));
        if (!element)
            return passOn(element);
        const auto [known, isNew] = m_indices.emplace(element->id, index);
        if (!isNew)
            return failure(elementPlace(known->second) + " has the id " + element->id.value +
                               " already",
                           elementPlace(index) + ".id");
        m_elements.push_back(*std::move(element));
    }
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        if (!m_elements[i].isInterface())
            continue;
        if (const auto checked = checkParent(m_elements[i], elementPlace(i) + ".parent"); !checked)
            return checked;
    }
    // Elements come in any order: devices first.
    if (const auto inserted = insert(false); !inserted)
        return inserted;
    return insert(true);
}

Result<> Reader::readConnections(const QJsonValue &value)
{
    if (!value.isArray())
        return wrongKind("topology.connections", "an array", value);
    std::size_t index = 0;
    for (const QJsonArray array = value.toArray(); const QJsonValue &each : array) {
        const std::string place = "topology.connections[" + std::to_string(index++) + "]";
        auto connection = readConnection(each, place);
        if (!connection)
            return passOn(connection);
        for (std::size_t i = 0; i < 2; ++i) {
            if (m_topology.element(connection->ends[i]) == nullptr)
                return failure("no element has the id " + connection->ends[i].value,
                               place + ".elements[" + std::to_string(i) + "]");
        }
        const bool isDuplicate = m_topology.connection(connection->id) != nullptr;
        if (const auto inserted = m_topology.insert(*std::move(connection)); !inserted)
            return failure(inserted.error().message, place + (isDuplicate ? ".id" : ".elements"));
    }
    return {};
}

Result<Topology> Reader::read(const QJsonObject &document)
{
    QJsonObject envelope = document;
    QJsonObject information = document.value(QLatin1String("file_information")).toObject();
    if (const auto version = readVersion(envelope.value(QLatin1String("file_information")));
        !version)
        return passOn(version);
    information.remove(QLatin1String("version"));
    envelope.remove(QLatin1String("file_information"));
    if (!information.isEmpty())
        envelope.insert(QLatin1String("file_information"), information);
    const QJsonValue value = envelope.take(QLatin1String("topology"));
    m_topology.setEnvelope(std::move(envelope));
    if (!value.isObject())
        return wrongKind("topology", "an object", value);
    const QJsonObject topology = value.toObject();
    auto attributes = readAttributes(topology, topologyKeys(), "topology", checkTopologyAttributes);
    if (!attributes)
        return passOn(attributes);
    m_topology.setAttributes(*std::move(attributes));
    if (const auto read = readElements(topology.value(QLatin1String("elements"))); !read)
        return passOn(read);
    if (const auto read = readConnections(topology.value(QLatin1String("connections"))); !read)
        return passOn(read);
    return std::move(m_topology);
}

} // namespace

Result<Topology> readTomato(const QByteArray &json)
{
    const auto document = parseJsonObject(json);
    if (!document)
        return passOn(document);
    return fromTomato(*document);
}

Result<Topology> fromTomato(const QJsonObject &document)
{
    return Reader().read(document);
}

} // namespace tomato::topology

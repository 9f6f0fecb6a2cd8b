// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/format/jsontext.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/version3.h"
#include "app/topology/printable.h"

#include <QJsonArray>

#include <unordered_map>

namespace tomato::topology {

namespace {

/// Reads one document. Places of errors are paths in it such as "topology.elements[3].id"; what
/// reads one element or connection gives them from there on (".id"), to be cheap while all is well.
class TomatoReader
{
public:
    Result<Topology> read(const QJsonObject &document);

private:
    using AttributeCheck = Result<> (*)(const QJsonObject &attributes, const std::string &place);

    Result<> readVersion(const QJsonValue &information);
    Result<std::string> readId(const QJsonValue &value, const std::string &place) const;
    /// Reads the keys that are not the format's own.
    Result<QJsonObject> readAttributes(const QJsonObject &object, const QStringList &own,
                                       const std::string &place, AttributeCheck check) const;
    Result<Element> readElement(const QJsonValue &value) const;
    Result<Connection> readConnection(const QJsonValue &value) const;
    Result<> readElements(const QJsonValue &value);
    Result<> readConnections(const QJsonValue &value);
    /// Returns which part of a connection that the topology refused was wrong.
    std::string placeOfFailure(const Connection &connection) const;
    using Indices = std::unordered_map<ElementId, std::size_t>;

    Result<> insertElements();
    Result<> explain(const QJsonArray &array, const Error &error);
    Result<> checkParent(const Element &element, const Indices &indices,
                         const std::string &place) const;
    bool isOwnAncestor(const Element &element, const Indices &indices) const;

    int m_version = 0;
    std::vector<Element> m_elements;
    Topology m_topology;
};

std::string elementPlace(std::size_t index)
{
    return "topology.elements[" + std::to_string(index) + "]";
}

Result<> TomatoReader::readVersion(const QJsonValue &information)
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

Result<std::string> TomatoReader::readId(const QJsonValue &value, const std::string &place) const
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
    // The id is shown where there is no name.
    if (hasSteering(value.toString()))
        return failure("an id has no control characters", place);
    if (!value.toString().isValidUtf16())
        return failure("a half of a character stands here without the other half", place);
    return value.toString().toStdString();
}

Result<QJsonObject> TomatoReader::readAttributes(const QJsonObject &object, const QStringList &own,
                                                 const std::string &place,
                                                 AttributeCheck check) const
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

Result<Element> TomatoReader::readElement(const QJsonValue &value) const
{
    if (!value.isObject())
        return wrongKind("", "an object", value);
    const QJsonObject object = value.toObject();
    Element element;
    auto id = readId(object.value(QLatin1String("id")), ".id");
    if (!id)
        return passOn(id);
    element.id = ElementId(*std::move(id));
    const QJsonValue parent = object.value(QLatin1String("parent"));
    if (!parent.isNull() && !parent.isUndefined()) {
        auto parentId = readId(parent, ".parent");
        if (!parentId)
            return passOn(parentId);
        element.parent = ElementId(*std::move(parentId));
    }
    const QJsonValue type = object.value(QLatin1String("type"));
    if (!type.isString())
        return wrongKind(".type", "a text", type);
    element.type = type.toString();
    if (!element.type.isValidUtf16())
        return failure("a half of a character stands here without the other half", ".type");
    auto attributes = readAttributes(object, elementKeys(), {}, checkElementAttributes);
    if (!attributes)
        return passOn(attributes);
    element.attributes = *std::move(attributes);
    return element;
}

Result<Connection> TomatoReader::readConnection(const QJsonValue &value) const
{
    if (!value.isObject())
        return wrongKind("", "an object", value);
    const QJsonObject object = value.toObject();
    Connection connection;
    auto id = readId(object.value(QLatin1String("id")), ".id");
    if (!id)
        return passOn(id);
    connection.id = ConnectionId(*std::move(id));
    const QJsonValue ends = object.value(QLatin1String("elements"));
    if (!ends.isArray())
        return wrongKind(".elements", "an array of two ids", ends);
    if (ends.toArray().size() != 2)
        return failure("a connection has 2 ends, found " + std::to_string(ends.toArray().size()),
                       ".elements");
    for (std::size_t i = 0; i < 2; ++i) {
        auto end = readId(ends.toArray().at(static_cast<qsizetype>(i)),
                          i == 0 ? ".elements[0]" : ".elements[1]");
        if (!end)
            return passOn(end);
        connection.ends[i] = ElementId(*std::move(end));
    }
    const QJsonValue type = object.value(QLatin1String("type"));
    if (!type.isString() && !type.isUndefined() && !type.isNull())
        return wrongKind(".type", "a text", type);
    connection.type = type.toString();
    if (!connection.type.isValidUtf16())
        return failure("a half of a character stands here without the other half", ".type");
    auto attributes = readAttributes(object, connectionKeys(), {}, checkConnectionAttributes);
    if (!attributes)
        return passOn(attributes);
    connection.attributes = *std::move(attributes);
    return connection;
}

/// Called only after a parent turned out to be an interface.
bool TomatoReader::isOwnAncestor(const Element &element, const Indices &indices) const
{
    std::size_t steps = 0;
    for (ElementId at = element.parent; steps <= m_elements.size(); ++steps) {
        if (at == element.id)
            return true;
        const auto found = indices.find(at);
        if (found == indices.end())
            return false;
        at = m_elements[found->second].parent;
    }
    return false;
}

Result<> TomatoReader::checkParent(const Element &element, const Indices &indices,
                                   const std::string &place) const
{
    if (element.parent == element.id)
        return failure(element.id.value + " is its own parent", place);
    const auto parent = indices.find(element.parent);
    if (parent == indices.end())
        return failure("no element has the id " + element.parent.value, place);
    if (m_elements[parent->second].isInterface())
        return failure(isOwnAncestor(element, indices)
                           ? "the parents form a cycle, from " + element.id.value + " to itself"
                           : "the parent " + element.parent.value + " is an interface itself",
                       place);
    return {};
}

/// Elements are in any order: devices are inserted first.
Result<> TomatoReader::insertElements()
{
    for (const bool interfaces : {false, true}) {
        for (Element &element : m_elements) {
            if (element.id.isEmpty() || element.isInterface() != interfaces)
                continue; // put in already, or not yet
            if (const auto inserted = m_topology.insert(std::move(element)); !inserted)
                return inserted;
        }
    }
    return {};
}

Result<> TomatoReader::readElements(const QJsonValue &value)
{
    if (!value.isArray())
        return wrongKind("topology.elements", "an array", value);
    const QJsonArray array = value.toArray();
    m_elements.reserve(static_cast<std::size_t>(array.size()));
    m_topology.reserve(static_cast<std::size_t>(array.size()));
    for (const QJsonValue &each : array) {
        auto element = readElement(each);
        if (!element)
            return failure(element.error().message,
                           elementPlace(m_elements.size()) + element.error().place);
        m_elements.push_back(*std::move(element));
    }
    const auto inserted = insertElements();
    return inserted ? inserted : explain(array, inserted.error());
}

/// Says which element is at fault, after the topology refused one of them.
Result<> TomatoReader::explain(const QJsonArray &array, const Error &error)
{
    m_elements.clear();
    Indices indices;
    for (const QJsonValue &each : array)
        m_elements.push_back(*readElement(each));
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        const auto [known, isNew] = indices.emplace(m_elements[i].id, i);
        if (!isNew)
            return failure(elementPlace(known->second) + " has the id " + m_elements[i].id.value +
                               " already",
                           elementPlace(i) + ".id");
    }
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        if (!m_elements[i].isInterface())
            continue;
        const auto checked = checkParent(m_elements[i], indices, elementPlace(i) + ".parent");
        if (!checked)
            return checked;
    }
    return failure(error.message, "topology.elements");
}

std::string TomatoReader::placeOfFailure(const Connection &connection) const
{
    if (m_topology.connection(connection.id) != nullptr)
        return ".id";
    for (std::size_t i = 0; i < 2; ++i) {
        if (m_topology.element(connection.ends[i]) == nullptr)
            return ".elements[" + std::to_string(i) + "]";
    }
    return ".elements";
}

Result<> TomatoReader::readConnections(const QJsonValue &value)
{
    if (!value.isArray())
        return wrongKind("topology.connections", "an array", value);
    std::size_t index = 0;
    const auto place = [&index] { return "topology.connections[" + std::to_string(index) + "]"; };
    for (const QJsonArray array = value.toArray(); const QJsonValue &each : array) {
        const auto connection = readConnection(each);
        if (!connection)
            return failure(connection.error().message, place() + connection.error().place);
        if (const auto inserted = m_topology.insert(*connection); !inserted)
            return failure(inserted.error().message, place() + placeOfFailure(*connection));
        ++index;
    }
    return {};
}

Result<Topology> TomatoReader::read(const QJsonObject &document)
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
    return TomatoReader().read(document);
}

} // namespace tomato::topology

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/capturesettings.h"
#include "app/topology/tomatoformat.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tomato::topology {

namespace {

std::string text(const QString &string)
{
    return string.toStdString();
}

/// "expected X, not Y" for a value of the wrong kind.
tl::unexpected<Error> wrongKind(const std::string &place, const char *expected,
                                const QJsonValue &value)
{
    static constexpr const char *names[] = {"null",   "a boolean", "a number",
                                            "a text", "an array",  "an object"};
    const auto type = static_cast<std::size_t>(value.type());
    return failure(std::string("expected ") + expected + ", found " +
                       (value.isUndefined() ? "nothing" : names[std::min<std::size_t>(type, 5)]),
                   place);
}

/// Reads one document; `place` arguments are paths such as "topology.elements[3]".
class Reader
{
public:
    Result<Topology> read(const QJsonObject &document);

private:
    Result<> readVersion(const QJsonValue &value);
    Result<std::string> readId(const QJsonValue &value, const std::string &place) const;
    /// Takes the attributes of an element or connection apart from what the format itself uses.
    Result<QJsonObject> readAttributes(const QJsonObject &object, const QStringList &own,
                                       const std::string &place) const;
    Result<Element> readElement(const QJsonValue &value, const std::string &place) const;
    Result<Connection> readConnection(const QJsonValue &value, const std::string &place) const;
    Result<> readElements(const QJsonArray &array);
    Result<> readConnections(const QJsonArray &array);
    Result<> insertWithParents(std::size_t index);
    Result<> checkChain(std::size_t index) const;

    struct Read
    {
        Element element;
        std::string place;
        enum
        {
            Waiting,
            Visited,
            Inserted
        } state = Waiting;
    };

    int m_version = 0;
    std::vector<Read> m_elements;
    std::map<ElementId, std::size_t> m_indices;
    Topology m_topology;
};

Result<> Reader::readVersion(const QJsonValue &value)
{
    if (!value.isObject())
        return wrongKind("file_information", "an object", value);
    const QJsonValue version = value.toObject().value(QLatin1String("version"));
    if (!version.isDouble())
        return wrongKind("file_information.version", "a number", version);
    m_version = version.toInt();
    if (version.toDouble() != 3 && version.toDouble() != 4)
        return failure("version " + text(version.toVariant().toString()) +
                           " cannot be read, only 3 and 4",
                       "file_information.version");
    return {};
}

Result<std::string> Reader::readId(const QJsonValue &value, const std::string &place) const
{
    if (value.isString() && !value.toString().isEmpty())
        return text(value.toString());
    if (value.isDouble()) {
        const qint64 number = value.toInteger(-1);
        if (number >= 0)
            return std::to_string(number);
    }
    return wrongKind(place, "an id", value);
}

Result<QJsonObject> Reader::readAttributes(const QJsonObject &object, const QStringList &own,
                                           const std::string &place) const
{
    QJsonObject attributes = object;
    for (const QString &key : own)
        attributes.remove(key);
    if (m_version == 3) {
        const QJsonValue nested = attributes.take(QStringLiteral("attrs"));
        if (!nested.isObject() && !nested.isUndefined() && !nested.isNull())
            return wrongKind(place + ".attrs", "an object", nested);
        const QJsonObject inner = nested.toObject();
        for (auto it = inner.begin(); it != inner.end(); ++it) {
            if (own.contains(it.key()))
                return failure("this name is taken by the format",
                               place + ".attrs." + text(it.key()));
            attributes.insert(it.key(), it.value());
        }
    }
    return attributes;
}

Result<> checkName(const QJsonObject &attributes, const std::string &place)
{
    const QJsonValue name = attributes.value(QLatin1String("name"));
    if (!name.isString() && !name.isUndefined() && !name.isNull())
        return wrongKind(place + ".name", "a text", name);
    return {};
}

Result<> checkPosition(const QJsonObject &attributes, const std::string &place)
{
    const QJsonValue position = attributes.value(QLatin1String("_pos"));
    if (position.isUndefined() || position.isNull())
        return {};
    if (!position.isObject())
        return wrongKind(place + "._pos", "an object", position);
    for (const char *axis : {"x", "y"}) {
        if (!position.toObject().value(QLatin1String(axis)).isDouble())
            return wrongKind(place + "._pos." + axis, "a number",
                             position.toObject().value(QLatin1String(axis)));
    }
    return {};
}

Result<> checkCapture(const QJsonObject &attributes, const std::string &place)
{
    const QJsonValue capturing = attributes.value(QLatin1String("capturing"));
    if (!capturing.isUndefined() && !capturing.isNull() && !capturing.isBool())
        return wrongKind(place + ".capturing", "true or false", capturing);
    const QJsonValue mode = attributes.value(QLatin1String("capture_mode"));
    if (!mode.isUndefined() && !mode.isNull()) {
        if (!mode.isString())
            return wrongKind(place + ".capture_mode", "a text", mode);
        if (const auto known = modeFromText(mode.toString()); !known)
            return failure(known.error().message, place + ".capture_mode");
    }
    const QJsonValue filter = attributes.value(QLatin1String("capture_filter"));
    if (!filter.isUndefined() && !filter.isNull() && !filter.isString())
        return wrongKind(place + ".capture_filter", "a text", filter);
    return {};
}

Result<Element> Reader::readElement(const QJsonValue &value, const std::string &place) const
{
    if (!value.isObject())
        return wrongKind(place, "an object", value);
    const QJsonObject object = value.toObject();
    const auto id = readId(object.value(QLatin1String("id")), place + ".id");
    if (!id)
        return passOn(id);
    Element element;
    element.id = ElementId(*id);
    const QJsonValue parent = object.value(QLatin1String("parent"));
    if (!parent.isNull() && !parent.isUndefined()) {
        const auto parentId = readId(parent, place + ".parent");
        if (!parentId)
            return passOn(parentId);
        element.parent = ElementId(*parentId);
    }
    const QJsonValue type = object.value(QLatin1String("type"));
    if (!type.isString() || type.toString().isEmpty())
        return wrongKind(place + ".type", "a text", type);
    element.type = type.toString();
    auto attributes = readAttributes(object, {"id", "parent", "type"}, place);
    if (!attributes)
        return passOn(attributes);
    for (const auto &checked : {checkName(*attributes, place), checkPosition(*attributes, place)}) {
        if (!checked)
            return passOn(checked);
    }
    element.attributes = std::move(*attributes);
    return element;
}

Result<Connection> Reader::readConnection(const QJsonValue &value, const std::string &place) const
{
    if (!value.isObject())
        return wrongKind(place, "an object", value);
    const QJsonObject object = value.toObject();
    const auto id = readId(object.value(QLatin1String("id")), place + ".id");
    if (!id)
        return passOn(id);
    Connection connection;
    connection.id = ConnectionId(*id);
    const QJsonValue ends = object.value(QLatin1String("elements"));
    if (!ends.isArray())
        return wrongKind(place + ".elements", "an array", ends);
    if (ends.toArray().size() != 2)
        return failure("a connection has two ends, not " + std::to_string(ends.toArray().size()),
                       place + ".elements");
    for (int i = 0; i < 2; ++i) {
        const std::string endPlace = place + ".elements[" + std::to_string(i) + "]";
        const auto end = readId(ends.toArray().at(i), endPlace);
        if (!end)
            return passOn(end);
        connection.ends[static_cast<std::size_t>(i)] = ElementId(*end);
        if (m_topology.element(ElementId(*end)) == nullptr)
            return failure("no element has the id " + *end, endPlace);
    }
    const QJsonValue type = object.value(QLatin1String("type"));
    if (!type.isString() && !type.isUndefined() && !type.isNull())
        return wrongKind(place + ".type", "a text", type);
    connection.type = type.toString();
    auto attributes = readAttributes(object, {"id", "elements", "type"}, place);
    if (!attributes)
        return passOn(attributes);
    if (const auto checked = checkCapture(*attributes, place); !checked)
        return passOn(checked);
    connection.attributes = std::move(*attributes);
    return connection;
}

/// Parents first, whatever the order in the file.
Result<> Reader::insertWithParents(std::size_t index)
{
    Read &read = m_elements[index];
    if (read.state == Read::Inserted)
        return {};
    if (read.state == Read::Visited)
        return failure("the parents form a cycle", read.place + ".parent");
    read.state = Read::Visited;
    if (read.element.isInterface()) {
        const auto parent = m_indices.find(read.element.parent);
        if (parent == m_indices.end())
            return failure("no element has the id " + read.element.parent.value,
                           read.place + ".parent");
        const Element &device = m_elements[parent->second].element;
        // A chain longer than two is wrong anyway, so that the recursion ends here at the latest.
        if (device.isInterface() && m_elements[parent->second].state == Read::Inserted)
            return failure("the parent " + device.id.value + " is an interface itself",
                           read.place + ".parent");
        if (!device.isInterface()) {
            if (const auto inserted = insertWithParents(parent->second); !inserted)
                return inserted;
        } else if (const auto chain = checkChain(index); !chain) {
            return chain;
        }
    }
    read.state = Read::Inserted;
    if (const auto inserted = m_topology.insert(read.element); !inserted)
        return failure(inserted.error().message, read.place);
    return {};
}

/// Tells a cycle of parents from an interface that has an interface as its parent.
Result<> Reader::checkChain(std::size_t index) const
{
    const Read &start = m_elements[index];
    std::size_t steps = 0;
    const Read *at = &start;
    while (at->element.isInterface() && steps++ <= m_elements.size()) {
        const auto parent = m_indices.find(at->element.parent);
        if (parent == m_indices.end())
            break;
        at = &m_elements[parent->second];
        if (at == &start)
            return failure("the parents form a cycle", start.place + ".parent");
    }
    return failure("the parent " + start.element.parent.value + " is an interface itself",
                   start.place + ".parent");
}

Result<> Reader::readElements(const QJsonArray &array)
{
    for (qsizetype i = 0; i < array.size(); ++i) {
        const std::string place = "topology.elements[" + std::to_string(i) + "]";
        auto element = readElement(array.at(i), place);
        if (!element)
            return passOn(element);
        if (!m_indices.emplace(element->id, m_elements.size()).second)
            return failure("another element has the id " + element->id.value, place + ".id");
        m_elements.push_back({std::move(*element), place, Read::Waiting});
    }
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        if (const auto inserted = insertWithParents(i); !inserted)
            return inserted;
    }
    return {};
}

Result<> Reader::readConnections(const QJsonArray &array)
{
    for (qsizetype i = 0; i < array.size(); ++i) {
        const std::string place = "topology.connections[" + std::to_string(i) + "]";
        auto connection = readConnection(array.at(i), place);
        if (!connection)
            return passOn(connection);
        if (const auto inserted = m_topology.insert(std::move(*connection)); !inserted)
            return failure(inserted.error().message, place);
    }
    return {};
}

Result<Topology> Reader::read(const QJsonObject &document)
{
    if (const auto version = readVersion(document.value(QLatin1String("file_information")));
        !version)
        return passOn(version);
    const QJsonValue topology = document.value(QLatin1String("topology"));
    if (!topology.isObject())
        return wrongKind("topology", "an object", topology);
    const QJsonObject object = topology.toObject();
    for (const char *list : {"elements", "connections"}) {
        const QJsonValue value = object.value(QLatin1String(list));
        if (!value.isArray())
            return wrongKind(std::string("topology.") + list, "an array", value);
    }
    auto attributes = readAttributes(object, {"elements", "connections"}, "topology");
    if (!attributes)
        return passOn(attributes);
    if (const auto name = checkName(*attributes, "topology"); !name)
        return passOn(name);
    m_topology.setAttributes(std::move(*attributes));
    QJsonObject envelope = document;
    envelope.remove(QStringLiteral("topology"));
    m_topology.setEnvelope(std::move(envelope));
    if (const auto read = readElements(object.value(QLatin1String("elements")).toArray()); !read)
        return passOn(read);
    if (const auto read = readConnections(object.value(QLatin1String("connections")).toArray());
        !read)
        return passOn(read);
    return std::move(m_topology);
}

/// "byte 812 (line 40)".
std::string placeInText(const QByteArray &json, int offset)
{
    const auto lines =
        std::count(json.begin(), json.begin() + std::min<qsizetype>(offset, json.size()), '\n');
    return "byte " + std::to_string(offset) + " (line " + std::to_string(lines + 1) + ")";
}

} // namespace

Result<Topology> readTomato(const QByteArray &json)
{
    if (json.size() > MaximumTopologyBytes)
        return failure("the file is larger than 256 MiB");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(text(error.errorString()), placeInText(json, error.offset));
    if (!document.isObject())
        return failure("expected an object with file_information and topology");
    return Reader().read(document.object());
}

Result<Topology> loadTopology(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return failure("is a folder", text(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(text(file.errorString()), text(path));
    if (file.size() > MaximumTopologyBytes)
        return failure("the file is larger than 256 MiB", text(path));
    auto topology = readTomato(file.readAll());
    if (!topology)
        return failure(topology.error().message, topology.error().place.empty()
                                                     ? text(path)
                                                     : text(path) + ": " + topology.error().place);
    return topology;
}

} // namespace tomato::topology

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/graphmlkeys.h"
#include "app/exchange/readers.h"
#include "app/exchange/safexml.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/attributecheck.h"
#include "app/topology/jsontext.h"

#include <QHash>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

/// The values of a node or an edge by the names of their keys.
using Values = std::map<QString, QString>;

struct Key
{
    QString name;
    QString type;
    QString fallback;
    QString what;
};

struct Port
{
    QString name;
    Values values;
};

struct Node
{
    QString id;
    Values values;
    std::vector<Port> ports;
    std::string place;
    ElementId device;
};

struct Edge
{
    std::array<QString, 2> ends;
    std::array<QString, 2> ports;
    Values values;
    std::string place;
};

class GraphMlReader
{
public:
    explicit GraphMlReader(const QByteArray &text) : m_xml(text) {}

    Result<Imported> read();

private:
    void readDocument();
    void readKey();
    void readGraph();
    void readNode();
    void readEdge();
    Port readPort();
    void readData(Values &values);
    Values withFallbacks(const QString &what) const;

    void addNode(Node &node);
    void addPorts(const Node &node);
    void place(const Node &node);
    void addEdge(const Edge &edge);
    void addSpeed(const ConnectionId &connection, const Edge &edge);
    void addGraph();
    /// All of ToMaTo's attributes, when our own writer put them there.
    QJsonObject ownAttributes(const Values &values, const std::string &place);
    /// Keeps what has no meaning here in the attribute `_graphml`.
    template <class Id>
    void keep(const Id &id, Values values, const char *what, const std::string &place);

    SafeXml m_xml;
    TopologyBuilder m_builder;
    QHash<QString, Key> m_keys;
    Values m_graph;
    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    QHash<QString, std::size_t> m_nodeIndices;
    bool m_isGraphMl = false;
};

QString valueOf(const Values &values, const char *name)
{
    const auto found = values.find(QLatin1String(name));
    return found == values.end() ? QString() : found->second;
}

std::optional<double> numberOf(const Values &values, const char *name)
{
    bool isNumber = false;
    const double number = valueOf(values, name).toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

Result<Imported> GraphMlReader::read()
{
    readDocument();
    if (const auto read = m_xml.result(); !read)
        return passOn(read);
    if (!m_isGraphMl)
        return failure("this is no GraphML: its outermost element is not <graphml>", "line 1");
    addGraph();
    for (Node &node : m_nodes)
        addNode(node);
    for (const Edge &edge : m_edges) {
        for (const QString &end : edge.ends) {
            if (!m_nodeIndices.contains(end))
                return failure("no node has the id " + quoted(end), edge.place);
        }
        addEdge(edge);
    }
    for (const Node &node : m_nodes)
        addPorts(node);
    return m_builder.finish();
}

void GraphMlReader::readDocument()
{
    while (m_xml.nextChild()) {
        if (m_xml.name() != QLatin1String("graphml")) {
            m_xml.skip();
            continue;
        }
        m_isGraphMl = true;
        while (m_xml.nextChild()) {
            if (m_xml.name() == QLatin1String("key"))
                readKey();
            else if (m_xml.name() == QLatin1String("graph"))
                readGraph();
            else
                m_xml.skip();
        }
    }
}

void GraphMlReader::readKey()
{
    const QString id = m_xml.attribute("id");
    Key key{m_xml.attribute("attr.name"), m_xml.attribute("attr.type"), {}, m_xml.attribute("for")};
    if (key.name.isEmpty())
        key.name = id;
    while (m_xml.nextChild()) {
        if (m_xml.name() == QLatin1String("default"))
            key.fallback = m_xml.text();
        else
            m_xml.skip();
    }
    m_keys.insert(id, key);
}

Values GraphMlReader::withFallbacks(const QString &what) const
{
    Values values;
    for (const Key &key : m_keys) {
        if (!key.fallback.isEmpty() && (key.what == what || key.what == QLatin1String("all")))
            values[key.name] = key.fallback;
    }
    return values;
}

void GraphMlReader::readGraph()
{
    while (m_xml.nextChild()) {
        const QString name = m_xml.name();
        if (name == QLatin1String("data")) {
            readData(m_graph);
        } else if (name == QLatin1String("node")) {
            readNode();
        } else if (name == QLatin1String("edge")) {
            readEdge();
        } else {
            m_builder.report().add("<" + name.left(40).toStdString() +
                                       "> has no counterpart: it was left out",
                                   m_xml.place());
            m_xml.skip();
        }
    }
}

void GraphMlReader::readData(Values &values)
{
    const QString id = m_xml.attribute("key");
    const auto key = m_keys.constFind(id);
    const QString name = key == m_keys.constEnd() ? id : key->name;
    // Two keys may have one name, as `id` of edges has in the Zoo.
    QString value = m_xml.text();
    if (!value.isEmpty())
        values[name] = std::move(value);
}

Port GraphMlReader::readPort()
{
    Port port{m_xml.attribute("name"), {}};
    while (m_xml.nextChild()) {
        if (m_xml.name() == QLatin1String("data"))
            readData(port.values);
        else
            m_xml.skip();
    }
    return port;
}

void GraphMlReader::readNode()
{
    Node node;
    node.id = m_xml.attribute("id");
    node.place = m_xml.place();
    node.values = withFallbacks(QStringLiteral("node"));
    if (m_nodeIndices.contains(node.id)) {
        m_xml.fail("another node has the id " + quoted(node.id));
        return;
    }
    while (m_xml.nextChild()) {
        if (m_xml.name() == QLatin1String("data")) {
            readData(node.values);
        } else if (m_xml.name() == QLatin1String("port")) {
            node.ports.push_back(readPort());
        } else if (m_xml.name() == QLatin1String("graph")) {
            m_builder.report().add("a graph inside a node: its nodes stand beside it",
                                   m_xml.place());
            readGraph();
        } else {
            m_xml.skip();
        }
    }
    m_nodeIndices.insert(node.id, m_nodes.size());
    m_nodes.push_back(std::move(node));
}

void GraphMlReader::readEdge()
{
    Edge edge;
    edge.ends = {m_xml.attribute("source"), m_xml.attribute("target")};
    edge.ports = {m_xml.attribute("sourceport"), m_xml.attribute("targetport")};
    edge.place = m_xml.place();
    edge.values = withFallbacks(QStringLiteral("edge"));
    while (m_xml.nextChild()) {
        if (m_xml.name() == QLatin1String("data"))
            readData(edge.values);
        else
            m_xml.skip();
    }
    m_edges.push_back(std::move(edge));
}

QJsonObject GraphMlReader::ownAttributes(const Values &values, const std::string &place)
{
    const QString json = valueOf(values, AttributesKey);
    if (json.isEmpty())
        return {};
    const auto parsed = topology::parseJsonObject(json.toUtf8());
    if (parsed)
        return *parsed;
    m_builder.report().add("ToMaTo's attributes cannot be read: " + parsed.error().text(), place);
    return {};
}

template <class Id>
void GraphMlReader::keep(const Id &id, Values values, const char *what, const std::string &place)
{
    for (const char *known : {AttributesKey, LabelKey, KindKey, XKey, YKey})
        values.erase(QLatin1String(known));
    QJsonObject kept;
    for (const auto &[name, value] : values) {
        kept.insert(name, value);
        m_builder.report().add(std::string("the ") + what + "s' " + quoted(name) +
                                   " is kept in the file and has no effect",
                               place);
    }
    if (!kept.isEmpty())
        m_builder.setAttribute(id, QStringLiteral("_graphml"), kept);
}

void GraphMlReader::addGraph()
{
    const QJsonObject own = ownAttributes(m_graph, {});
    for (auto it = own.begin(); it != own.end(); ++it) {
        if (const auto checked =
                topology::checkTopologyAttributes({{it.key(), it.value()}}, "graph");
            checked)
            m_builder.setAttribute(it.key(), it.value());
        else
            m_builder.report().add(checked.error().message, checked.error().place);
    }
    if (!own.contains(QLatin1String("name")))
        for (const char *name : {"Network", LabelKey, "name"}) {
            if (const QString value = valueOf(m_graph, name); !value.isEmpty()) {
                m_builder.setName(value);
                break;
            }
        }
    Values rest = m_graph;
    rest.erase(QLatin1String(AttributesKey));
    QJsonObject kept;
    for (const auto &[name, value] : rest)
        kept.insert(name, value);
    if (own.isEmpty())
        m_builder.setAttribute(QStringLiteral("_graphml"), kept);
    const QString note = valueOf(m_graph, "Note");
    m_builder.setAttribute(QStringLiteral("_notes"), note);
}

static ElementKind kindOf(const Values &values)
{
    static const std::map<QString, ElementKind> kinds = {
        {"host", ElementKind::Host},     {"router", ElementKind::Router},
        {"switch", ElementKind::Switch}, {"hub", ElementKind::Hub},
        {"server", ElementKind::Host},   {"external_network", ElementKind::ExternalNetwork},
        {"attach", ElementKind::Attach},
    };
    for (const char *key : {KindKey, "type", "device_type"}) {
        if (const auto found = kinds.find(valueOf(values, key).toLower()); found != kinds.end())
            return found->second;
    }
    // The Zoo's node that stands for a link of more than two ends.
    if (valueOf(values, "hyperedge") == QLatin1String("1"))
        return ElementKind::Switch;
    return ElementKind::Router;
}

void GraphMlReader::addNode(Node &node)
{
    QString name = valueOf(node.values, LabelKey);
    if (name.isEmpty())
        name = valueOf(node.values, "name");
    const QJsonObject own = ownAttributes(node.values, node.place);
    node.device = m_builder.addDevice(kindOf(node.values), name.isEmpty() ? node.id : name,
                                      node.place, own.value(QLatin1String("type")).toString());
    place(node);
    Values rest = node.values;
    m_builder.setAttributes(node.device, own, node.place);
    for (const char *known : {"Latitude", "Longitude", "hyperedge", "name", "id"})
        rest.erase(QLatin1String(known));
    keep(node.device, rest, "node", node.place);
}

void GraphMlReader::place(const Node &node)
{
    const auto x = numberOf(node.values, XKey);
    const auto y = numberOf(node.values, YKey);
    if (x && y) {
        m_builder.setPosition(node.device, {*x, *y}, node.place);
        return;
    }
    const auto latitude = numberOf(node.values, "Latitude");
    const auto longitude = numberOf(node.values, "Longitude");
    if (latitude && longitude)
        m_builder.setPlaceOnEarth(node.device, *latitude, *longitude, node.place);
}

void GraphMlReader::addPorts(const Node &node)
{
    for (const Port &port : node.ports) {
        const auto *known = m_builder.interfaceOf(node.device, port.name);
        const ElementId id =
            known ? known->id : m_builder.addInterface(node.device, port.name, node.place);
        m_builder.setAttributes(id, ownAttributes(port.values, node.place), node.place);
        for (const char *address : {"ip4address", "ip6address"})
            m_builder.setAddress(id, valueOf(port.values, address), node.place);
    }
}

void GraphMlReader::addEdge(const Edge &edge)
{
    const ElementId from = m_nodes[m_nodeIndices.value(edge.ends[0])].device;
    const ElementId to = m_nodes[m_nodeIndices.value(edge.ends[1])].device;
    const auto connection =
        m_builder.connect({from, edge.ports[0]}, {to, edge.ports[1]}, edge.place);
    if (!connection)
        return;
    m_builder.setAttributes(*connection, ownAttributes(edge.values, edge.place), edge.place);
    addSpeed(*connection, edge);
    Values rest = edge.values;
    for (const char *known : {"id", "key", "LinkSpeedRaw"})
        rest.erase(QLatin1String(known));
    keep(*connection, rest, "edge", edge.place);
}

void GraphMlReader::addSpeed(const ConnectionId &connection, const Edge &edge)
{
    if (const auto bitsPerSecond = numberOf(edge.values, "LinkSpeedRaw")) {
        LinkEmulation emulation;
        emulation.bandwidthKbit = *bitsPerSecond / 1000;
        m_builder.emulate(connection, emulation, TopologyBuilder::Direction::Both, edge.place);
    }
}

} // namespace

Result<Imported> readGraphMl(const QByteArray &text)
{
    return GraphMlReader(text).read();
}

} // namespace tomato::exchange

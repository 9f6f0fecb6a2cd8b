// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/jsonrest.h"
#include "app/exchange/graphml/graphmlparts.h"
#include "app/exchange/graphmlkeys.h"
#include "app/exchange/linkspeed.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/format/jsontext.h"

#include <QHash>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

class GraphMlReader
{
public:
    Result<Imported> read(XmlTree &document);

private:
    void readKey(XmlTree &key);
    Result<> readGraph(XmlTree &graph, bool isDirected);
    Result<> readNode(XmlTree &element, bool isDirected);
    void readEdge(XmlTree &element, bool isDirected);
    Result<> readHyperedge(XmlTree &element);
    GraphmlPort readPort(XmlTree &element);
    void readData(XmlTree &element, Values &values);
    Values withFallbacks(const QString &what) const;

    void addNode(GraphmlNode &node);
    void addPorts(const GraphmlNode &node);
    void place(const GraphmlNode &node);
    void addEdge(const GraphmlEdge &edge);
    /// Reports the values of an edge that was left out.
    void keepOut(const Values &values, const GraphmlEdge &edge);
    void addGraph(const QJsonValue &rest);
    /// Takes all of ToMaTo's attributes, when our own writer stored them. What cannot be read
    /// stays.
    QJsonObject ownAttributes(Values &values, const std::string &place);
    /// Keeps what has no meaning here in the attribute `_graphml`.
    template <class Id>
    void keep(const Id &id, Values values, QJsonObject kept, const char *what,
              const std::string &place);

    TopologyBuilder m_builder;
    QHash<QString, GraphmlKey> m_keys;
    Values m_graph;
    std::vector<GraphmlNode> m_nodes;
    std::vector<GraphmlEdge> m_edges;
    QHash<QString, std::size_t> m_nodeIndices;
    /// Edges of a directed graph, from where to where.
    std::multimap<std::pair<QString, QString>, ConnectionId> m_directed;
    int m_hyperedges = 0;
    /// Where the graph's own attributes stand.
    std::string m_ownPlace;
    bool m_isOurs = false;
};

Result<Imported> GraphMlReader::read(XmlTree &document)
{
    if (document.name() != QLatin1String("graphml"))
        return failure("this is no GraphML: its outermost element is not <graphml>", "line 1");
    for (XmlTree *key : document.takeAll("key"))
        readKey(*key);
    const std::vector<XmlTree *> graphs = document.takeAll("graph");
    for (XmlTree *graph : graphs) {
        if (const auto read = readGraph(*graph, false); !read)
            return passOn(read);
    }
    if (graphs.size() > 1)
        m_builder.report().add("the file has " + std::to_string(graphs.size()) +
                                   " graphs: they are parts of one topology",
                               graphs[1]->place());
    addGraph(document.rest());
    for (GraphmlNode &node : m_nodes)
        addNode(node);
    for (const GraphmlEdge &edge : m_edges) {
        for (const QString &end : edge.ends) {
            if (!m_nodeIndices.contains(end))
                return failure("no node has the id " + quoted(end), edge.place);
        }
        addEdge(edge);
    }
    for (const GraphmlNode &node : m_nodes)
        addPorts(node);
    return m_builder.finish();
}

void GraphMlReader::readKey(XmlTree &element)
{
    static const QStringList kinds = {"boolean", "int", "long", "float", "double", "string"};
    static const QStringList parts = {"graphml", "graph", "node",     "edge",
                                      "port",    "all",   "endpoint", "hyperedge"};
    const QString id = element.value("id");
    GraphmlKey key{element.take("attr.name"), {}, element.value("for"), &element};
    if (key.name.isEmpty())
        key.name = id;
    m_isOurs = m_isOurs || key.name == QLatin1String(AttributesKey);
    if (parts.contains(key.what))
        (void)element.take("for");
    // The type is visible in the values themselves.
    if (kinds.contains(element.value("attr.type")))
        (void)element.take("attr.type");
    for (XmlTree *fallback : element.takeAll("default"))
        key.fallback = fallback->takeText();
    m_keys.insert(id, key);
}

Values GraphMlReader::withFallbacks(const QString &what) const
{
    Values values;
    for (const GraphmlKey &key : m_keys) {
        if (!key.fallback.isEmpty() && (key.what == what || key.what == QLatin1String("all")))
            values[key.name] = key.fallback;
    }
    return values;
}

Result<> GraphMlReader::readGraph(XmlTree &graph, bool isDirected)
{
    if (graph.has("edgedefault")) {
        isDirected = graph.value("edgedefault") == QLatin1String("directed");
        if (isDirected || graph.value("edgedefault") == QLatin1String("undirected"))
            (void)graph.take("edgedefault");
    }
    for (XmlTree *data : graph.takeAll("data")) {
        if (const auto key = m_keys.constFind(data->value("key"));
            key != m_keys.constEnd() && key->name == QLatin1String(AttributesKey))
            m_ownPlace = data->place();
        readData(*data, m_graph);
    }
    for (XmlTree *node : graph.takeAll("node")) {
        if (auto read = readNode(*node, isDirected); !read)
            return read;
    }
    for (XmlTree *edge : graph.takeAll("edge"))
        readEdge(*edge, isDirected);
    for (XmlTree *hyperedge : graph.takeAll("hyperedge")) {
        if (auto read = readHyperedge(*hyperedge); !read)
            return read;
    }
    for (const XmlTree &child : graph.children()) {
        static const QStringList known = {"data", "node", "edge", "hyperedge"};
        if (!known.contains(child.name()))
            m_builder.report().add("<" + child.name().left(40).toStdString() +
                                       "> has no counterpart: it is kept in the file and has no "
                                       "effect",
                                   child.place());
    }
    return {};
}

void GraphMlReader::readData(XmlTree &element, Values &values)
{
    const QString id = element.value("key");
    const auto key = m_keys.constFind(id);
    QString name = key == m_keys.constEnd() ? id : key->name;
    QString value = element.takeText();
    if (value.isEmpty())
        return;
    (void)element.take("key");
    if (key != m_keys.constEnd())
        (void)key->element->take("id");
    // Two keys may have one name, as `id` of edges has in the Zoo.
    const auto before = values.find(name);
    if (before != values.end() && before->second != value && key != m_keys.constEnd() &&
        key->fallback != before->second)
        name += QStringLiteral(" (%1)").arg(id);
    values[name] = std::move(value);
}

GraphmlPort GraphMlReader::readPort(XmlTree &element)
{
    GraphmlPort port{element.take("name"), {}, {}};
    for (XmlTree *data : element.takeAll("data"))
        readData(*data, port.values);
    port.rest = element.takeRest();
    return port;
}

Result<> GraphMlReader::readNode(XmlTree &element, bool isDirected)
{
    GraphmlNode node;
    node.id = element.take("id");
    node.place = element.place();
    node.values = withFallbacks(QStringLiteral("node"));
    if (m_nodeIndices.contains(node.id))
        return failure("another node has the id " + quoted(node.id), node.place);
    // The node is added before those inside it: no node in a group may have the group's id.
    const std::size_t index = m_nodes.size();
    m_nodeIndices.insert(node.id, index);
    m_nodes.emplace_back();
    for (XmlTree *data : element.takeAll("data")) {
        if (auto yed = readYedNode(*data))
            node.yed = *std::move(yed);
        readData(*data, node.values);
    }
    for (XmlTree *port : element.takeAll("port"))
        node.ports.push_back(readPort(*port));
    for (XmlTree *graph : element.takeAll("graph")) {
        m_builder.report().add("a graph inside a node: its nodes stand beside it", graph->place());
        if (auto read = readGraph(*graph, isDirected); !read)
            return read;
    }
    node.rest = element.takeRest();
    m_nodes[index] = std::move(node);
    return {};
}

void GraphMlReader::readEdge(XmlTree &element, bool isDirected)
{
    GraphmlEdge edge;
    edge.ends = {element.take("source"), element.take("target")};
    edge.ports = {element.take("sourceport"), element.take("targetport")};
    edge.place = element.place();
    edge.values = withFallbacks(QStringLiteral("edge"));
    edge.isDirected = isDirected;
    if (element.has("directed"))
        edge.isDirected = element.value("directed") == QLatin1String("true");
    for (XmlTree *data : element.takeAll("data"))
        readData(*data, edge.values);
    if (element.value("id").isEmpty())
        (void)element.take("id");
    edge.rest = element.takeRest();
    m_edges.push_back(std::move(edge));
}

/// A link with several ends becomes a switch.
Result<> GraphMlReader::readHyperedge(XmlTree &element)
{
    GraphmlNode node;
    node.place = element.place();
    node.id = QStringLiteral("hyperedge %1").arg(++m_hyperedges);
    if (const QString id = element.take("id"); !id.isEmpty())
        node.values[QLatin1String(LabelKey)] = id;
    node.values[QStringLiteral("hyperedge")] = QStringLiteral("1");
    for (XmlTree *data : element.takeAll("data"))
        readData(*data, node.values);
    m_builder.report().add("a hyperedge became a switch", node.place);
    for (XmlTree *endpoint : element.takeAll("endpoint")) {
        GraphmlEdge edge;
        edge.ends = {node.id, endpoint->take("node")};
        edge.ports = {QString(), endpoint->take("port")};
        edge.place = endpoint->place();
        edge.rest = endpoint->takeRest();
        m_edges.push_back(std::move(edge));
    }
    node.rest = element.takeRest();
    if (m_nodeIndices.contains(node.id))
        return failure("another node has the id " + quoted(node.id), node.place);
    m_nodeIndices.insert(node.id, m_nodes.size());
    m_nodes.push_back(std::move(node));
    return {};
}

QJsonObject GraphMlReader::ownAttributes(Values &values, const std::string &place)
{
    const QString json = valueOf(values, AttributesKey);
    if (json.isEmpty())
        return {};
    const auto parsed = topology::parseJsonObject(json.toUtf8());
    if (parsed) {
        values.erase(QLatin1String(AttributesKey));
        return *parsed;
    }
    m_builder.report().add("ToMaTo's attributes cannot be read: " + parsed.error().text(), place);
    return {};
}

template <class Id>
void GraphMlReader::keep(const Id &id, Values values, QJsonObject kept, const char *what,
                         const std::string &place)
{
    if (kept.size() > (kept.contains(QLatin1String("@id")) ? 1 : 0))
        m_builder.report().add(std::string("the ") + what +
                                   "s' graphics and the like are kept in the file and have no "
                                   "effect",
                               place);
    for (const auto &[name, value] : values) {
        kept.insert(name, value);
        // These numbers only distinguish the elements.
        if (name == QLatin1String("id") || name == QLatin1String("key"))
            continue;
        m_builder.report().add(std::string("the ") + what + "s' " + quoted(name) +
                                   " is kept in the file and has no effect",
                               place);
    }
    if (!kept.isEmpty())
        m_builder.setAttribute(id, QStringLiteral("_graphml"), kept);
}

void GraphMlReader::addGraph(const QJsonValue &rest)
{
    const QJsonObject own = ownAttributes(m_graph, m_ownPlace);
    for (auto it = own.begin(); it != own.end(); ++it) {
        if (const auto checked =
                topology::checkTopologyAttributes({{it.key(), it.value()}}, "graph");
            checked)
            m_builder.setAttribute(it.key(), it.value());
        else
            m_builder.report().add(checked.error().message, m_ownPlace + ": " +
                                                                checked.error().place + " " +
                                                                valueText(it.value()));
    }
    if (!own.contains(QLatin1String("name")))
        for (const char *name : {"Network", LabelKey, "name"}) {
            if (const QString value = valueOf(m_graph, name); !value.isEmpty()) {
                m_builder.setName(value);
                break;
            }
        }
    QJsonObject kept = rest.toObject();
    for (const auto &[name, value] : m_graph) {
        if (own.isEmpty())
            kept.insert(name, value);
    }
    // The attributes of our own namespaces carry no information.
    for (const char *plain : {"@xsi:schemaLocation", "@schemaLocation"})
        kept.remove(QLatin1String(plain));
    if (!kept.isEmpty())
        m_builder.setAttribute(QStringLiteral("_graphml"), kept);
    if (!own.contains(topology::NotesAttribute))
        m_builder.setAttribute(topology::NotesAttribute, valueOf(m_graph, "Note"));
}

/// In our own files the id is among the attributes already.
static QJsonObject withoutId(const QJsonValue &rest, bool isOurs)
{
    QJsonObject kept = rest.toObject();
    if (isOurs)
        kept.remove(QLatin1String("@id"));
    return kept;
}

void GraphMlReader::addNode(GraphmlNode &node)
{
    QString name = valueOf(node.values, LabelKey);
    if (name.isEmpty())
        name = valueOf(node.values, "name");
    if (name.isEmpty())
        name = node.yed.label;
    const QJsonObject own = ownAttributes(node.values, node.place);
    const ElementKind kind = elementKindOf(node.values);
    node.device = m_builder.addDevice(kind, name.isEmpty() ? node.id : name, node.place,
                                      own.value(QLatin1String("type")).toString());
    place(node);
    Values rest = node.values;
    m_builder.setAttributes(node.device, own, node.place);
    for (const char *label : {LabelKey, "name"}) {
        if (valueOf(rest, label).simplified() == name.simplified())
            rest.erase(QLatin1String(label));
    }
    if (saysKind(rest, KindKey, kind))
        rest.erase(QLatin1String(KindKey));
    for (const char *number : {XKey, YKey, "Latitude", "Longitude"}) {
        if (numberOf(rest, number))
            rest.erase(QLatin1String(number));
    }
    if (valueOf(rest, "hyperedge") == QLatin1String("1"))
        rest.erase(QStringLiteral("hyperedge"));
    if (valueOf(rest, "id") == node.id)
        rest.erase(QStringLiteral("id"));
    else if (node.id != name && own.isEmpty())
        m_builder.setAttribute(node.device, QStringLiteral("_graphml_id"), node.id);
    keep(node.device, rest, withoutId(node.rest, m_isOurs), "node", node.place);
}

void GraphMlReader::place(const GraphmlNode &node)
{
    const auto latitude = numberOf(node.values, "Latitude");
    const auto longitude = numberOf(node.values, "Longitude");
    if (latitude && longitude)
        m_builder.setPlaceOnEarth(node.device, *latitude, *longitude, node.place);
    const auto x = numberOf(node.values, XKey);
    const auto y = numberOf(node.values, YKey);
    if (x && y)
        m_builder.setPosition(node.device, {*x, *y}, node.place);
    else if (node.yed.position)
        m_builder.setPosition(node.device, *node.yed.position, node.place);
}

void GraphMlReader::addPorts(const GraphmlNode &node)
{
    for (const GraphmlPort &port : node.ports) {
        Values rest = port.values;
        const auto *known = m_builder.interfaceOf(node.device, port.name);
        const ElementId id =
            known ? known->id : m_builder.addInterface(node.device, port.name, node.place);
        m_builder.setAttributes(id, ownAttributes(rest, node.place), node.place);
        for (const QLatin1String address :
             {topology::Ip4AddressAttribute, topology::Ip6AddressAttribute}) {
            m_builder.setAddress(id, valueOf(rest, address.data()), node.place);
            rest.erase(address);
        }
        keep(id, rest, port.rest.toObject(), "port", node.place);
    }
}

void GraphMlReader::keepOut(const Values &values, const GraphmlEdge &edge)
{
    QJsonObject rest = edge.rest.toObject();
    for (const auto &[name, value] : values)
        rest.insert(name, value);
    for (auto each = rest.begin(); each != rest.end(); ++each) {
        m_builder.report().add("with an edge that was left out " + quoted(each.key()) +
                                   " was left out, too",
                               edge.place + " " + valueText(*each));
    }
}

void GraphMlReader::addEdge(const GraphmlEdge &edge)
{
    using Direction = TopologyBuilder::Direction;
    Values rest = edge.values;
    const LinkSpeed speed = takeLinkSpeed(rest);
    LinkEmulation emulation;
    emulation.bandwidthKbit = speed.kilobitsPerSecond;
    if (speed.isCut)
        m_builder.report().add("links that are faster than 1 Gbit/s are emulated with that",
                               edge.place);
    const bool hasPorts = !edge.ports[0].isEmpty() || !edge.ports[1].isEmpty();
    const auto back = m_directed.find({edge.ends[1], edge.ends[0]});
    if (edge.isDirected && !hasPorts && back != m_directed.end()) {
        m_builder.report().add("an edge and its opposite became one connection", edge.place);
        if (speed.kilobitsPerSecond)
            m_builder.emulate(back->second, emulation, Direction::FromSecond, edge.place);
        QJsonObject opposite = edge.rest.toObject();
        for (const auto &[name, value] : rest)
            opposite.insert(name, value);
        m_builder.setAttribute(back->second, QStringLiteral("_graphml_opposite"), opposite);
        m_directed.erase(back);
        return;
    }
    const ElementId from = m_nodes[m_nodeIndices.value(edge.ends[0])].device;
    const ElementId to = m_nodes[m_nodeIndices.value(edge.ends[1])].device;
    const auto connection =
        m_builder.connect({from, edge.ports[0]}, {to, edge.ports[1]}, edge.place);
    if (!connection) {
        keepOut(rest, edge);
        return;
    }
    if (edge.isDirected && !hasPorts)
        m_directed.emplace(std::pair(edge.ends[0], edge.ends[1]), *connection);
    m_builder.setAttributes(*connection, ownAttributes(rest, edge.place), edge.place);
    if (speed.kilobitsPerSecond)
        m_builder.emulate(*connection, emulation, Direction::Both, edge.place);
    keep(*connection, rest, withoutId(edge.rest, m_isOurs), "edge", edge.place);
}

} // namespace

Result<Imported> readGraphMl(const QByteArray &text)
{
    auto document = XmlTree::parse(QString::fromUtf8(text));
    if (!document)
        return passOn(document);
    return GraphMlReader().read(*document);
}

} // namespace tomato::exchange

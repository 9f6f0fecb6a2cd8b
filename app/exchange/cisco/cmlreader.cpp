// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cisco/cmldrawing.h"
#include "app/exchange/cisco/routerconfig.h"
#include "app/exchange/documents/yamltree.h"
#include "app/exchange/furtherdocuments.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/attributes/attributenames.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

const QString CmlKey = QStringLiteral("_cml");

/// Names of interfaces by their ids.
struct CmlNode
{
    ElementId device;
    std::map<QString, const YamlTree *> interfaces;
    QString configuration;
    /// Where it stands; empty where there is none.
    std::string configurationPlace;
    bool hasConfiguredAddress = false;
};

/// Cisco Modeling Labs' files, versions 0.0.1 to 0.3.
class CmlReader
{
public:
    Result<Imported> read(const YamlTree &document);

private:
    void readLab(const YamlTree &document);
    Result<> addNode(const YamlTree &node);
    Result<> readInterfaces(const YamlTree &node, CmlNode &known);
    Result<> addLink(const YamlTree &link);
    Result<TopologyBuilder::End> endOf(const YamlTree &link, const char *node,
                                       const char *interface) const;
    void setEnd(const ElementId &interface, const YamlTree &link, const char *node,
                const char *end);
    void condition(const ConnectionId &connection, const YamlTree &conditioning);
    std::optional<double> number(const YamlTree &value);
    void addAnnotations(const YamlTree &document);
    /// Says what was taken of the nodes' configurations.
    void reportConfigurations();
    /// Says of these keys of a map that they have no effect, but for those that are known.
    void reportRest(const YamlTree &map, const QStringList &known, const char *whose,
                    const ElementId &about = {});

    TopologyBuilder m_builder;
    std::map<QString, CmlNode> m_nodes;
};

ElementKind cmlKind(const QString &definition)
{
    static const std::map<QString, ElementKind> kinds = {
        {"unmanaged_switch", ElementKind::Switch},
        {"iosvl2", ElementKind::Switch},
        {"ioll2-xe", ElementKind::Switch},
        {"external_connector", ElementKind::ExternalNetwork},
    };
    if (const auto found = kinds.find(definition); found != kinds.end())
        return found->second;
    static const QStringList hosts = {
        "alpine",  "alpine-trex", "alpine-wanem", "chrome",    "coreos",
        "desktop", "dnsmasq",     "firefox",      "net-tools", "nginx",
        "radius",  "server",      "syslog",       "tacplus",   "thousandeyes-ea",
        "trex",    "ubuntu",      "wan_emulator", "wanem"};
    return hosts.contains(definition) ? ElementKind::Host : ElementKind::Router;
}

const char *cmlBecame(ElementKind kind)
{
    return kind == ElementKind::Host              ? "a host"
           : kind == ElementKind::Switch          ? "a switch"
           : kind == ElementKind::ExternalNetwork ? "an external network that leads nowhere yet"
                                                  : "a router";
}

void CmlReader::reportRest(const YamlTree &map, const QStringList &known, const char *whose,
                           const ElementId &about)
{
    for (const auto &[key, value] : map.map) {
        if (!known.contains(key))
            m_builder.report().add(std::string(whose) + " " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   value.place(), about);
    }
}

void CmlReader::readLab(const YamlTree &document)
{
    const YamlTree &lab = document["lab"];
    m_builder.setName(lab["title"].text);
    QStringList notes;
    for (const char *key : {"description", "notes"}) {
        if (const QString text = lab[key].text.trimmed(); !text.isEmpty())
            notes << text;
    }
    m_builder.setAttribute(topology::NotesAttribute, notes.join(QStringLiteral("\n\n")));
    reportRest(lab, {"title", "description", "notes", "version", "timestamp"}, "the lab's");
    QJsonObject kept = document.toJson().toObject();
    for (const char *elsewhere : {"nodes", "links", "annotations"})
        kept.remove(QLatin1String(elsewhere));
    m_builder.setAttribute(CmlKey, kept);
    reportRest(document, {"lab", "nodes", "links", "annotations"}, "the file's");
}

Result<Imported> CmlReader::read(const YamlTree &document)
{
    readLab(document);
    const YamlTree &nodes = document["nodes"];
    if (nodes.kind != YamlTree::Kind::List)
        return failure("expected a list of nodes", nodes.isNothing() ? "line 1" : nodes.place());
    for (const YamlTree &node : nodes.list) {
        if (const auto added = addNode(node); !added)
            return passOn(added);
    }
    const YamlTree &links = document["links"];
    if (!links.isNothing() && links.kind != YamlTree::Kind::List)
        return failure("expected a list of links", links.place());
    for (const YamlTree &link : links.list) {
        if (const auto added = addLink(link); !added)
            return passOn(added);
    }
    reportConfigurations();
    addAnnotations(document);
    return m_builder.finish();
}

/// A text, or since 2.9 a list of files.
QString configurationOf(const YamlTree &value)
{
    QString text = value.text;
    for (const YamlTree &file : value.list)
        text += file["content"].text + QLatin1Char('\n');
    return text;
}

Result<> CmlReader::addNode(const YamlTree &node)
{
    if (node.kind != YamlTree::Kind::Map)
        return failure("expected a node with its id and its label", node.place());
    const QString id = node["id"].text;
    if (id.isEmpty())
        return failure("a node needs an id", node.place());
    if (m_nodes.contains(id))
        return failure("another node has the id " + quoted(id), node.place());
    const QString definition = node["node_definition"].text;
    const ElementKind kind = cmlKind(definition);
    CmlNode known;
    const QString label = node["label"].text;
    known.device = m_builder.addDevice(kind, label.isEmpty() ? id : label, node.place());
    known.configuration = configurationOf(node["configuration"]);
    if (!node["configuration"].isNothing())
        known.configurationPlace = node["configuration"].place();
    bool isX = false;
    bool isY = false;
    const double x = node["x"].text.toDouble(&isX);
    const double y = node["y"].text.toDouble(&isY);
    if (isX && isY)
        m_builder.setPosition(known.device, {x, y}, node.place());
    m_builder.setAttribute(known.device, CmlKey, node.toJson());
    m_builder.report().add("a node of the definition " + quoted(definition) + " became " +
                               cmlBecame(kind) +
                               "; its image and settings are kept in the file and have no effect",
                           node.place(), known.device);
    reportRest(node,
               {"id", "label", "node_definition", "image_definition", "x", "y", "interfaces",
                "configuration"},
               "a node's", known.device);
    if (const auto read = readInterfaces(node, known); !read)
        return read;
    m_nodes.emplace(id, std::move(known));
    return {};
}

Result<> CmlReader::readInterfaces(const YamlTree &node, CmlNode &known)
{
    const YamlTree &interfaces = node["interfaces"];
    if (!interfaces.isNothing() && interfaces.kind != YamlTree::Kind::List)
        return failure("expected a list of interfaces", interfaces.place());
    for (const YamlTree &each : interfaces.list) {
        if (each.kind != YamlTree::Kind::Map || each["id"].text.isEmpty())
            return failure("an interface needs an id", each.place());
        known.interfaces[each["id"].text] = &each;
        reportRest(each, {"id", "label", "mac_address"}, "an interface's", known.device);
    }
    return {};
}

Result<TopologyBuilder::End> CmlReader::endOf(const YamlTree &link, const char *node,
                                              const char *interface) const
{
    const auto found = m_nodes.find(link[node].text);
    if (found == m_nodes.end())
        return failure("there is no node " + quoted(link[node].text),
                       (link[node].isNothing() ? link : link[node]).place());
    const QString id = link[interface].text;
    const auto end = found->second.interfaces.find(id);
    if (end == found->second.interfaces.end())
        return failure("the node " + quoted(link[node].text) + " has no interface " + quoted(id),
                       (link[interface].isNothing() ? link : link[interface]).place());
    const QString label = (*end->second)["label"].text;
    return TopologyBuilder::End{found->second.device, label.isEmpty() ? id : label};
}

Result<> CmlReader::addLink(const YamlTree &link)
{
    if (link.kind != YamlTree::Kind::Map)
        return failure("expected a link with its nodes", link.place());
    const auto first = endOf(link, "n1", "i1");
    if (!first)
        return passOn(first);
    const auto second = endOf(link, "n2", "i2");
    if (!second)
        return passOn(second);
    const auto connection = m_builder.connect(*first, *second, link.place());
    if (!connection)
        return {};
    m_builder.setAttribute(*connection, CmlKey, link.toJson());
    reportRest(link, {"id", "n1", "n2", "i1", "i2", "conditioning"}, "a link's");
    const auto ends = m_builder.ends(*connection);
    setEnd(ends[0], link, "n1", "i1");
    setEnd(ends[1], link, "n2", "i2");
    condition(*connection, link["conditioning"]);
    return {};
}

/// An interface's MAC address, and the addresses that its node's configuration gives it.
void CmlReader::setEnd(const ElementId &interface, const YamlTree &link, const char *node,
                       const char *end)
{
    CmlNode &known = m_nodes.at(link[node].text);
    const YamlTree &settings = *known.interfaces.at(link[end].text);
    m_builder.setMac(interface, settings["mac_address"].text, settings.place());
    for (const ConfiguredInterface &each : configuredInterfaces(known.configuration)) {
        if (!isSameInterface(each.name, settings["label"].text))
            continue;
        m_builder.setAddress(interface, each.ip4Address, settings.place());
        m_builder.setAddress(interface, each.ip6Address, settings.place());
        known.hasConfiguredAddress = true;
    }
}

void CmlReader::reportConfigurations()
{
    for (const auto &[id, node] : m_nodes) {
        if (node.configurationPlace.empty())
            continue;
        if (node.hasConfiguredAddress)
            m_builder.report().add(
                "of a node's 'configuration' its addresses became those of the interfaces; the "
                "rest is kept in the file and has no effect",
                node.configurationPlace, node.device);
        else
            m_builder.report().add("a node's 'configuration' is kept in the file and has no effect",
                                   node.configurationPlace, node.device);
    }
}

std::optional<double> CmlReader::number(const YamlTree &value)
{
    if (value.isNothing())
        return std::nullopt;
    bool isNumber = false;
    const double number = value.text.toDouble(&isNumber);
    if (isNumber)
        return number;
    m_builder.report().add("a link's conditioning is no number: it is not emulated",
                           value.place() + " " + quoted(value.text));
    return std::nullopt;
}

void CmlReader::condition(const ConnectionId &connection, const YamlTree &conditioning)
{
    if (conditioning.isNothing())
        return;
    reportRest(conditioning,
               {"enabled", "bandwidth", "latency", "jitter", "loss", "duplicate", "corrupt_prob"},
               "a link's conditioning");
    LinkEmulation emulation;
    emulation.bandwidthKbit = number(conditioning["bandwidth"]);
    emulation.delayMilliseconds = number(conditioning["latency"]);
    emulation.jitterMilliseconds = number(conditioning["jitter"]);
    emulation.lossPercent = number(conditioning["loss"]);
    emulation.duplicatePercent = number(conditioning["duplicate"]);
    emulation.corruptPercent = number(conditioning["corrupt_prob"]);
    if (emulation == LinkEmulation())
        return;
    m_builder.emulate(connection, emulation, TopologyBuilder::Direction::Both,
                      conditioning.place());
    if (conditioning["enabled"].text.toLower() == QLatin1String("false"))
        m_builder.setAttribute(connection, topology::EmulationAttribute, false);
}

void CmlReader::addAnnotations(const YamlTree &document)
{
    QJsonArray drawn;
    for (const YamlTree &each : document["annotations"].list) {
        const auto annotation = readCmlAnnotation(each);
        if (annotation) {
            drawn.append(*annotation);
            reportRest(each, cmlAnnotationKeys(), "an annotation's");
            continue;
        }
        m_builder.report().add("an annotation is not drawn: " + annotation.error().message +
                                   "; it is kept in the file",
                               each.place());
    }
    if (!drawn.isEmpty())
        m_builder.setAttribute(QStringLiteral("_annotations"), drawn);
    const YamlTree &all = document["annotations"];
    if (static_cast<std::size_t>(drawn.size()) == all.list.size() &&
        (all.isNothing() || all.kind == YamlTree::Kind::List))
        return;
    QJsonObject kept = m_builder.topology().attributes().value(CmlKey).toObject();
    kept.insert(QStringLiteral("annotations"), all.toJson());
    m_builder.setAttribute(CmlKey, kept);
}

} // namespace

Result<Imported> readCml(const QByteArray &text)
{
    const auto documents = YamlTree::parseAll(text);
    if (!documents)
        return passOn(documents);
    if (documents->front()["lab"].kind != YamlTree::Kind::Map)
        return failure("expected the key 'lab' with the lab's title", "line 1");
    auto imported = CmlReader().read(documents->front());
    if (imported)
        keepFurtherDocuments(*documents, QStringLiteral("_cml_documents"), *imported);
    return imported;
}

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/furtherdocuments.h"
#include "app/exchange/linkspeed.h"
#include "app/exchange/netlab/netlablink.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/networkaddress.h"

#include <QJsonArray>
#include <QJsonObject>

#include <map>

namespace tomato::exchange {

using topology::ElementKind;
using topology::IpVersion;
using topology::NetworkAddress;

namespace {

const QString NetlabKey = QStringLiteral("_netlab");

class NetlabReader
{
public:
    Result<Imported> read(const YamlTree &document);

private:
    struct Node
    {
        ElementId device;
        /// Counts from 1; addresses in networks follow it. It is 0 as long as the node has none.
        int number = 0;
        int interfaces = 0;
    };

    void readDocument();
    /// Says of the keys of a map that they have no effect, but for those that have one.
    void reportRest(const YamlTree &map, const QStringList &used, const char *whose);
    void readGroups();
    Result<> readNodes();
    /// Adds the nodes that a group makes of its members.
    void addMembers();
    /// Gives each node that says no number of its own the next one that none has.
    void numberNodes();
    void addNode(const QString &name, const YamlTree &settings, const std::string &place);
    ElementKind kindOf(const QString &name, const YamlTree &settings) const;
    /// A setting of the node itself, else of a group that it is in.
    QString setting(const QString &name, const YamlTree &settings, const char *key) const;
    Result<> readLinks(const YamlTree &links, const std::set<QString> &nodes);
    void addLink(const NetlabLink &link);
    void addStub(const NetlabLink &link);
    void addNetwork(const NetlabLink &link);
    void addPair(const NetlabLink &link);
    TopologyBuilder::End endOf(const NetlabLink::End &end);
    void setEnd(const ElementId &interface, const NetlabLink &link, std::size_t number);
    /// The network of a link, of one version of IP.
    std::optional<NetworkAddress> prefixOf(const NetlabLink &link, IpVersion version) const;
    void impair(const ConnectionId &connection, const YamlTree &tc,
                TopologyBuilder::Direction direction);
    std::optional<double> impairment(const YamlTree &tc, const char *key);
    void reportLink(const NetlabLink &link);

    TopologyBuilder m_builder;
    const YamlTree *m_document = nullptr;
    /// The device of a node that names none.
    QString m_usualDevice;
    /// By the names of their members.
    std::map<QString, std::vector<const YamlTree *>> m_groups;
    std::map<QString, const YamlTree *> m_prefixes;
    std::map<QString, Node> m_nodes;
    /// The names of the nodes as they stand in the file.
    QStringList m_order;
    std::set<int> m_numbers;
    int m_networks = 0;
};

void NetlabReader::readDocument()
{
    m_builder.setName((*m_document)["name"].text);
    QJsonObject kept = m_document->toJson().toObject();
    kept.remove(QStringLiteral("name"));
    kept.remove(QStringLiteral("nodes"));
    m_builder.setAttribute(NetlabKey, kept);
    static const QStringList used = {"name", "nodes", "links", "prefix", "defaults.device"};
    static const QStringList usedInPart = {"defaults", "groups", "vlans"};
    for (const auto &[key, value] : m_document->map) {
        if (key == QLatin1String("plugin"))
            m_builder.report().add("plugins are not run: what they would add is not there",
                                   value.place());
        else if (!used.contains(key) &&
                 !(usedInPart.contains(key) && value.kind == YamlTree::Kind::Map))
            m_builder.report().add(quoted(key) + " is kept in the file and has no effect",
                                   value.place());
    }
    for (const auto &[key, value] : (*m_document)["defaults"].map) {
        if (key != QLatin1String("device"))
            m_builder.report().add(quoted(QStringLiteral("defaults.") + key) +
                                       " is kept in the file and has no effect",
                                   value.place());
    }
    for (const auto &[name, group] : (*m_document)["groups"].map)
        reportRest(group, {"members", "device", "role", "_auto_create"}, "a group's");
    for (const auto &[name, vlan] : (*m_document)["vlans"].map)
        reportRest(vlan, {"links"}, "a VLAN's");
}

void NetlabReader::reportRest(const YamlTree &map, const QStringList &used, const char *whose)
{
    for (const auto &[key, value] : map.map) {
        if (!used.contains(key))
            m_builder.report().add(std::string(whose) + " " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   value.place());
    }
}

void NetlabReader::readGroups()
{
    const QString device = (*m_document)["defaults"]["device"].text;
    m_usualDevice = device.isEmpty() ? (*m_document)["defaults.device"].text : device;
    for (const auto &[name, prefix] : (*m_document)["prefix"].map)
        m_prefixes.emplace(name, &prefix);
    for (const auto &[name, group] : (*m_document)["groups"].map) {
        for (const YamlTree &member : group["members"].list)
            m_groups[member.text].push_back(&group);
    }
}

Result<Imported> NetlabReader::read(const YamlTree &document)
{
    m_document = &document;
    if (document.kind != YamlTree::Kind::Map)
        return failure("expected nodes and links", "line 1");
    if (const auto checked = document.expectText("name"); !checked)
        return passOn(checked);
    readDocument();
    readGroups();
    if (const auto read = readNodes(); !read)
        return passOn(read);
    std::set<QString> names;
    for (const auto &[name, node] : m_nodes)
        names.insert(name);
    if (const auto read = readLinks(document["links"], names); !read)
        return passOn(read);
    for (const auto &[vlan, settings] : document["vlans"].map) {
        if (settings["links"].isNothing())
            continue;
        m_builder.report().add("a VLAN's links became links without it",
                               settings["links"].place() + " " + quoted(vlan));
        if (const auto read = readLinks(settings["links"], names); !read)
            return passOn(read);
    }
    return m_builder.finish();
}

Result<> NetlabReader::readLinks(const YamlTree &links, const std::set<QString> &nodes)
{
    const auto read = readNetlabLinks(links, nodes, m_builder.report());
    if (!read && !(*m_document)["plugin"].isNothing())
        return failure(read.error().message + ", and plugins, which may add nodes, are not run",
                       read.error().place);
    if (!read)
        return passOn(read);
    for (const NetlabLink &link : *read)
        addLink(link);
    return {};
}

Result<> NetlabReader::readNodes()
{
    const YamlTree &nodes = (*m_document)["nodes"];
    if (nodes.kind == YamlTree::Kind::Text)
        return failure("expected a list of nodes, or nodes by their names", nodes.place());
    for (const YamlTree &node : nodes.list) {
        const QString name = node.kind == YamlTree::Kind::Map ? node["name"].text : node.text;
        if (name.isEmpty())
            return failure("a node needs a name", node.place());
        addNode(name, node, node.place());
    }
    for (const auto &[name, settings] : nodes.map) {
        if (settings.kind == YamlTree::Kind::Text && !settings.text.isEmpty() &&
            settings.text != QLatin1String("null") && settings.text != QLatin1String("~"))
            return failure("expected a node's settings, found " + quoted(settings.text),
                           settings.place());
        if (settings.kind == YamlTree::Kind::List)
            return failure("expected a node's settings, found a list", settings.place());
        addNode(name, settings, settings.place());
    }
    addMembers();
    numberNodes();
    if (m_nodes.empty())
        return failure("there are no nodes", nodes.isNothing() ? "line 1" : nodes.place());
    return {};
}

void NetlabReader::numberNodes()
{
    int next = 1;
    for (const QString &name : std::as_const(m_order)) {
        Node &node = m_nodes.at(name);
        if (node.number != 0)
            continue;
        while (m_numbers.contains(next))
            ++next;
        node.number = next++;
    }
}

void NetlabReader::addMembers()
{
    static const YamlTree nothing;
    const YamlTree &groups = (*m_document)["groups"];
    const auto makes = [](const YamlTree &settings) {
        return settings["_auto_create"].text.toLower() == QLatin1String("true");
    };
    const bool allMake = makes(groups);
    std::set<QString> groupNames;
    for (const auto &[name, settings] : groups.map)
        groupNames.insert(name);
    for (const auto &[name, settings] : groups.map) {
        if (!makes(settings) && (!allMake || !settings["_auto_create"].isNothing()))
            continue;
        for (const YamlTree &member : settings["members"].list) {
            const bool isGroup = groupNames.contains(member.text);
            if (!member.text.isEmpty() && !isGroup && !m_nodes.contains(member.text))
                addNode(member.text, nothing, member.place());
        }
    }
}

QString NetlabReader::setting(const QString &name, const YamlTree &settings, const char *key) const
{
    if (const QString text = settings[key].text; !text.isEmpty())
        return text;
    const auto groups = m_groups.find(name);
    if (groups == m_groups.end())
        return {};
    for (const YamlTree *group : groups->second) {
        if (const QString text = (*group)[key].text; !text.isEmpty())
            return text;
    }
    return {};
}

ElementKind NetlabReader::kindOf(const QString &name, const YamlTree &settings) const
{
    const QString role = setting(name, settings, "role");
    if (role == QLatin1String("host"))
        return ElementKind::Host;
    if (role == QLatin1String("bridge"))
        return ElementKind::Switch;
    if (role == QLatin1String("router") || role == QLatin1String("gateway"))
        return ElementKind::Router;
    const QString own = setting(name, settings, "device");
    const QString device = own.isEmpty() ? m_usualDevice : own;
    return device == QLatin1String("linux") ? ElementKind::Host : ElementKind::Router;
}

void NetlabReader::addNode(const QString &name, const YamlTree &settings, const std::string &place)
{
    Node node;
    node.device = m_builder.addDevice(kindOf(name, settings), name, place);
    if (const int id = settings["id"].text.toInt(); id > 0 && id < 250) {
        if (m_numbers.insert(id).second)
            node.number = id;
        else
            m_builder.report().add("a node has the id of another node: it got the next that is "
                                   "free",
                                   place + " " + quoted(name), node.device);
    }
    if (settings.kind == YamlTree::Kind::Map)
        m_builder.setAttribute(node.device, NetlabKey, settings.toJson());
    static const QStringList used = {"name", "id", "role", "device"};
    for (const auto &[key, value] : settings.map) {
        if (!used.contains(key))
            m_builder.report().add("a node's " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   value.place(), node.device);
    }
    if (m_nodes.emplace(name, node).second)
        m_order << name;
    else
        m_builder.report().add("a name stands twice among the nodes: links lead to the first one",
                               place, node.device);
}

/// netlab numbers the interfaces of a node by its links.
TopologyBuilder::End NetlabReader::endOf(const NetlabLink::End &end)
{
    Node &node = m_nodes.at(end.node);
    ++node.interfaces;
    const QString name = end.settings != nullptr ? (*end.settings)["ifname"].text : QString();
    return {node.device, name.isEmpty() ? QStringLiteral("eth%1").arg(node.interfaces) : name};
}

void NetlabReader::reportLink(const NetlabLink &link)
{
    if (link.attributes == nullptr)
        return;
    static const QStringList used = {"interfaces", "prefix", "mtu",  "tc",
                                     "bridge",     "name",   "type", "disable"};
    static const QStringList usedAtEnds = {"node", "ipv4", "ipv6", "ifname", "mtu", "tc"};
    for (const auto &[key, value] : link.attributes->map) {
        if (!used.contains(key) && !m_nodes.contains(key))
            m_builder.report().add("a link's " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   value.place());
    }
    for (const NetlabLink::End &end : link.ends) {
        for (const auto &[key, value] :
             end.settings == nullptr ? std::vector<YamlTree::Entry>() : end.settings->map) {
            if (!usedAtEnds.contains(key))
                m_builder.report().add("an interface's " + quoted(key) +
                                           " is kept in the file and has no effect",
                                       value.place());
        }
    }
}

void NetlabReader::addLink(const NetlabLink &link)
{
    reportLink(link);
    if (!prefixOf(link, IpVersion::V4) && !prefixOf(link, IpVersion::V6))
        m_builder.report().add("links without a prefix have no addresses but those that they say: "
                               "netlab would take them from its pools",
                               link.place);
    if (link.ends.size() == 1)
        addStub(link);
    else if (link.isNetwork())
        addNetwork(link);
    else
        addPair(link);
}

void NetlabReader::addStub(const NetlabLink &link)
{
    const TopologyBuilder::End end = endOf(link.ends.front());
    const ElementId interface = m_builder.addInterface(end.device, end.interface, link.place);
    m_builder.report().add("a stub became an interface without a connection", link.place,
                           end.device);
    if (link.attributes != nullptr)
        m_builder.setAttribute(interface, NetlabKey, link.attributes->toJson());
    setEnd(interface, link, 0);
}

void NetlabReader::addNetwork(const NetlabLink &link)
{
    const QString name = link.value("bridge").text;
    const ElementId network = m_builder.addDevice(
        ElementKind::Switch, name.isEmpty() ? QStringLiteral("lan%1").arg(++m_networks) : name,
        link.place);
    m_builder.report().add("a link of more than two nodes became a switch", link.place, network);
    if (link.attributes != nullptr)
        m_builder.setAttribute(network, NetlabKey, link.attributes->toJson());
    for (std::size_t i = 0; i < link.ends.size(); ++i) {
        const auto connection = m_builder.connect(endOf(link.ends[i]), {network, {}}, link.place);
        if (!connection)
            continue;
        setEnd(m_builder.ends(*connection)[0], link, i);
        const YamlTree *settings = link.ends[i].settings;
        const bool hasOwn = settings != nullptr && !(*settings)["tc"].isNothing();
        impair(*connection, hasOwn ? (*settings)["tc"] : link.value("tc"),
               TopologyBuilder::Direction::FromFirst);
    }
}

void NetlabReader::addPair(const NetlabLink &link)
{
    const auto connection = m_builder.connect(endOf(link.ends[0]), endOf(link.ends[1]), link.place);
    if (!connection)
        return;
    if (link.attributes != nullptr)
        m_builder.setAttribute(*connection, NetlabKey, link.attributes->toJson());
    if (link.value("disable").text.toLower() == QLatin1String("true"))
        m_builder.setAttribute(*connection, topology::LinkDownAttribute, true);
    impair(*connection, link.value("tc"), TopologyBuilder::Direction::Both);
    for (std::size_t i = 0; i < 2; ++i) {
        setEnd(m_builder.ends(*connection)[i], link, i);
        if (link.ends[i].settings != nullptr)
            impair(*connection, (*link.ends[i].settings)["tc"],
                   i == 0 ? TopologyBuilder::Direction::FromFirst
                          : TopologyBuilder::Direction::FromSecond);
    }
}

std::optional<NetworkAddress> NetlabReader::prefixOf(const NetlabLink &link,
                                                     IpVersion version) const
{
    const YamlTree *prefix = &link.value("prefix");
    // One with a name stands elsewhere.
    if (const auto named = m_prefixes.find(prefix->text); named != m_prefixes.end())
        prefix = named->second;
    const bool isFour = version == IpVersion::V4;
    const QString text = prefix->kind == YamlTree::Kind::Text
                             ? (isFour ? prefix->text : QString())
                             : (*prefix)[isFour ? "ipv4" : "ipv6"].text;
    return text.contains(QLatin1Char('/')) ? NetworkAddress::parse(text, version) : std::nullopt;
}

void NetlabReader::setEnd(const ElementId &interface, const NetlabLink &link, std::size_t number)
{
    const NetlabLink::End &end = link.ends[number];
    static const YamlTree nothing;
    const YamlTree &settings = end.settings == nullptr ? nothing : *end.settings;
    const YamlTree &mtu = settings["mtu"].isNothing() ? link.value("mtu") : settings["mtu"];
    if (!mtu.isNothing())
        m_builder.setMtu(interface, mtu.text, mtu.place());
    for (const IpVersion version : {IpVersion::V4, IpVersion::V6}) {
        const YamlTree &own = settings[version == IpVersion::V4 ? "ipv4" : "ipv6"];
        if (own.text.contains(QLatin1Char('/'))) {
            m_builder.setAddress(interface, own.text, own.place());
            continue;
        }
        const auto prefix = prefixOf(link, version);
        bool isNumber = false;
        const int wanted = own.text.toInt(&isNumber);
        if (!own.isNothing() && !isNumber)
            m_builder.report().add("an interface's address " + quoted(own.text) +
                                       " is kept in the file and has no effect",
                                   own.place());
        if (!prefix || (!own.isNothing() && !isNumber))
            continue;
        // Two are the first and the second, as their names come; of more each has its own number.
        const bool isPair = link.ends.size() == 2 && link.value("type").text != "lan";
        const bool isSecond = isPair && link.ends[1 - number].node < end.node;
        const int usual = isPair ? (isSecond ? 2 : 1) : m_nodes.at(end.node).number;
        const int host = isNumber ? wanted : usual;
        if (host > 0 && static_cast<NetworkAddress::Bits>(host) <= prefix->capacity())
            m_builder.setAddress(interface, prefix->host(static_cast<unsigned>(host)).text(),
                                 link.place);
    }
}

std::optional<double> NetlabReader::impairment(const YamlTree &tc, const char *key)
{
    const YamlTree &value = tc[key];
    if (value.isNothing())
        return std::nullopt;
    QString text = value.text;
    text.remove(QLatin1Char('%'));
    std::optional<double> number = netlabMilliseconds(text);
    if (key == std::string_view("rate") && !number) {
        if (const auto bits = bitsPerSecond(value.text))
            number = *bits / 1000;
    }
    if (!number)
        m_builder.report().add("a link's impairment is no number: it is not emulated",
                               value.place() + " " + quoted(value.text));
    return number;
}

void NetlabReader::impair(const ConnectionId &connection, const YamlTree &tc,
                          TopologyBuilder::Direction direction)
{
    if (tc.isNothing())
        return;
    static const QStringList used = {"delay", "jitter", "loss", "duplicate", "corrupt", "rate"};
    for (const auto &[key, value] : tc.map) {
        if (!used.contains(key))
            m_builder.report().add("a link's impairment " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   value.place());
    }
    LinkEmulation emulation;
    emulation.delayMilliseconds = impairment(tc, "delay");
    emulation.jitterMilliseconds = impairment(tc, "jitter");
    emulation.lossPercent = impairment(tc, "loss");
    emulation.duplicatePercent = impairment(tc, "duplicate");
    emulation.corruptPercent = impairment(tc, "corrupt");
    emulation.bandwidthKbit = impairment(tc, "rate");
    if (emulation != LinkEmulation())
        m_builder.emulate(connection, emulation, direction, tc.place());
}

} // namespace

Result<Imported> readNetlab(const QByteArray &text)
{
    const auto documents = YamlTree::parseAll(text);
    if (!documents)
        return passOn(documents);
    auto imported = NetlabReader().read(documents->front());
    if (imported)
        keepFurtherDocuments(*documents, QStringLiteral("_netlab_documents"), *imported);
    return imported;
}

} // namespace tomato::exchange

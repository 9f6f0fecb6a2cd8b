// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/yamltree.h"
#include "app/exchange/furtherdocuments.h"
#include "app/exchange/readers.h"
#include "app/exchange/storedimage.h"
#include "app/exchange/topologybuilder.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

class ContainerlabReader
{
public:
    Result<Imported> read(const YamlTree &document);

private:
    /// The settings of a node, its group, its kind and the defaults: the first of them that has a
    /// value counts.
    struct Settings
    {
        std::vector<const YamlTree *> levels;
        const YamlTree &value(const char *key) const;
    };

    /// Settings have to be maps, and those that are not kept as they are have to be texts.
    Result<> checkSettings() const;
    Result<> checkSettings(const YamlTree &settings, const std::string &expected) const;
    void reportSettings();
    Settings settingsOf(const YamlTree &node) const;
    void addNode(const QString &name, const YamlTree &node);
    void addCommands(const ElementId &device, const Settings &settings);
    void place(const ElementId &device, const Settings &settings, const std::string &place);
    Result<> addLink(const YamlTree &link);
    /// Reports values of the ends that have no counterpart.
    void reportEnds(const YamlTree &link);
    void keep(const ConnectionId &connection, const YamlTree &link);
    Result<TopologyBuilder::End> endOf(const YamlTree &end);
    Result<TopologyBuilder::End> endOf(const QString &node, const QString &interface,
                                       const std::string &place);
    Result<> addOutsideLink(const YamlTree &link, const QString &type);
    void setOutsideAddresses(const ConnectionId &connection, const YamlTree &link);
    ElementId outside(const QString &name, const std::string &place);
    void setEnd(const ElementId &interface, const YamlTree &end, const YamlTree &link);

    TopologyBuilder m_builder;
    const YamlTree *m_topology = nullptr;
    std::map<QString, ElementId> m_devices;
    std::map<QString, ElementId> m_outside;
};

const YamlTree &ContainerlabReader::Settings::value(const char *key) const
{
    static const YamlTree nothing;
    for (const YamlTree *level : levels) {
        if (const YamlTree &value = (*level)[key]; !value.isNothing())
            return value;
    }
    return nothing;
}

/// containerlab's kinds that are no routers of a vendor.
ElementKind kindOf(const QString &kind, const QString &image, const QString &icon)
{
    static const std::map<QString, ElementKind> kinds = {
        {"bridge", ElementKind::Switch},        {"ovs-bridge", ElementKind::Switch},
        {"host", ElementKind::ExternalNetwork}, {"linux", ElementKind::Host},
        {"ext-container", ElementKind::Host},   {"k8s-kind", ElementKind::Host},
        {"generic_vm", ElementKind::Host},      {"", ElementKind::Host},
    };
    const auto found = kinds.find(kind);
    if (found == kinds.end())
        return ElementKind::Router;
    static const QRegularExpression router(
        QStringLiteral("(^|[/_-])(frr|frrouting|vyos|bird|gobgp|openbgpd|quagga|exabgp)"));
    const bool routes = icon == QLatin1String("router") || router.match(image.toLower()).hasMatch();
    return found->second == ElementKind::Host && routes ? ElementKind::Router : found->second;
}

Result<Imported> ContainerlabReader::read(const YamlTree &document)
{
    m_topology = &document["topology"];
    if (m_topology->kind != YamlTree::Kind::Map)
        return failure("expected the key 'topology' with nodes and links",
                       m_topology->isNothing() ? "line 1" : m_topology->place());
    const YamlTree &nodes = (*m_topology)["nodes"];
    if (nodes.kind != YamlTree::Kind::Map)
        return failure("expected nodes by their names",
                       nodes.isNothing() ? m_topology->place() : nodes.place());
    if (const auto checked = document.expectText("name"); !checked)
        return passOn(checked);
    m_builder.setName(document["name"].text);
    QJsonObject kept;
    for (const auto &[key, value] : document.map) {
        if (key == QLatin1String("name") || key == QLatin1String("topology"))
            continue;
        m_builder.report().add(quoted(key) + " is kept in the file and has no effect",
                               value.place());
        kept.insert(key, value.toJson());
    }
    QJsonObject keptTopology = m_topology->toJson().toObject();
    keptTopology.remove(QStringLiteral("nodes"));
    keptTopology.remove(QStringLiteral("links"));
    if (!keptTopology.isEmpty())
        kept.insert(QStringLiteral("topology"), keptTopology);
    if (!kept.isEmpty())
        m_builder.setAttribute(QStringLiteral("_containerlab"), kept);
    if (const auto checked = checkSettings(); !checked)
        return passOn(checked);
    reportSettings();
    for (const auto &[name, node] : nodes.map)
        addNode(name, node);
    const YamlTree &links = (*m_topology)["links"];
    if (!links.isNothing() && links.kind != YamlTree::Kind::List)
        return failure("expected a list of links", links.place());
    for (const YamlTree &link : links.list) {
        if (const auto added = addLink(link); !added)
            return passOn(added);
    }
    return m_builder.finish();
}

Result<> ContainerlabReader::checkSettings(const YamlTree &settings,
                                           const std::string &expected) const
{
    if (settings.isNothing())
        return {};
    if (settings.kind != YamlTree::Kind::Map)
        return failure(expected +
                           (settings.text.isEmpty() ? "" : ", found " + quoted(settings.text)),
                       settings.place());
    for (const char *key : {"kind", "group"}) {
        if (const auto checked = settings.expectText(key); !checked)
            return checked;
    }
    const YamlTree &commands = settings["exec"];
    if (commands.kind == YamlTree::Kind::Map)
        return failure("expected 'exec' to be a list of commands, found a map", commands.place());
    for (const YamlTree &command : commands.list) {
        if (command.kind == YamlTree::Kind::List || command.kind == YamlTree::Kind::Map)
            return failure("expected a command of 'exec' to be a text, found a " +
                               std::string(command.kind == YamlTree::Kind::List ? "list" : "map"),
                           command.place());
    }
    return {};
}

Result<> ContainerlabReader::checkSettings() const
{
    if (const auto checked =
            checkSettings((*m_topology)["defaults"], "expected 'defaults' to be a map");
        !checked)
        return checked;
    for (const char *key : {"kinds", "groups", "nodes"}) {
        const YamlTree &all = (*m_topology)[key];
        if (!all.isNothing() && all.kind != YamlTree::Kind::Map)
            return failure(std::string("expected '") + key + "' to be a map", all.place());
        for (const auto &[name, each] : all.map) {
            const auto checked =
                checkSettings(each, key == std::string("nodes") ? "expected a node's settings"
                                                                : "expected a map of settings");
            if (!checked)
                return checked;
        }
    }
    return {};
}

/// Settings that many nodes share are reported where they stand.
void ContainerlabReader::reportSettings()
{
    static const QStringList used = {"kind", "exec", "group", "image"};
    const auto report = [this](const YamlTree &settings) {
        for (const auto &[key, value] : settings.map) {
            if (!used.contains(key))
                m_builder.report().add("the nodes' " + quoted(key) + " has no effect here",
                                       value.place());
        }
    };
    report((*m_topology)["defaults"]);
    for (const char *list : {"kinds", "groups"}) {
        for (const auto &[name, settings] : (*m_topology)[list].map)
            report(settings);
    }
    for (const auto &[key, value] : m_topology->map) {
        static const QStringList known = {"defaults", "kinds", "groups", "nodes", "links"};
        if (!known.contains(key))
            m_builder.report().add(quoted(key) + " is kept in the file and has no effect",
                                   value.place());
    }
}

ContainerlabReader::Settings ContainerlabReader::settingsOf(const YamlTree &node) const
{
    const YamlTree &defaults = (*m_topology)["defaults"];
    const auto named = [this](const char *list, const QString &name) -> const YamlTree & {
        return (*m_topology)[list][name.toUtf8().constData()];
    };
    QString group = node["group"].text;
    QString kind = node["kind"].text;
    if (kind.isEmpty())
        kind = named("groups", group)["kind"].text;
    if (kind.isEmpty())
        kind = defaults["kind"].text;
    if (group.isEmpty())
        group = named("kinds", kind)["group"].text;
    if (group.isEmpty())
        group = defaults["group"].text;
    return {{&node, &named("groups", group), &named("kinds", kind), &defaults}};
}

/// Returns whether a label only says how to draw a node.
static bool isForDrawing(const QString &key, const YamlTree &value)
{
    return key == QLatin1String("labels") &&
           std::all_of(value.map.begin(), value.map.end(), [](const auto &label) {
               return label.key.startsWith(QLatin1String("graph-"));
           });
}

void ContainerlabReader::addNode(const QString &name, const YamlTree &node)
{
    const Settings settings = settingsOf(node);
    const QString kind = settings.value("kind").text;
    const QString image = settings.value("image").text;
    if (kind.isEmpty())
        m_builder.report().add("a node has no kind: it became a host", node.place());
    const ElementKind element = kindOf(kind, image, settings.value("labels")["graph-icon"].text);
    const ElementId device = m_builder.addDevice(element, name, node.place());
    m_devices.emplace(name, device);
    addCommands(device, settings);
    place(device, settings, node.place());
    QJsonObject kept = node.toJson().toObject();
    kept.remove(QStringLiteral("exec"));
    kept.insert(QStringLiteral("kind"), kind);
    const bool hasImage =
        !image.isEmpty() && (element == ElementKind::Host || element == ElementKind::Router);
    if (!image.isEmpty())
        kept.insert(QStringLiteral("image"), image);
    if (hasImage)
        useStoredImage(m_builder, device, image, settings.value("image").place());
    m_builder.setAttribute(device, QStringLiteral("_containerlab"), kept);
    static const QStringList used = {"kind", "group", "exec"};
    for (const auto &[key, value] : node.map) {
        if (!used.contains(key) && !isForDrawing(key, value) &&
            !(hasImage && key == QLatin1String("image")))
            m_builder.report().add("a node's " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   value.place(), device);
    }
}

void ContainerlabReader::addCommands(const ElementId &device, const Settings &settings)
{
    // containerlab runs all of them, the most general first.
    for (auto level = settings.levels.rbegin(); level != settings.levels.rend(); ++level) {
        const YamlTree &commands = (**level)["exec"];
        for (const YamlTree &each : commands.list)
            m_builder.addStartupCommand(device, each.text);
        if (commands.kind == YamlTree::Kind::Text)
            m_builder.addStartupCommand(device, commands.text);
    }
}

void ContainerlabReader::place(const ElementId &device, const Settings &settings,
                               const std::string &place)
{
    const YamlTree &labels = settings.value("labels");
    bool isX = false;
    bool isY = false;
    const QString textX = labels["graph-posX"].text;
    const QString textY = labels["graph-posY"].text;
    const double x = textX.toDouble(&isX);
    const double y = textY.toDouble(&isY);
    if (isX && isY)
        m_builder.setPosition(device, {x, y}, place);
    else if (!textX.isEmpty() || !textY.isEmpty())
        m_builder.report().add("a node's graph-posX and graph-posY are no position",
                               place + " " + quoted(textX) + " " + quoted(textY), device);
}

Result<TopologyBuilder::End>
ContainerlabReader::endOf(const QString &node, const QString &interface, const std::string &place)
{
    if (const auto found = m_devices.find(node); found != m_devices.end())
        return TopologyBuilder::End{found->second, interface};
    // The short style names what lies outside of the lab as if it were a node.
    if (node == QLatin1String("host") || node == QLatin1String("mgmt-net") ||
        node == QLatin1String("macvlan"))
        return TopologyBuilder::End{outside(node, place), interface};
    return failure("there is no node " + quoted(node), place);
}

Result<TopologyBuilder::End> ContainerlabReader::endOf(const YamlTree &end)
{
    if (end.kind == YamlTree::Kind::Map)
        return endOf(end["node"].text, end["interface"].text, end.place());
    const qsizetype colon = end.text.indexOf(QLatin1Char(':'));
    if (colon <= 0)
        return failure("expected NODE:INTERFACE, found " + quoted(end.text), end.place());
    return endOf(end.text.left(colon), end.text.mid(colon + 1), end.place());
}

void ContainerlabReader::reportEnds(const YamlTree &link)
{
    static const QStringList used = {"node", "interface", "mac", "ipv4", "ipv6"};
    const auto report = [this](const YamlTree &end) {
        for (const auto &[key, value] : end.map) {
            if (!used.contains(key))
                m_builder.report().add("an endpoint's " + quoted(key) +
                                           " is kept in the file and has no effect",
                                       value.place());
        }
    };
    report(link["endpoint"]);
    for (const YamlTree &end : link["endpoints"].list)
        report(end);
}

void ContainerlabReader::keep(const ConnectionId &connection, const YamlTree &link)
{
    // A link is plain when it only has two endpoints' names.
    const bool isPlain = link.map.size() == 1 && link["endpoints"].list.size() == 2 &&
                         std::all_of(link["endpoints"].list.begin(), link["endpoints"].list.end(),
                                     [](const YamlTree &end) { return !end.text.isEmpty(); });
    if (!isPlain)
        m_builder.setAttribute(connection, QStringLiteral("_containerlab"), link.toJson());
}

Result<> ContainerlabReader::addLink(const YamlTree &link)
{
    if (link.kind != YamlTree::Kind::Map)
        return failure("expected a link with its endpoints", link.place());
    const QString type = link["type"].text;
    const YamlTree &ends = link["endpoints"];
    static const QStringList used = {"type",           "endpoints", "endpoint", "mtu",
                                     "host-interface", "ipv4",      "ipv6"};
    for (const auto &[key, value] : link.map) {
        if (!used.contains(key))
            m_builder.report().add("a link's " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   value.place());
    }
    reportEnds(link);
    if (ends.isNothing() && !link["endpoint"].isNothing())
        return addOutsideLink(link, type);
    if (ends.list.size() != 2)
        return failure("a link has 2 endpoints, found " + std::to_string(ends.list.size()),
                       ends.isNothing() ? link.place() : ends.place());
    const auto first = endOf(ends.list[0]);
    if (!first)
        return passOn(first);
    const auto second = endOf(ends.list[1]);
    if (!second)
        return passOn(second);
    const auto connection = m_builder.connect(*first, *second, link.place());
    if (!connection)
        return {};
    keep(*connection, link);
    for (std::size_t i = 0; i < 2; ++i) {
        const ElementId interface = m_builder.ends(*connection)[i];
        setEnd(interface, ends.list[i], link);
        // The short style has the addresses of both ends beside them.
        for (const char *family : {"ipv4", "ipv6"}) {
            if (i < link[family].list.size())
                m_builder.setAddress(interface, link[family].list[i].text, link.place());
        }
    }
    return {};
}

/// A link with one end here: to the host, its networks, or nowhere (dummy).
Result<> ContainerlabReader::addOutsideLink(const YamlTree &link, const QString &type)
{
    const YamlTree &end = link["endpoint"];
    const auto here = endOf(end);
    if (!here)
        return passOn(here);
    if (type == QLatin1String("dummy")) {
        const ElementId interface =
            m_builder.addInterface(here->device, here->interface, link.place());
        m_builder.report().add("a dummy interface became one without a connection", link.place(),
                               here->device);
        m_builder.setAttribute(interface, QStringLiteral("_containerlab"), link.toJson());
        setEnd(interface, end, link);
        return {};
    }
    const QString interface = link["host-interface"].text;
    const ElementId network = outside(type.isEmpty() ? QStringLiteral("host") : type, link.place());
    const auto connection = m_builder.connect(*here, {network, interface}, link.place());
    if (connection) {
        keep(*connection, link);
        setEnd(m_builder.ends(*connection)[0], end, link);
        setOutsideAddresses(*connection, link);
    }
    return {};
}

/// Addresses beside the endpoint are those of the host machine: nothing sets them here.
void ContainerlabReader::setOutsideAddresses(const ConnectionId &connection, const YamlTree &link)
{
    const ElementId outer = m_builder.ends(connection)[1];
    for (const char *family : {"ipv4", "ipv6"}) {
        const YamlTree &addresses = link[family];
        if (!addresses.text.isEmpty())
            m_builder.setAddress(outer, addresses.text, addresses.place());
        for (const YamlTree &address : addresses.list)
            m_builder.setAddress(outer, address.text, address.place());
    }
}

ElementId ContainerlabReader::outside(const QString &name, const std::string &place)
{
    m_builder.report().add("a link to " + quoted(name) + " leads to an external network", place);
    const auto found = m_outside.find(name);
    if (found != m_outside.end())
        return found->second;
    const ElementId network = m_builder.addDevice(ElementKind::ExternalNetwork, name, place);
    m_outside.emplace(name, network);
    return network;
}

void ContainerlabReader::setEnd(const ElementId &interface, const YamlTree &end,
                                const YamlTree &link)
{
    if (end.kind == YamlTree::Kind::Map) {
        m_builder.setMac(interface, end["mac"].text, end.place());
        for (const char *family : {"ipv4", "ipv6"})
            m_builder.setAddress(interface, end[family].text, end.place());
    }
    if (const YamlTree &mtu = link["mtu"]; !mtu.isNothing())
        m_builder.setMtu(interface, mtu.text, mtu.place());
}

/// containerlab runs each file through Go's templates first, so these braces are never YAML.
Result<> refuseTemplates(const QByteArray &text)
{
    const qsizetype at = text.indexOf("{{");
    if (at < 0)
        return {};
    const auto line = QByteArrayView(text).first(at).count('\n') + 1;
    return failure("this is a Go template ({{ … }}): render it first, then open the result",
                   "line " + std::to_string(line));
}

} // namespace

Result<Imported> readContainerlab(const QByteArray &text)
{
    if (const auto checked = refuseTemplates(text); !checked)
        return passOn(checked);
    const auto documents = YamlTree::parseAll(text);
    if (!documents)
        return passOn(documents);
    auto imported = ContainerlabReader().read(documents->front());
    if (imported)
        keepFurtherDocuments(*documents, QStringLiteral("_containerlab_documents"), *imported);
    return imported;
}

} // namespace tomato::exchange

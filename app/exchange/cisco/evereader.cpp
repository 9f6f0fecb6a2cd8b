// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cisco/evedrawing.h"
#include "app/exchange/cisco/routerconfig.h"
#include "app/exchange/documents/xmltree.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/attributes/attributenames.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <map>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

const QString EveKey = QStringLiteral("_eve");

/// Labs of EVE-NG and PNETLab (and of UNetLab, which both come from).
class EveReader
{
public:
    Result<Imported> read(XmlTree &lab);

private:
    struct Interface
    {
        QString name;
        /// The other end of a serial link.
        QString remoteNode;
        QString remoteInterface;
        bool isSuspended = false;
        LinkEmulation emulation;
        std::string place;
    };

    struct Node
    {
        ElementId device;
        std::map<QString, Interface> interfaces;
    };

    /// An interface of a node, by both their ids.
    using End = std::pair<QString, QString>;

    struct Network
    {
        XmlTree *element = nullptr;
        std::vector<End> ends;
    };

    void readConfigurations(XmlTree &objects);
    Result<> readNode(XmlTree &node);
    Result<> readInterface(XmlTree &element, const QString &node, Node &known);
    /// Says of an element's attributes that they have no effect, but for those that have one.
    void reportRest(const XmlTree &element, const QStringList &used, const char *whose,
                    const ElementId &about = {});
    void readQuality(const XmlTree &element, Interface &interface);
    void setPosition(const ElementId &device, const XmlTree &element);
    Result<> readNetworks(XmlTree &topology);
    void joinNetwork(Network &network);
    void addNetwork(Network &network);
    void addSerialLinks();
    std::optional<ConnectionId> join(const End &first, const End &second, const std::string &place);
    void setEnd(const End &end, const ElementId &interface);
    TopologyBuilder::End builderEnd(const End &end) const;
    void addTexts(XmlTree &objects);
    void finishLab(XmlTree &lab);

    TopologyBuilder m_builder;
    std::map<QString, Node> m_nodes;
    std::map<QString, Network> m_networks;
    /// By the nodes' ids.
    std::map<QString, std::vector<ConfiguredInterface>> m_configured;
};

ElementKind eveKind(const XmlTree &node)
{
    static const QRegularExpression host(
        QStringLiteral(
            "vpcs|desktop|server|laptop|workstation|^pc|linux|^win|docker|ostinato|trex"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bridge(QStringLiteral("switch|viosl2|_l2|l2-"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression routes(QStringLiteral("router|switch l3|switch_l3|firewall"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QString icon = node.value("icon");
    const QString type =
        node.value("template").isEmpty() ? node.value("type") : node.value("template");
    if (routes.match(icon).hasMatch())
        return ElementKind::Router;
    if (bridge.match(icon).hasMatch() || bridge.match(type).hasMatch())
        return ElementKind::Switch;
    if (host.match(icon).hasMatch() || host.match(type).hasMatch())
        return ElementKind::Host;
    return ElementKind::Router;
}

Result<Imported> EveReader::read(XmlTree &lab)
{
    if (lab.name() != QLatin1String("lab"))
        return failure("expected <lab>, found <" + lab.name().left(60).toStdString() + ">",
                       lab.place());
    m_builder.setName(lab.take("name"));
    QString description = lab.value("description");
    for (XmlTree *each : lab.takeAll("description"))
        description += each->takeText();
    m_builder.setAttribute(topology::NotesAttribute, description);
    const std::vector<XmlTree *> objects = lab.takeAll("objects");
    for (XmlTree *each : objects)
        readConfigurations(*each);
    const std::vector<XmlTree *> topologies = lab.takeAll("topology");
    for (XmlTree *topology : topologies) {
        for (XmlTree *nodes : topology->takeAll("nodes")) {
            for (XmlTree *node : nodes->takeAll("node")) {
                if (const auto done = readNode(*node); !done)
                    return passOn(done);
            }
        }
    }
    for (XmlTree *topology : topologies) {
        if (const auto done = readNetworks(*topology); !done)
            return passOn(done);
    }
    for (auto &[id, network] : m_networks)
        joinNetwork(network);
    addSerialLinks();
    for (XmlTree *each : objects)
        addTexts(*each);
    finishLab(lab);
    return m_builder.finish();
}

void EveReader::reportRest(const XmlTree &element, const QStringList &used, const char *whose,
                           const ElementId &about)
{
    for (const QString &name : element.attributeNames()) {
        if (!used.contains(name))
            m_builder.report().add(std::string(whose) + " " + quoted(name) +
                                       " is kept in the file and has no effect",
                                   element.place(), about);
    }
}

/// Keeps everything that nobody took, and reports what of it is more than formality.
void EveReader::finishLab(XmlTree &lab)
{
    reportRest(lab, {"name", "description", "id"}, "the lab's");
    for (XmlTree &child : lab.children()) {
        if (child.name() == QLatin1String("objects")) {
            for (const XmlTree &object : child.children())
                m_builder.report().add("the lab's " + quoted(object.name()) +
                                           " are kept in the file and have no further effect",
                                       object.place());
        } else if (child.name() != QLatin1String("topology") &&
                   child.name() != QLatin1String("description")) {
            m_builder.report().add("the lab's " + quoted(child.name()) +
                                       " is kept in the file and has no effect",
                                   child.place());
        }
    }
    m_builder.setAttribute(EveKey, lab.rest());
}

void EveReader::readConfigurations(XmlTree &objects)
{
    for (XmlTree *configs : objects.takeAll("configs")) {
        for (XmlTree *config : configs->takeAll("config")) {
            // Their text stays to be kept.
            const QByteArray text = QByteArray::fromBase64(config->text().toLatin1());
            m_configured[config->value("id")] = configuredInterfaces(QString::fromUtf8(text));
        }
    }
}

/// In pixels; the first ones of UNetLab are per cent of a window.
void EveReader::setPosition(const ElementId &device, const XmlTree &element)
{
    const auto pixels = [&element](const char *name) -> std::optional<double> {
        QString text = element.value(name);
        const double scale = text.endsWith(QLatin1Char('%')) ? 12 : 1;
        bool isNumber = false;
        const double number =
            text.remove(QLatin1Char('%')).remove(QStringLiteral("px")).toDouble(&isNumber);
        return isNumber ? std::optional(number * scale) : std::nullopt;
    };
    const auto x = pixels("left");
    const auto y = pixels("top");
    if (x && y)
        m_builder.setPosition(device, {*x, *y}, element.place());
}

Result<> EveReader::readNode(XmlTree &node)
{
    const QString id = node.value("id");
    if (id.isEmpty())
        return failure("a node needs an id", node.place());
    if (m_nodes.contains(id))
        return failure("another node has the id " + quoted(id), node.place());
    const ElementKind kind = eveKind(node);
    Node known;
    known.device = m_builder.addDevice(kind, node.value("name"), node.place());
    setPosition(known.device, node);
    const char *became = kind == ElementKind::Host     ? "a host"
                         : kind == ElementKind::Router ? "a router"
                                                       : "a switch";
    m_builder.report().add(
        "a node of the template " +
            quoted(node.value("template").isEmpty() ? node.value("type") : node.value("template")) +
            " became " + became +
            "; its image and settings are kept in the file and have no effect",
        node.place(), known.device);
    m_builder.setAttribute(known.device, EveKey, node.takeRest());
    for (XmlTree &child : node.children()) {
        if (child.name() != QLatin1String("interface"))
            continue;
        if (const auto read = readInterface(child, id, known); !read)
            return read;
    }
    m_nodes.emplace(id, std::move(known));
    return {};
}

Result<> EveReader::readInterface(XmlTree &element, const QString &node, Node &known)
{
    const QString id = element.value("id");
    if (id.isEmpty())
        return failure("an interface needs an id", element.place());
    Interface interface;
    interface.name = element.value("name");
    interface.remoteNode = element.value("remote_id");
    interface.remoteInterface = element.value("remote_if");
    interface.isSuspended = element.value("suspend") == QLatin1String("1");
    interface.place = element.place();
    readQuality(element, interface);
    reportRest(element,
               {"id", "name", "type", "network_id", "remote_id", "remote_if", "suspend", "delay",
                "loss", "bandwidth", "jitter"},
               "an interface's", known.device);
    if (!known.interfaces.emplace(id, std::move(interface)).second)
        return failure("the node has another interface with the id " + quoted(id), element.place());
    if (const QString network = element.value("network_id");
        !network.isEmpty() && network != QLatin1String("0"))
        m_networks[network].ends.emplace_back(node, id);
    return {};
}

/// Reads how what the interface sends is impaired: milliseconds, per cent, kilobits a second.
void EveReader::readQuality(const XmlTree &element, Interface &interface)
{
    const auto number = [&](const char *name) -> std::optional<double> {
        const QString text = element.value(name);
        if (text.isEmpty())
            return std::nullopt;
        bool isNumber = false;
        const double value = text.toDouble(&isNumber);
        if (!isNumber)
            m_builder.report().add("an interface's quality is no number: it is not emulated",
                                   element.place() + " " + quoted(text));
        return isNumber && value != 0 ? std::optional(value) : std::nullopt;
    };
    interface.emulation.delayMilliseconds = number("delay");
    interface.emulation.lossPercent = number("loss");
    interface.emulation.bandwidthKbit = number("bandwidth");
    if (number("jitter"))
        m_builder.report().add("an interface's jitter is kept in the file and has no effect",
                               element.place());
}

Result<> EveReader::readNetworks(XmlTree &topology)
{
    for (XmlTree *networks : topology.takeAll("networks")) {
        for (XmlTree *network : networks->takeAll("network")) {
            const QString id = network->value("id");
            if (id.isEmpty())
                return failure("a network needs an id", network->place());
            Network &known = m_networks[id];
            if (known.element != nullptr)
                return failure("another network has the id " + quoted(id), network->place());
            known.element = network;
            reportRest(*network, {"id", "name", "type", "visibility", "left", "top"},
                       "a network's");
        }
    }
    return {};
}

TopologyBuilder::End EveReader::builderEnd(const End &end) const
{
    const Node &node = m_nodes.at(end.first);
    return {node.device, node.interfaces.at(end.second).name};
}

/// Sets the addresses that its node's configuration gives to an interface.
void EveReader::setEnd(const End &end, const ElementId &interface)
{
    const Interface &known = m_nodes.at(end.first).interfaces.at(end.second);
    const auto configured = m_configured.find(end.first);
    if (configured == m_configured.end())
        return;
    for (const ConfiguredInterface &each : configured->second) {
        if (!isSameInterface(each.name, known.name))
            continue;
        m_builder.setAddress(interface, each.ip4Address, known.place);
        m_builder.setAddress(interface, each.ip6Address, known.place);
    }
}

std::optional<ConnectionId> EveReader::join(const End &first, const End &second,
                                            const std::string &place)
{
    const auto connection = m_builder.connect(builderEnd(first), builderEnd(second), place);
    if (!connection)
        return connection;
    const auto ends = m_builder.ends(*connection);
    for (const bool isFirst : {true, false}) {
        const End &end = isFirst ? first : second;
        const Interface &known = m_nodes.at(end.first).interfaces.at(end.second);
        setEnd(end, ends[isFirst ? 0 : 1]);
        if (known.isSuspended)
            m_builder.setAttribute(*connection, topology::LinkDownAttribute, true);
        if (known.emulation != LinkEmulation())
            m_builder.emulate(*connection, known.emulation,
                              isFirst ? TopologyBuilder::Direction::FromFirst
                                      : TopologyBuilder::Direction::FromSecond,
                              known.place);
    }
    return connection;
}

/// A bridge that nobody sees and two use is the way in which EVE-NG writes a link.
void EveReader::joinNetwork(Network &network)
{
    if (network.element == nullptr) {
        for (const End &end : network.ends)
            m_builder.report().add("an interface is in a network that is not there",
                                   m_nodes.at(end.first).interfaces.at(end.second).place);
        return;
    }
    const QString type = network.element->value("type");
    const bool isBridge = type == QLatin1String("bridge") || type == QLatin1String("ovs");
    const bool isSeen = network.element->value("visibility") == QLatin1String("1");
    if (!isBridge || isSeen || network.ends.size() > 2) {
        addNetwork(network);
        return;
    }
    if (network.ends.size() < 2) {
        m_builder.report().add("a network that joins no two interfaces is left out",
                               network.element->place());
        return;
    }
    if (const auto connection = join(network.ends[0], network.ends[1], network.element->place()))
        m_builder.setAttribute(*connection, EveKey, network.element->takeRest());
}

void EveReader::addNetwork(Network &network)
{
    XmlTree &element = *network.element;
    const QString type = element.value("type");
    const bool isBridge = type == QLatin1String("bridge") || type == QLatin1String("ovs") ||
                          type == QLatin1String("internal") || type == QLatin1String("private");
    const ElementId device =
        m_builder.addDevice(isBridge ? ElementKind::Switch : ElementKind::ExternalNetwork,
                            element.value("name"), element.place());
    setPosition(device, element);
    m_builder.report().add(
        "a network of the type " + quoted(type) + " became " +
            (isBridge ? "a switch" : "an external network that leads nowhere yet"),
        element.place(), device);
    m_builder.setAttribute(device, EveKey, element.takeRest());
    for (const End &end : network.ends) {
        const Interface &known = m_nodes.at(end.first).interfaces.at(end.second);
        const auto connection = m_builder.connect(builderEnd(end), {device, {}}, known.place);
        if (!connection)
            continue;
        setEnd(end, m_builder.ends(*connection)[0]);
        if (known.isSuspended)
            m_builder.setAttribute(*connection, topology::LinkDownAttribute, true);
        if (known.emulation != LinkEmulation())
            m_builder.emulate(*connection, known.emulation, TopologyBuilder::Direction::FromFirst,
                              known.place);
    }
}

void EveReader::addSerialLinks()
{
    for (const auto &[id, node] : m_nodes) {
        for (const auto &[number, interface] : node.interfaces) {
            if (interface.remoteNode.isEmpty() || interface.remoteNode == QLatin1String("0"))
                continue;
            const End here(id, number);
            const End there(interface.remoteNode, interface.remoteInterface);
            const auto other = m_nodes.find(there.first);
            if (other == m_nodes.end() || !other->second.interfaces.contains(there.second)) {
                m_builder.report().add("a serial link leads to an interface that is not there",
                                       interface.place, node.device);
                continue;
            }
            const Interface &remote = other->second.interfaces.at(there.second);
            const bool isMutual = remote.remoteNode == id && remote.remoteInterface == number;
            if (isMutual && there < here)
                continue; // it was made from there
            m_builder.report().add("a serial link became a connection of Ethernet", interface.place,
                                   node.device);
            (void)join(here, there, interface.place);
        }
    }
}

void EveReader::addTexts(XmlTree &objects)
{
    QJsonArray drawn;
    for (XmlTree *texts : objects.takeAll("textobjects")) {
        for (XmlTree *text : texts->takeAll("textobject")) {
            QString data;
            for (const XmlTree *each : text->takeAll("data"))
                data += each->text();
            const auto annotation = readEveText(data, text->value("type"));
            if (annotation)
                drawn.append(*annotation);
            else
                m_builder.report().add("a text or shape is not drawn: " +
                                           annotation.error().message + "; it is kept in the file",
                                       text->place());
        }
    }
    if (!drawn.isEmpty())
        m_builder.setAttribute(QStringLiteral("_annotations"), drawn);
}

} // namespace

Result<Imported> readEve(const QByteArray &text)
{
    auto lab = XmlTree::parse(QString::fromUtf8(text));
    if (!lab)
        return passOn(lab);
    return EveReader().read(*lab);
}

} // namespace tomato::exchange

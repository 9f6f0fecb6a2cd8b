// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/core/corekinds.h"
#include "app/exchange/core/coreshapes.h"
#include "app/exchange/core/tcllist.h"
#include "app/exchange/documents/xmltree.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/format/jsontext.h"

#include <QJsonDocument>

#include <cmath>
#include <map>
#include <optional>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

struct Interface
{
    QString name;
    QString mac;
    QStringList addresses;
};

struct Link
{
    std::array<QString, 2> nodes;
    std::array<Interface, 2> interfaces;
    LinkEmulation emulation;
    bool isOneWay = false;
    /// The whole content, and the part of it that has no meaning here.
    QJsonValue whole;
    QJsonValue rest;
    std::string place;
};

/// CORE's scenario, of 5.x (node_one, interface_one) and of 7 to 9 (node1, iface1).
class CoreXmlReader
{
public:
    Result<Imported> read(XmlTree &scenario);

private:
    Result<> readNodes(XmlTree &nodes, bool areNetworks);
    Result<> readNode(XmlTree &node, bool isNetwork);
    void readPosition(XmlTree &node, const ElementId &device);
    void readServices(XmlTree &services, const ElementId &device);
    void readLink(XmlTree &element);
    Interface readInterface(XmlTree &element);
    void readOptions(XmlTree &options, Link &link);
    std::optional<double> number(XmlTree &element, const char *name);
    void readMetadata(XmlTree &metadata);
    bool readShapes(const QString &json, const std::string &place);
    bool readOlderShape(const QString &settings, const std::string &place);
    Result<> addLink(const Link &link);
    void addInterface(const ElementId &id, const Interface &interface, const std::string &place);
    /// Reports the parts of an element that are only kept.
    void reportRest(const QJsonValue &rest, const char *what, const std::string &place,
                    const ElementId &about);

    TopologyBuilder m_builder;
    std::map<QString, ElementId> m_devices;
    std::vector<Link> m_links;
    /// A link of CORE with directions is two entries; the second is merged into the connection of
    /// the first.
    std::map<std::pair<ElementId, ElementId>, ConnectionId> m_oneWay;
    std::map<QString, std::vector<ElementId>> m_canvases;
    QJsonArray m_annotations;
};

Result<Imported> CoreXmlReader::read(XmlTree &scenario)
{
    if (scenario.name() != QLatin1String("scenario"))
        return failure("its outermost element is not <scenario>; files older than CORE 5 cannot be "
                       "read",
                       scenario.place());
    const QString name = scenario.value("name").section(QLatin1Char('/'), -1);
    if (!name.startsWith(QLatin1String("tmp")))
        m_builder.setName(name);
    if (name == scenario.value("name"))
        (void)scenario.take("name");
    for (const bool areNetworks : {true, false}) {
        for (XmlTree *nodes : scenario.takeAll(areNetworks ? "networks" : "devices")) {
            if (const auto read = readNodes(*nodes, areNetworks); !read)
                return passOn(read);
        }
    }
    for (XmlTree *links : scenario.takeAll("links")) {
        for (XmlTree *link : links->takeAll("link"))
            readLink(*link);
    }
    for (XmlTree *metadata : scenario.takeAll("session_metadata"))
        readMetadata(*metadata);
    for (const Link &link : m_links) {
        if (const auto added = addLink(link); !added)
            return passOn(added);
    }
    for (XmlTree &part : scenario.children()) {
        const bool isKnown = part.name() == QLatin1String("networks") ||
                             part.name() == QLatin1String("devices") ||
                             part.name() == QLatin1String("links");
        const bool isMetadata = part.name() == QLatin1String("session_metadata");
        if (!isKnown && !isMetadata && !part.isEmpty())
            m_builder.report().add("<" + part.name().left(60).toStdString() +
                                       "> has no counterpart: it is kept in the file and has no "
                                       "effect",
                                   part.place());
    }
    m_builder.setAttribute(QStringLiteral("_core"), scenario.rest());
    if (!m_annotations.isEmpty())
        m_builder.setAttribute(QStringLiteral("_annotations"), m_annotations);
    m_builder.putBeside(m_canvases);
    return m_builder.finish();
}

Result<> CoreXmlReader::readNodes(XmlTree &nodes, bool areNetworks)
{
    for (XmlTree &node : nodes.children()) {
        node.takeIt();
        if (const auto read = readNode(node, areNetworks); !read)
            return read;
    }
    return {};
}

Result<> CoreXmlReader::readNode(XmlTree &node, bool isNetwork)
{
    const std::string place = node.place();
    const QString id = node.value("id");
    if (id.isEmpty())
        return failure("a node needs an id", place);
    if (m_devices.contains(id))
        return failure("another node has the id " + quoted(id), place);
    const QString type = node.value("type");
    const ElementKind kind =
        isNetwork ? coreNetworkKind(type, m_builder.report(), place) : coreDeviceKind(type);
    const ElementId device = m_builder.addDevice(kind, node.take("name"), place);
    m_devices.emplace(id, device);
    if (const QString canvas = node.value("canvas"); !canvas.isEmpty())
        m_canvases[canvas].push_back(device);
    for (const char *setting : {"image", "class", "model", "mobility"}) {
        if (const QString value = node.take(setting); !value.isEmpty()) {
            m_builder.addNote(device, QStringLiteral("CORE %1: %2").arg(setting, value));
            m_builder.report().add(std::string("a node's ") + setting +
                                       " is in its notes and has no effect",
                                   place, device);
        }
    }
    readPosition(node, device);
    for (const char *list : {"services", "configservices"}) {
        for (XmlTree *services : node.takeAll(list))
            readServices(*services, device);
    }
    const QJsonValue rest = node.takeRest();
    // The rest of the position is the node's place on earth.
    static const QStringList plain = {"@id",      "@type",    "@icon",         "@canvas",
                                      "position", "services", "configservices"};
    QJsonObject unknown = rest.toObject();
    for (const QString &key : plain)
        unknown.remove(key);
    reportRest(unknown, "a node's ", place, device);
    m_builder.setAttribute(device, QStringLiteral("_core"), rest);
    return {};
}

void CoreXmlReader::readPosition(XmlTree &node, const ElementId &device)
{
    for (XmlTree *position : node.takeAll("position")) {
        const auto x = number(*position, "x");
        const auto y = number(*position, "y");
        if (x && y)
            m_builder.setPosition(device, {*x, *y}, position->place());
    }
}

void CoreXmlReader::readServices(XmlTree &services, const ElementId &device)
{
    QStringList names;
    for (XmlTree *service : services.takeAll("service"))
        names << service->take("name");
    if (names.isEmpty())
        return;
    m_builder.addNote(device, QStringLiteral("CORE services: ") + names.join(QStringLiteral(", ")));
    m_builder.report().add("CORE's services are in the elements' notes; they are not started",
                           services.place(), device);
}

void CoreXmlReader::reportRest(const QJsonValue &rest, const char *what, const std::string &place,
                               const ElementId &about)
{
    const QJsonObject unknown = rest.toObject();
    for (auto each = unknown.begin(); each != unknown.end(); ++each) {
        QString key = each.key();
        if (key.startsWith(QLatin1Char('@')))
            key.remove(0, 1);
        if (!each->isString() || !each->toString().isEmpty())
            m_builder.report().add(what + quoted(key) + " is kept in the file and has no effect",
                                   place, about);
    }
}

void CoreXmlReader::readLink(XmlTree &element)
{
    Link link;
    link.place = element.place();
    link.whole = element.toJson();
    for (const auto &[first, second] : {std::pair("node1", "node2"), {"node_one", "node_two"}}) {
        if (!element.value(first).isEmpty())
            link.nodes = {element.value(first), element.value(second)};
    }
    for (const auto &[name, side] :
         {std::pair("iface1", 0u), {"interface_one", 0u}, {"iface2", 1u}, {"interface_two", 1u}}) {
        for (XmlTree *interface : element.takeAll(name))
            link.interfaces[side] = readInterface(*interface);
    }
    for (XmlTree *options : element.takeAll("options"))
        readOptions(*options, link);
    link.rest = element.takeRest();
    m_links.push_back(std::move(link));
}

Interface CoreXmlReader::readInterface(XmlTree &element)
{
    Interface interface;
    interface.name = element.take("name");
    interface.mac = element.take("mac");
    for (const auto &[address, mask] : {std::pair("ip4", "ip4_mask"), {"ip6", "ip6_mask"}}) {
        if (!element.value(address).isEmpty())
            interface.addresses << element.take(address) + QLatin1Char('/') + element.take(mask);
    }
    return interface;
}

/// A number is taken; anything else is reported and stays to be kept.
std::optional<double> CoreXmlReader::number(XmlTree &element, const char *name)
{
    const QString text = element.value(name);
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (isNumber && std::isfinite(value)) {
        (void)element.take(name);
        return value;
    }
    if (!text.isEmpty())
        m_builder.report().add("of <" + element.name().toStdString() + ">: " + name +
                                   " is no number: it is kept in the file and has no effect",
                               element.place() + " " + quoted(text));
    return std::nullopt;
}

void CoreXmlReader::readOptions(XmlTree &options, Link &link)
{
    // The units are bits per second, microseconds, percent.
    if (const auto rate = number(options, "bandwidth"))
        link.emulation.bandwidthKbit = *rate / 1000;
    if (const auto delay = number(options, "delay"))
        link.emulation.delayMilliseconds = *delay / 1000;
    if (const auto jitter = number(options, "jitter"))
        link.emulation.jitterMilliseconds = *jitter / 1000;
    const auto loss = number(options, "loss");
    const auto per = number(options, "per");
    link.emulation.lossPercent = loss ? loss : per;
    link.emulation.duplicatePercent = number(options, "dup");
    const QString direction = options.value("unidirectional");
    link.isOneWay = direction == QLatin1String("1");
    if (link.isOneWay || direction == QLatin1String("0"))
        (void)options.take("unidirectional");
    QJsonObject unknown = options.rest().toObject();
    for (auto each = unknown.begin(); each != unknown.end();) {
        const bool isUnset = each->toString() == QLatin1String("0");
        each = isUnset ? unknown.erase(each) : each + 1;
    }
    reportRest(unknown, "a link's ", options.place(), {});
}

Result<> CoreXmlReader::addLink(const Link &link)
{
    std::array<TopologyBuilder::End, 2> ends;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto found = m_devices.find(link.nodes[i]);
        if (found == m_devices.end())
            return failure("no node has the id " + quoted(link.nodes[i]), link.place);
        ends[i] = {found->second, link.interfaces[i].name};
    }
    const auto backward = m_oneWay.find({ends[1].device, ends[0].device});
    if (link.isOneWay && backward != m_oneWay.end()) {
        m_builder.emulate(backward->second, link.emulation, TopologyBuilder::Direction::FromSecond,
                          link.place);
        m_builder.setAttribute(backward->second, QStringLiteral("_core_back"), link.whole);
        m_oneWay.erase(backward);
        return {};
    }
    const auto connection = m_builder.connect(ends[0], ends[1], link.place);
    if (!connection)
        return {};
    m_builder.setAttribute(*connection, QStringLiteral("_core"), link.rest);
    QJsonObject unknown = link.rest.toObject();
    for (const char *plain : {"@node1", "@node2", "@node_one", "@node_two", "options", "iface1",
                              "iface2", "interface_one", "interface_two"})
        unknown.remove(QLatin1String(plain));
    reportRest(unknown, "a link's ", link.place, {});
    for (std::size_t i = 0; i < 2; ++i)
        addInterface(m_builder.ends(*connection)[i], link.interfaces[i], link.place);
    m_builder.emulate(*connection, link.emulation,
                      link.isOneWay ? TopologyBuilder::Direction::FromFirst
                                    : TopologyBuilder::Direction::Both,
                      link.place);
    if (link.isOneWay)
        m_oneWay[{ends[0].device, ends[1].device}] = *connection;
    return {};
}

void CoreXmlReader::addInterface(const ElementId &id, const Interface &interface,
                                 const std::string &place)
{
    m_builder.setMac(id, interface.mac, place);
    for (const QString &address : interface.addresses)
        m_builder.setAddress(id, address, place);
}

void CoreXmlReader::readMetadata(XmlTree &metadata)
{
    for (XmlTree &entry : metadata.children()) {
        const QString name = entry.value("name");
        const QString value = entry.value("value");
        const std::string place = entry.place();
        bool isUsed = false;
        if (name == QLatin1String("shapes"))
            isUsed = readShapes(value, place);
        else if (name.startsWith(QLatin1String("annotation ")))
            isUsed = readOlderShape(value, place);
        else if (name == QLatin1String("canvas") &&
                 value.contains(QLatin1String("wallpaper\": \"")))
            m_builder.report().add("the background picture is in another file: it was left out",
                                   place);
        else if (name == QLatin1String("hidden") && value != QLatin1String("[]"))
            m_builder.report().add("hidden nodes are shown", place);
        else
            m_builder.report().add(
                "the setting " + quoted(name) + " is kept in the file and has no effect", place);
        if (isUsed) {
            entry.takeIt();
            (void)entry.take("name");
            (void)entry.take("value");
        }
    }
}

bool CoreXmlReader::readShapes(const QString &json, const std::string &place)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray() || !topology::checkWholeCharacters(json.toUtf8())) {
        m_builder.report().add("the shapes cannot be read: they are kept in the file", place);
        return false;
    }
    const QJsonArray shapes = document.array();
    for (const QJsonValue &each : shapes) {
        const QJsonValue annotation = coreAnnotation(each.toObject(), m_builder.report(), place);
        if (!annotation.isNull())
            m_annotations.append(annotation);
    }
    return true;
}

/// CORE's older window wrote {iconcoords {100 20}} {type text} …, a list of lists.
bool CoreXmlReader::readOlderShape(const QString &settings, const std::string &place)
{
    const auto pairs = parseTclList(settings, 1);
    std::map<QString, QString> values;
    for (std::size_t i = 0; pairs && i < pairs->size(); ++i) {
        const auto pair = parseTclList((*pairs)[i].text, 1);
        if (!pair || pair->size() != 2)
            break;
        values[(*pair)[0].text] = (*pair)[1].text;
    }
    const bool isWhole = pairs && values.size() == pairs->size();
    const QJsonValue annotation =
        isWhole ? coreAnnotation(values, m_builder.report(), place) : QJsonValue();
    if (annotation.isNull()) {
        if (!isWhole)
            m_builder.report().add("a shape cannot be read: it is kept in the file", place);
        return false;
    }
    m_annotations.append(annotation);
    return true;
}

} // namespace

Result<Imported> readCoreXml(const QByteArray &text)
{
    auto scenario = XmlTree::parse(QString::fromUtf8(text));
    if (!scenario)
        return passOn(scenario);
    return CoreXmlReader().read(*scenario);
}

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/corekinds.h"
#include "app/exchange/coreshapes.h"
#include "app/exchange/readers.h"
#include "app/exchange/safexml.h"
#include "app/exchange/topologybuilder.h"

#include <QJsonDocument>

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
    std::string place;
};

/// CORE's scenario, of 5.x (node_one, interface_one) and of 7 to 9 (node1, iface1).
class CoreXmlReader
{
public:
    explicit CoreXmlReader(const QByteArray &text) : m_xml(text) {}

    Result<Imported> read();

private:
    void readScenario();
    void readNodes(bool areNetworks);
    void readNode(bool isNetwork);
    void readServices(const ElementId &device);
    void readLinks();
    void readLink();
    Interface readInterface();
    void readOptions(Link &link);
    void readMetadata();
    void readShapes(const QString &json);
    Result<> addLink(const Link &link);
    void addInterface(const ElementId &id, const Interface &interface, const std::string &place);

    SafeXml m_xml;
    TopologyBuilder m_builder;
    std::map<QString, ElementId> m_devices;
    std::vector<Link> m_links;
    /// One way's link of CORE is two entries; the second is put onto the first's connection.
    std::map<std::pair<ElementId, ElementId>, ConnectionId> m_oneWay;
    QJsonArray m_annotations;
};

Result<Imported> CoreXmlReader::read()
{
    bool isScenario = false;
    if (m_xml.nextChild()) {
        isScenario = m_xml.name() == QLatin1String("scenario");
        if (isScenario)
            readScenario();
    }
    if (const auto read = m_xml.result(); !read)
        return passOn(read);
    if (!isScenario)
        return failure("its outermost element is not <scenario>; files older than CORE 5 cannot be "
                       "read",
                       m_xml.place());
    for (const Link &link : m_links) {
        if (const auto added = addLink(link); !added)
            return passOn(added);
    }
    if (!m_annotations.isEmpty())
        m_builder.setAttribute(QStringLiteral("_annotations"), m_annotations);
    return m_builder.finish();
}

void CoreXmlReader::readScenario()
{
    const QString name = m_xml.attribute("name").section(QLatin1Char('/'), -1);
    if (!name.startsWith(QLatin1String("tmp")))
        m_builder.setName(name);
    while (m_xml.nextChild()) {
        const QString part = m_xml.name();
        if (part == QLatin1String("networks")) {
            readNodes(true);
        } else if (part == QLatin1String("devices")) {
            readNodes(false);
        } else if (part == QLatin1String("links")) {
            readLinks();
        } else if (part == QLatin1String("session_metadata")) {
            readMetadata();
        } else {
            const std::string place = m_xml.place();
            const bool hadChildren = m_xml.nextChild();
            if (hadChildren) {
                m_xml.skip();
                while (m_xml.nextChild())
                    m_xml.skip();
            }
            if (hadChildren || part == QLatin1String("session_origin"))
                m_builder.report().add("<" + part.left(60).toStdString() +
                                           "> has no counterpart: it was left out",
                                       place);
        }
    }
}

void CoreXmlReader::readNodes(bool areNetworks)
{
    while (m_xml.nextChild())
        readNode(areNetworks);
}

void CoreXmlReader::readNode(bool isNetwork)
{
    const std::string place = m_xml.place();
    const QString id = m_xml.attribute("id");
    if (id.isEmpty() || m_devices.contains(id)) {
        m_xml.fail(id.isEmpty() ? "a node needs an id" : "another node has the id " + quoted(id));
        return;
    }
    const QString type = m_xml.attribute("type");
    const ElementKind kind =
        isNetwork ? coreNetworkKind(type, m_builder.report(), place) : coreDeviceKind(type);
    const ElementId device = m_builder.addDevice(kind, m_xml.attribute("name"), place);
    m_devices.emplace(id, device);
    for (const char *setting : {"image", "class", "model", "mobility"}) {
        if (const QString value = m_xml.attribute(setting); !value.isEmpty()) {
            m_builder.addNote(device, QStringLiteral("CORE %1: %2").arg(setting, value));
            m_builder.report().add(std::string("a node's ") + setting +
                                       " is in its notes and has no effect",
                                   place, device);
        }
    }
    while (m_xml.nextChild()) {
        if (m_xml.name() == QLatin1String("position")) {
            m_builder.setPosition(
                device, {m_xml.attribute("x").toDouble(), m_xml.attribute("y").toDouble()}, place);
            m_xml.skip();
        } else if (m_xml.name().endsWith(QLatin1String("services"))) {
            readServices(device);
        } else {
            m_builder.report().add("<" + m_xml.name().left(60).toStdString() +
                                       "> of a node was left out",
                                   m_xml.place(), device);
            m_xml.skip();
        }
    }
}

void CoreXmlReader::readServices(const ElementId &device)
{
    const std::string place = m_xml.place();
    QStringList services;
    while (m_xml.nextChild()) {
        services << m_xml.attribute("name");
        m_xml.skip();
    }
    if (services.isEmpty())
        return;
    m_builder.addNote(device,
                      QStringLiteral("CORE services: ") + services.join(QStringLiteral(", ")));
    m_builder.report().add("CORE's services are in the elements' notes; they are not started",
                           place, device);
}

void CoreXmlReader::readLinks()
{
    while (m_xml.nextChild()) {
        if (m_xml.name() == QLatin1String("link"))
            readLink();
        else
            m_xml.skip();
    }
}

void CoreXmlReader::readLink()
{
    Link link;
    link.place = m_xml.place();
    for (const auto &[first, second] : {std::pair("node1", "node2"), {"node_one", "node_two"}}) {
        if (!m_xml.attribute(first).isEmpty())
            link.nodes = {m_xml.attribute(first), m_xml.attribute(second)};
    }
    while (m_xml.nextChild()) {
        const QString name = m_xml.name();
        if (name == QLatin1String("iface1") || name == QLatin1String("interface_one"))
            link.interfaces[0] = readInterface();
        else if (name == QLatin1String("iface2") || name == QLatin1String("interface_two"))
            link.interfaces[1] = readInterface();
        else if (name == QLatin1String("options"))
            readOptions(link);
        else
            m_xml.skip();
    }
    m_links.push_back(std::move(link));
}

Interface CoreXmlReader::readInterface()
{
    Interface interface;
    interface.name = m_xml.attribute("name");
    interface.mac = m_xml.attribute("mac");
    for (const auto &[address, mask] : {std::pair("ip4", "ip4_mask"), {"ip6", "ip6_mask"}}) {
        if (!m_xml.attribute(address).isEmpty())
            interface.addresses << m_xml.attribute(address) + QLatin1Char('/') +
                                       m_xml.attribute(mask);
    }
    m_xml.skip();
    return interface;
}

void CoreXmlReader::readOptions(Link &link)
{
    const auto number = [this](const char *name) -> std::optional<double> {
        bool isNumber = false;
        const double value = m_xml.attribute(name).toDouble(&isNumber);
        return isNumber ? std::optional(value) : std::nullopt;
    };
    // Bits per second, microseconds, percent.
    if (const auto rate = number("bandwidth"))
        link.emulation.bandwidthKbit = *rate / 1000;
    if (const auto delay = number("delay"))
        link.emulation.delayMilliseconds = *delay / 1000;
    if (const auto jitter = number("jitter"))
        link.emulation.jitterMilliseconds = *jitter / 1000;
    link.emulation.lossPercent = number("loss") ? number("loss") : number("per");
    link.emulation.duplicatePercent = number("dup");
    link.isOneWay = m_xml.attribute("unidirectional") == QLatin1String("1");
    if (number("buffer").value_or(0) > 0)
        m_builder.report().add("a link's buffer has no counterpart: it was left out", link.place);
    m_xml.skip();
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
        m_oneWay.erase(backward);
        return {};
    }
    const auto connection = m_builder.connect(ends[0], ends[1], link.place);
    if (!connection)
        return {};
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
    m_builder.setAttribute(id, QStringLiteral("mac"), interface.mac);
    for (const QString &address : interface.addresses)
        m_builder.setAddress(id, address, place);
}

void CoreXmlReader::readMetadata()
{
    while (m_xml.nextChild()) {
        const QString name = m_xml.attribute("name");
        const QString value = m_xml.attribute("value");
        const std::string place = m_xml.place();
        m_xml.skip();
        if (name == QLatin1String("shapes"))
            readShapes(value);
        else if (name == QLatin1String("canvas") &&
                 value.contains(QLatin1String("wallpaper\": \"")))
            m_builder.report().add("the background picture is in another file: it was left out",
                                   place);
        else if (name == QLatin1String("hidden") && value != QLatin1String("[]"))
            m_builder.report().add("hidden nodes are shown", place);
    }
}

void CoreXmlReader::readShapes(const QString &json)
{
    const std::string place = m_xml.place();
    const QJsonArray shapes = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &each : shapes) {
        const QJsonValue annotation = coreAnnotation(each.toObject(), m_builder.report(), place);
        if (!annotation.isNull())
            m_annotations.append(annotation);
    }
}

} // namespace

Result<Imported> readCoreXml(const QByteArray &text)
{
    return CoreXmlReader(text).read();
}

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/devicecommands.h"
#include "app/exchange/unwritten.h"
#include "app/exchange/writers.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/attributes/storedname.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

namespace tomato::exchange {

using topology::Element;
using topology::ElementKind;

namespace {

/// The name that the element's image has in the store; else empty.
QString storedImageOf(const Element &device)
{
    const topology::ImageName image(device.attributes.value(topology::ImageAttribute).toString());
    return image.kind() == topology::ImageName::Kind::Stored ? image.name() : QString();
}

class ContainerlabWriter
{
public:
    explicit ContainerlabWriter(const topology::Topology &topology) : m_topology(topology) {}

    Exported write();

private:
    void line(int depth, const QString &text);
    void writeNode(const Element &device);
    void writeCommands(const Element &device);
    void writeSettings(const Element &device);
    void writeLink(const topology::Connection &connection);
    QString hostInterface(const Element &network);
    /// Translates a connection's emulation into commands of its ends.
    void planLink(const topology::Connection &connection);
    bool runsCommands(const ElementId &end) const;
    void reportUnwritten();
    void report(const std::string &message, const ElementId &about);

    const topology::Topology &m_topology;
    std::map<ElementId, QString> m_names;
    std::map<ElementId, QString> m_interfaces;
    QString m_text;
    ImportReport m_report;
    /// The number of links that lead outside, and the names that interfaces of the host have.
    int m_outside = 0;
    QSet<QString> m_hostInterfaces = {QStringLiteral("lo")};
    /// Commands of a device that come from its connections.
    std::map<ElementId, QStringList> m_linkCommands;
};

void ContainerlabWriter::line(int depth, const QString &text)
{
    m_text += QString(2 * depth, QLatin1Char(' ')) + text + QLatin1Char('\n');
}

/// YAML has words that are no text: bare, they would name no node.
static QString keyOf(const QString &name)
{
    static const QSet<QString> words = {"null", "true", "false", "yes", "no",
                                        "on",   "off",  "y",     "n"};
    return words.contains(name.toLower()) ? literal(name) : name;
}

void ContainerlabWriter::report(const std::string &message, const ElementId &about)
{
    m_report.add(message, m_topology.label(about).toStdString(), about);
}

void ContainerlabWriter::writeNode(const Element &device)
{
    line(2, keyOf(m_names.at(device.id)) + QLatin1Char(':'));
    const QJsonObject kept = device.attributes.value(QLatin1String("_containerlab")).toObject();
    const ElementKind kind = device.kind();
    const bool isRouter = kind == ElementKind::Router;
    if (kind == ElementKind::Switch || kind == ElementKind::Hub) {
        line(3, QStringLiteral("kind: bridge"));
        report("a switch or hub is a bridge that you make first: ip link add NAME type bridge",
               device.id);
    } else {
        line(3, QStringLiteral("kind: linux"));
        QString image = kept.value(QLatin1String("image")).toString();
        // As the file had it, while it is still that one.
        if (const QString stored = storedImageOf(device);
            !stored.isEmpty() && topology::storedName(image) != topology::storedName(stored))
            image = stored;
        if (image.isEmpty())
            image = isRouter ? QStringLiteral("quay.io/frrouting/frr:10.5.1")
                             : QStringLiteral("wbitt/network-multitool:3.22.2");
        line(3, QStringLiteral("image: ") + literal(image));
        if (isRouter) {
            line(3, QStringLiteral("sysctls:"));
            line(4, QStringLiteral("net.ipv4.ip_forward: 1"));
            line(4, QStringLiteral("net.ipv6.conf.all.forwarding: 1"));
        }
        writeSettings(device);
        writeCommands(device);
    }
    const QPointF position = device.position();
    line(3, QStringLiteral("labels:"));
    line(4, QStringLiteral("graph-posX: \"%1\"").arg(position.x()));
    line(4, QStringLiteral("graph-posY: \"%1\"").arg(position.y()));
    if (isRouter)
        line(4, QStringLiteral("graph-icon: router"));
}

void ContainerlabWriter::writeSettings(const Element &device)
{
    const QJsonObject environment =
        device.attributes.value(topology::EnvironmentAttribute).toObject();
    if (!environment.isEmpty())
        line(3, QStringLiteral("env:"));
    for (auto each = environment.begin(); each != environment.end(); ++each)
        line(4, literal(each.key()) + QStringLiteral(": ") + literal(each->toString()));
    if (const double megabytes = device.attributes.value(topology::MemoryLimitAttribute).toDouble();
        megabytes > 0)
        line(3, QStringLiteral("memory: %1mb").arg(megabytes));
    if (const double cpus = device.attributes.value(topology::CpuLimitAttribute).toDouble();
        cpus > 0)
        line(3, QStringLiteral("cpu: %1").arg(cpus));
}

bool ContainerlabWriter::runsCommands(const ElementId &end) const
{
    const ElementKind kind = m_topology.deviceOf(end)->kind();
    return kind != ElementKind::Switch && kind != ElementKind::Hub &&
           kind != ElementKind::ExternalNetwork;
}

void ContainerlabWriter::planLink(const topology::Connection &connection)
{
    const std::string label = m_topology.label(connection.id).toStdString();
    const auto emulation = topology::linkEmulation(connection);
    for (const std::size_t i : {0u, 1u}) {
        const ElementId &end = connection.ends[i];
        const QString command = netemCommand(emulation.sentBy[i], m_interfaces.at(end));
        if (command.isEmpty())
            continue;
        if (runsCommands(end)) {
            m_linkCommands[m_topology.deviceOf(end)->id] << command;
            m_report.add("link emulation became a command of tc, which the image must have", label);
        } else {
            m_report.add("link emulation of what a switch, a hub or the host sends is not in the "
                         "file: use containerlab tools netem",
                         label + ": " + command.toStdString());
        }
    }
    if (!topology::isLinkDown(connection))
        return;
    for (const ElementId &end : connection.ends) {
        if (!runsCommands(end))
            continue;
        m_linkCommands[m_topology.deviceOf(end)->id]
            << QStringLiteral("ip link set dev %1 down").arg(m_interfaces.at(end));
        return;
    }
    m_report.add("a link that is down is up there", label);
}

void ContainerlabWriter::reportUnwritten()
{
    Unwritten unwritten(m_topology, "a file of containerlab", m_report);
    unwritten.addTopology({topology::NameAttribute, topology::NameserversAttribute});
    QStringList link = {topology::LinkDownAttribute, topology::MtuAttribute};
    for (const QString &key : topology::emulationKeys())
        link << key + QStringLiteral("_from") << key + QStringLiteral("_to");
    for (const auto &[id, connection] : m_topology.connections()) {
        // Values are not written where emulation is off.
        const bool isEmulated =
            connection.attributes.value(topology::EmulationAttribute).toBool(true);
        QStringList written =
            isEmulated ? link : QStringList{topology::LinkDownAttribute, topology::MtuAttribute};
        // A distribution is one of the jitter.
        for (const char *way : {"_from", "_to"}) {
            const QString jitter = topology::JitterEffect + QLatin1String(way);
            if (isEmulated && connection.attributes.value(jitter).toDouble() > 0)
                written << topology::DistributionEffect + QLatin1String(way);
        }
        unwritten.addConnection(connection, written);
    }
    static const QStringList interface = {topology::NameAttribute, topology::Ip4AddressAttribute,
                                          topology::Ip6AddressAttribute, topology::MacAttribute,
                                          topology::MtuAttribute};
    static const QStringList device = {
        topology::NameAttribute,        topology::ModeAttribute,
        topology::PositionAttribute,    topology::Gateway4Attribute,
        topology::Gateway6Attribute,    topology::RoutesAttribute,
        topology::EnvironmentAttribute, topology::CpuLimitAttribute,
        topology::MemoryLimitAttribute, topology::StartupCommandsAttribute};
    static const QStringList bridge = {topology::NameAttribute, topology::ModeAttribute,
                                       topology::PositionAttribute};
    for (const auto &[id, element] : m_topology.elements()) {
        const bool isNode = runsCommands(id);
        if (element.isInterface()) {
            unwritten.addElement(element,
                                 isNode ? interface : QStringList{topology::NameAttribute});
            if (element.name() != m_interfaces.at(id))
                m_report.add("interfaces have other names there",
                             m_topology.label(id).toStdString() + " is " +
                                 m_interfaces.at(id).toStdString(),
                             id);
        } else {
            QStringList written = isNode ? device : bridge;
            // By whose name the digest is found again.
            if (isNode && !storedImageOf(element).isEmpty())
                written << topology::ImageAttribute << topology::ImageDigestAttribute;
            unwritten.addElement(element, written);
        }
    }
}

void ContainerlabWriter::writeCommands(const Element &device)
{
    QStringList commands = deviceCommands(
        m_topology, device, [this](const ElementId &id) { return m_interfaces.at(id); });
    commands += m_linkCommands[device.id];
    if (commands.isEmpty())
        return;
    line(3, QStringLiteral("exec:"));
    for (const QString &command : commands)
        line(4, QStringLiteral("- ") + literal(command));
    for (const QString &command : commands) {
        if (command.contains(QLatin1String("{{")))
            report("a command has {{, which containerlab takes for a template", device.id);
    }
}

/// Returns the name of the host's own interface at the other end of a link that leads outside. The
/// bridges of the lab are interfaces of the host, too.
QString ContainerlabWriter::hostInterface(const Element &network)
{
    constexpr qsizetype MaxLength = 15;
    const QString number = QString::number(m_outside++);
    return plainName(m_names.at(network.id).left(9) + number, MaxLength, m_hostInterfaces);
}

void ContainerlabWriter::writeLink(const topology::Connection &connection)
{
    QStringList ends;
    for (const ElementId &end : connection.ends) {
        const Element *device = m_topology.deviceOf(end);
        const bool isOutside = device->kind() == ElementKind::ExternalNetwork;
        ends << literal(isOutside
                            ? QStringLiteral("host:") + hostInterface(*device)
                            : m_names.at(device->id) + QLatin1Char(':') + m_interfaces.at(end));
    }
    line(2, QStringLiteral("- endpoints: [%1, %2]").arg(ends[0], ends[1]));
    if (const int mtu = connection.attributes.value(topology::MtuAttribute).toVariant().toInt();
        mtu > 0)
        line(3, QStringLiteral("mtu: %1").arg(mtu));
}

Exported ContainerlabWriter::write()
{
    QSet<QString> taken;
    QString name = plainName(m_topology.name(), 60, taken).toLower();
    if (name != m_topology.name() && !m_topology.name().isEmpty())
        m_report.add("the topology's name was changed to " + quoted(name),
                     m_topology.name().toStdString());
    line(0, QStringLiteral("name: ") + literal(name));
    line(0, QStringLiteral("topology:"));
    const QJsonArray servers =
        m_topology.attributes().value(topology::NameserversAttribute).toArray();
    if (!servers.isEmpty()) {
        line(1, QStringLiteral("defaults:"));
        line(2, QStringLiteral("dns:"));
        line(3, QStringLiteral("servers:"));
    }
    for (const QJsonValue server : servers)
        line(4, QStringLiteral("- ") + literal(server.toString()));
    taken = {QStringLiteral("host"), QStringLiteral("mgmt-net"), QStringLiteral("macvlan"),
             QStringLiteral("dummy")};
    for (const auto &[id, element] : m_topology.elements()) {
        if (element.isInterface())
            continue;
        m_names[id] = plainName(element.name(), 15, taken);
        if (!runsCommands(id))
            m_hostInterfaces << m_names[id];
        if (m_names[id] != element.name())
            report("a name was changed to " + quoted(m_names[id]), id);
        // eth0 belongs to containerlab's own network.
        int number = 1;
        for (const ElementId &interface : m_topology.interfaces(id))
            m_interfaces[interface] = QStringLiteral("eth%1").arg(number++);
        m_interfaces[id] = QStringLiteral("eth1");
    }
    for (const auto &[id, connection] : m_topology.connections())
        planLink(connection);
    const bool hasNodes = std::any_of(m_names.begin(), m_names.end(), [this](const auto &each) {
        return m_topology.element(each.first)->kind() != ElementKind::ExternalNetwork;
    });
    line(1, hasNodes ? QStringLiteral("nodes:") : QStringLiteral("nodes: {}"));
    for (const auto &[id, element] : m_topology.elements()) {
        if (element.isInterface())
            continue;
        if (element.kind() == ElementKind::ExternalNetwork)
            report("an external network became interfaces of the host", id);
        else
            writeNode(element);
        if (element.kind() == ElementKind::Attach)
            report("an attached element became a node", id);
    }
    line(1,
         m_topology.connections().empty() ? QStringLiteral("links: []") : QStringLiteral("links:"));
    for (const auto &[id, connection] : m_topology.connections())
        writeLink(connection);
    reportUnwritten();
    return {m_text.toUtf8(), std::move(m_report)};
}

} // namespace

Exported writeContainerlab(const topology::Topology &topology)
{
    return ContainerlabWriter(topology).write();
}

} // namespace tomato::exchange

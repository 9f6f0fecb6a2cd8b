// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/devicecommands.h"
#include "app/exchange/writers.h"

#include <map>

namespace tomato::exchange {

using topology::Element;
using topology::ElementKind;

namespace {

class ContainerlabWriter
{
public:
    explicit ContainerlabWriter(const topology::Topology &topology) : m_topology(topology) {}

    Exported write();

private:
    void line(int depth, const QString &text);
    void writeNode(const Element &device);
    void writeCommands(const Element &device);
    void writeLink(const topology::Connection &connection);
    void report(const std::string &message, const ElementId &about);

    const topology::Topology &m_topology;
    std::map<ElementId, QString> m_names;
    std::map<ElementId, QString> m_interfaces;
    QString m_text;
    ImportReport m_report;
    /// Links that lead outside.
    int m_outside = 0;
};

void ContainerlabWriter::line(int depth, const QString &text)
{
    m_text += QString(2 * depth, QLatin1Char(' ')) + text + QLatin1Char('\n');
}

void ContainerlabWriter::report(const std::string &message, const ElementId &about)
{
    m_report.add(message, m_topology.label(about).toStdString(), about);
}

void ContainerlabWriter::writeNode(const Element &device)
{
    line(2, m_names.at(device.id) + QLatin1Char(':'));
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
        if (image.isEmpty())
            image = isRouter ? QStringLiteral("quay.io/frrouting/frr:10.5.1")
                             : QStringLiteral("wbitt/network-multitool:3.22.2");
        line(3, QStringLiteral("image: ") + literal(image));
        if (isRouter) {
            line(3, QStringLiteral("sysctls:"));
            line(4, QStringLiteral("net.ipv4.ip_forward: 1"));
            line(4, QStringLiteral("net.ipv6.conf.all.forwarding: 1"));
        }
        writeCommands(device);
    }
    const QPointF position = device.position();
    line(3, QStringLiteral("labels:"));
    line(4, QStringLiteral("graph-posX: \"%1\"").arg(position.x()));
    line(4, QStringLiteral("graph-posY: \"%1\"").arg(position.y()));
    if (isRouter)
        line(4, QStringLiteral("graph-icon: router"));
}

void ContainerlabWriter::writeCommands(const Element &device)
{
    const QStringList commands = deviceCommands(
        m_topology, device, [this](const ElementId &id) { return m_interfaces.at(id); });
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

void ContainerlabWriter::writeLink(const topology::Connection &connection)
{
    QStringList ends;
    for (const ElementId &end : connection.ends) {
        const Element *device = m_topology.deviceOf(end);
        const bool isOutside = device->kind() == ElementKind::ExternalNetwork;
        // The name of the host's own interface, different for each link.
        ends << literal(
            isOutside
                ? QStringLiteral("host:%1%2").arg(m_names.at(device->id).left(9)).arg(m_outside++)
                : m_names.at(device->id) + QLatin1Char(':') + m_interfaces.at(end));
    }
    line(2, QStringLiteral("- endpoints: [%1, %2]").arg(ends[0], ends[1]));
    if (connection.attributes.value(QLatin1String("emulation")).toBool())
        m_report.add("link emulation is not in the file: use containerlab tools netem",
                     m_topology.label(connection.id).toStdString());
}

Exported ContainerlabWriter::write()
{
    QSet<QString> taken;
    QString name = plainName(m_topology.name(), 60, taken).toLower();
    line(0, QStringLiteral("name: ") + literal(name));
    line(0, QStringLiteral("topology:"));
    line(1, QStringLiteral("nodes:"));
    taken = {QStringLiteral("host"), QStringLiteral("mgmt-net"), QStringLiteral("macvlan"),
             QStringLiteral("dummy")};
    for (const auto &[id, element] : m_topology.elements()) {
        if (element.isInterface())
            continue;
        m_names[id] = plainName(element.name(), 15, taken);
        if (m_names[id] != element.name())
            report("a name was changed to " + quoted(m_names[id]), id);
        // containerlab's own network is eth0.
        int number = 1;
        for (const ElementId &interface : m_topology.interfaces(id))
            m_interfaces[interface] = QStringLiteral("eth%1").arg(number++);
        m_interfaces[id] = QStringLiteral("eth1");
    }
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
    return {m_text.toUtf8(), std::move(m_report)};
}

} // namespace

Exported writeContainerlab(const topology::Topology &topology)
{
    return ContainerlabWriter(topology).write();
}

} // namespace tomato::exchange

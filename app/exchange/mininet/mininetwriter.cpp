// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/devicecommands.h"
#include "app/exchange/unwritten.h"
#include "app/exchange/writers.h"
#include "app/topology/attributes/attributenames.h"

#include <map>

namespace tomato::exchange {

using topology::Element;
using topology::ElementKind;

namespace {

constexpr char Imports[] = R"(from mininet.cli import CLI
from mininet.link import TCLink
from mininet.log import setLogLevel
from mininet.net import Mininet
from mininet.node import Host, OVSBridge

)";

constexpr char Classes[] = R"(class Router(Host):
    """A host that forwards."""

    def config(self, **params):
        result = super().config(**params)
        self.cmd('sysctl -w net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1')
        return result


def build():
    """Makes the network, without starting it."""
    net = Mininet(switch=OVSBridge, link=TCLink, controller=None)
)";

constexpr char Tail[] = R"(    return net


def configure(net):
    """Gives the hosts their addresses and routes, and runs their commands."""
    for name, command in COMMANDS:
        net.get(name).cmd(command)


if __name__ == '__main__':
    setLogLevel('info')
    network = build()
    network.start()
    configure(network)
    CLI(network)
    network.stop()
)";

class MininetWriter
{
public:
    explicit MininetWriter(const topology::Topology &topology) : m_topology(topology) {}

    Exported write();

private:
    void nameAll();
    void writeDevice(const Element &device);
    void writeLink(const topology::Connection &connection);
    void planLink(const topology::Connection &connection, const std::array<ElementId, 2> &ends);
    void reportUnwritten();
    /// The options of one end: what it does to the frames that it sends.
    QString options(const topology::Connection &connection, const char *way) const;

    const topology::Topology &m_topology;
    std::map<ElementId, QString> m_names;
    std::map<ElementId, QString> m_interfaces;
    int m_switches = 0;
    QString m_body;
    QString m_commands;
    ImportReport m_report;
};

bool isBridge(ElementKind kind)
{
    return kind == ElementKind::Switch || kind == ElementKind::Hub ||
           kind == ElementKind::ExternalNetwork;
}

void MininetWriter::nameAll()
{
    QSet<QString> taken;
    for (const auto &[id, element] : m_topology.elements()) {
        if (element.isInterface())
            continue;
        // With "-eth123" appended this is the name of a network device.
        m_names[id] = plainName(element.name(), 8, taken);
        if (m_names[id] != element.name())
            m_report.add("a name was changed to " + quoted(m_names[id]),
                         element.name().toStdString(), id);
        int number = isBridge(element.kind()) ? 1 : 0;
        for (const ElementId &interface : m_topology.interfaces(id))
            m_interfaces[interface] = QStringLiteral("%1-eth%2").arg(m_names[id]).arg(number++);
        m_interfaces[id] = m_names[id] + QStringLiteral("-eth0");
    }
}

void MininetWriter::writeDevice(const Element &device)
{
    const QString name = literal(m_names.at(device.id));
    const ElementKind kind = device.kind();
    if (isBridge(kind)) {
        if (kind == ElementKind::Hub)
            m_report.add("a hub became a switch", device.name().toStdString(), device.id);
        if (kind == ElementKind::ExternalNetwork)
            m_report.add("an external network became a switch that leads nowhere",
                         device.name().toStdString(), device.id);
        m_body += QStringLiteral("    net.addSwitch(%1, dpid='%2')\n")
                      .arg(name)
                      .arg(++m_switches, 16, 16, QLatin1Char('0'));
        return;
    }
    if (kind == ElementKind::Attach)
        m_report.add("an attached element became a host", device.name().toStdString(), device.id);
    m_body += kind == ElementKind::Router
                  ? QStringLiteral("    net.addHost(%1, cls=Router, ip=None)\n").arg(name)
                  : QStringLiteral("    net.addHost(%1, ip=None)\n").arg(name);
    const QStringList commands = deviceCommands(
        m_topology, device, [this](const ElementId &id) { return m_interfaces.at(id); });
    for (const QString &command : commands)
        m_commands += QStringLiteral("    (%1, %2),\n").arg(name, literal(command));
}

QString MininetWriter::options(const topology::Connection &connection, const char *way) const
{
    const auto number = [&](QLatin1String effect) {
        return connection.attributes.value(effect + QLatin1String(way)).toDouble();
    };
    QStringList options;
    if (const double kilobits = number(topology::BandwidthEffect); kilobits > 0)
        options << QStringLiteral("bw=%1").arg(kilobits / 1000);
    if (const double milliseconds = number(topology::DelayEffect); milliseconds > 0)
        options << QStringLiteral("delay='%1ms'").arg(milliseconds);
    if (const double milliseconds = number(topology::JitterEffect); milliseconds > 0)
        options << QStringLiteral("jitter='%1ms'").arg(milliseconds);
    if (const double percent = number(topology::LossRatioEffect); percent > 0)
        options << QStringLiteral("loss=%1").arg(percent);
    return options.join(QStringLiteral(", "));
}

void MininetWriter::writeLink(const topology::Connection &connection)
{
    const bool isTurned = connection.ends[1] < connection.ends[0];
    const std::array<ElementId, 2> ends = {connection.ends[isTurned ? 1 : 0],
                                           connection.ends[isTurned ? 0 : 1]};
    QString link = QStringLiteral("    net.addLink(%1, %2, intfName1=%3, intfName2=%4")
                       .arg(literal(m_names.at(m_topology.deviceOf(ends[0])->id)),
                            literal(m_names.at(m_topology.deviceOf(ends[1])->id)),
                            literal(m_interfaces.at(ends[0])), literal(m_interfaces.at(ends[1])));
    if (connection.attributes.value(topology::EmulationAttribute).toBool(true)) {
        for (const auto &[way, argument] : {std::pair("_from", "params1"), {"_to", "params2"}}) {
            const QString chosen = options(connection, way);
            if (!chosen.isEmpty())
                link += QStringLiteral(",\n                %1=dict(%2)")
                            .arg(QLatin1String(argument), chosen);
        }
    }
    m_body += link + QStringLiteral(")\n");
    planLink(connection, ends);
}

/// Translates what links cannot express into commands of a host at one end of them.
void MininetWriter::planLink(const topology::Connection &connection,
                             const std::array<ElementId, 2> &ends)
{
    const std::string label = m_topology.label(connection.id).toStdString();
    const bool isDown = topology::isLinkDown(connection);
    const int mtu = connection.attributes.value(topology::MtuAttribute).toVariant().toInt();
    bool isSet = false;
    for (const ElementId &end : ends) {
        const Element *device = m_topology.deviceOf(end);
        if (isBridge(device->kind()))
            continue;
        const auto add = [&](const QString &setting) {
            m_commands += QStringLiteral("    (%1, %2),\n")
                              .arg(literal(m_names.at(device->id)),
                                   literal(QStringLiteral("ip link set dev %1 %2")
                                               .arg(m_interfaces.at(end), setting)));
        };
        if (mtu > 0)
            add(QStringLiteral("mtu %1").arg(mtu));
        if (isDown && !isSet)
            add(QStringLiteral("down"));
        isSet = true;
    }
    if (isDown && !isSet)
        m_report.add("a link that is down is up there", label);
    if (mtu > 0 && !isSet)
        m_report.add("the MTU of a link between switches is not in the script",
                     label + ": " + std::to_string(mtu));
}

void MininetWriter::reportUnwritten()
{
    Unwritten unwritten(m_topology, "a script for Mininet", m_report);
    unwritten.addTopology({topology::NameAttribute});
    static const QStringList plain = {topology::LinkDownAttribute, topology::MtuAttribute};
    QStringList link = plain;
    for (const QLatin1String effect : {topology::BandwidthEffect, topology::DelayEffect,
                                       topology::JitterEffect, topology::LossRatioEffect})
        link << effect + QStringLiteral("_from") << effect + QStringLiteral("_to");
    for (const auto &[id, connection] : m_topology.connections()) {
        // Values are not written where emulation is off.
        const bool isEmulated =
            connection.attributes.value(topology::EmulationAttribute).toBool(true);
        unwritten.addConnection(connection, isEmulated ? link : plain);
    }
    static const QStringList interface = {topology::NameAttribute, topology::Ip4AddressAttribute,
                                          topology::Ip6AddressAttribute, topology::MacAttribute,
                                          topology::MtuAttribute};
    static const QStringList device = {
        topology::NameAttribute,     topology::ModeAttribute,   topology::Gateway4Attribute,
        topology::Gateway6Attribute, topology::RoutesAttribute, topology::StartupCommandsAttribute};
    for (const auto &[id, element] : m_topology.elements()) {
        const bool isHost = !isBridge(m_topology.deviceOf(id)->kind());
        if (element.isInterface()) {
            unwritten.addElement(element,
                                 isHost ? interface : QStringList{topology::NameAttribute});
            m_report.add("interfaces have Mininet's names",
                         m_topology.label(id).toStdString() + " is " +
                             m_interfaces.at(id).toStdString(),
                         id);
        } else {
            unwritten.addElement(
                element,
                isHost ? device : QStringList{topology::NameAttribute, topology::ModeAttribute});
        }
    }
}

Exported MininetWriter::write()
{
    nameAll();
    for (const auto &[id, element] : m_topology.elements()) {
        if (!element.isInterface())
            writeDevice(element);
    }
    for (const auto &[id, connection] : m_topology.connections())
        writeLink(connection);
    QString text = QStringLiteral("#!/usr/bin/env python3\n"
                                  "# Written by ToMaTo Desktop. Run it as root, where Mininet is "
                                  "installed.\n");
    text += QLatin1String(Imports) + QStringLiteral("NAME = ") + literal(m_topology.name()) +
            QStringLiteral("\nCOMMANDS = [\n") + m_commands + QStringLiteral("]\n\n\n") +
            QLatin1String(Classes) + m_body + QLatin1String(Tail);
    reportUnwritten();
    return {text.toUtf8(), std::move(m_report)};
}

} // namespace

Exported writeMininetScript(const topology::Topology &topology)
{
    return MininetWriter(topology).write();
}

} // namespace tomato::exchange

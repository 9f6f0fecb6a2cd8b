// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/jsonrest.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/format/jsontext.h"
#include "app/topology/networkaddress.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <map>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

/// MiniEdit writes numbers as numbers or as texts.
QString textOf(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

class MininetReader
{
public:
    Result<Imported> read(const QJsonObject &document);

private:
    using ReadNode = void (MininetReader::*)(const QJsonObject &options, const QString &name,
                                             const std::string &place);

    Result<> readNodes(const QJsonArray &nodes, const char *list);
    Result<> readNode(const QJsonObject &node, bool isHost, const std::string &place);
    ElementId addHost(const QJsonObject &options, const QString &name, const std::string &place);
    ElementId addSwitch(const QJsonObject &options, const QString &name, const std::string &place);
    Result<> readLink(const QJsonObject &link, const std::string &place);
    /// The interface that an option like "port1" names; an empty name where there is none.
    QString portName(JsonRest &options, const char *key, const ElementId &device);
    void readLinkOptions(const ConnectionId &connection, JsonRest &options,
                         const std::string &place);
    std::optional<double> time(JsonRest &options, const char *key, const std::string &place);
    void setAddress(const ElementId &interface, const QString &address, const std::string &place);
    void noteUnknown(const QJsonObject &options, const QStringList &known, const ElementId &device,
                     const std::string &place);
    void readControllers(const QJsonArray &controllers);

    TopologyBuilder m_builder;
    std::map<QString, ElementId> m_devices;
    /// Addresses wait for the host's first interface.
    std::map<ElementId, QString> m_addresses;
    QString m_base;
};

std::string placeInList(const char *list, qsizetype index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

Result<Imported> MininetReader::read(const QJsonObject &document)
{
    if (!document.value(QLatin1String("hosts")).isArray() ||
        !document.value(QLatin1String("links")).isArray())
        return failure("this is no file of MiniEdit: hosts and links are missing", "hosts");
    m_base = textOf(document.value(QLatin1String("application")).toObject(), "ipBase");
    JsonRest parts(document, {}, m_builder.report());
    for (const char *list : {"hosts", "switches"}) {
        const auto nodes = parts.list(list);
        if (!nodes)
            return passOn(nodes);
        if (const auto read = readNodes(*nodes, list); !read)
            return passOn(read);
    }
    const auto links = parts.list("links");
    QJsonObject kept = parts.rest();
    const auto controllers = parts.list("controllers");
    if (!links || !controllers)
        return passOn(!links ? links : controllers);
    readControllers(*controllers);
    qsizetype index = 0;
    for (const QJsonValue &each : *links) {
        const std::string place = placeInList("links", index++);
        if (!each.isObject())
            return failure("expected an object", place);
        if (const auto read = readLink(each.toObject(), place); !read)
            return passOn(read);
    }
    for (const auto &[device, address] : m_addresses)
        setAddress(m_builder.addInterface(device, {}, {}), address, {});
    m_builder.setAttribute(QStringLiteral("_mininet"), kept);
    return m_builder.finish();
}

void MininetReader::readControllers(const QJsonArray &controllers)
{
    qsizetype index = 0;
    for (const QJsonValue &each : controllers) {
        const QString name =
            textOf(each.toObject().value(QLatin1String("opts")).toObject(), "hostname");
        m_builder.report().add("the controller " + quoted(name) +
                                   " has no effect: switches learn by themselves here",
                               placeInList("controllers", index++));
    }
}

Result<> MininetReader::readNodes(const QJsonArray &nodes, const char *list)
{
    qsizetype index = 0;
    for (const QJsonValue &each : nodes) {
        const std::string place = placeInList(list, index++);
        if (!each.isObject())
            return failure("expected an object", place);
        if (const auto read = readNode(each.toObject(), list == std::string("hosts"), place); !read)
            return read;
    }
    return {};
}

Result<> MininetReader::readNode(const QJsonObject &node, bool isHost, const std::string &place)
{
    const QJsonObject options = node.value(QLatin1String("opts")).toObject();
    const QString name = textOf(options, "hostname");
    if (name.isEmpty())
        return failure("expected a name", place + ".opts.hostname");
    if (m_devices.contains(name))
        return failure("another node has the name " + quoted(name), place + ".opts.hostname");
    const ElementId device =
        isHost ? addHost(options, name, place) : addSwitch(options, name, place);
    JsonRest parts(node, place, m_builder.report());
    const auto x = parts.number("x");
    const auto y = parts.number("y");
    if (x && y)
        m_builder.setPosition(device, {*x, *y}, place);
    m_builder.setAttribute(device, QStringLiteral("_mininet"), parts.rest());
    m_devices.emplace(name, device);
    return {};
}

ElementId MininetReader::addHost(const QJsonObject &options, const QString &name,
                                 const std::string &place)
{
    const ElementId device = m_builder.addDevice(ElementKind::Host, name, place);
    m_builder.setGateway(device, textOf(options, "defaultRoute"), place + ".opts.defaultRoute");
    if (const QString command = textOf(options, "startCommand"); !command.isEmpty())
        m_builder.addStartupCommand(device, command);
    if (const QString address = textOf(options, "ip"); !address.isEmpty())
        m_addresses[device] = address;
    noteUnknown(options, {"hostname", "ip", "defaultRoute", "startCommand", "nodeNum"}, device,
                place);
    return device;
}

ElementId MininetReader::addSwitch(const QJsonObject &options, const QString &name,
                                   const std::string &place)
{
    const bool isRouter = textOf(options, "switchType") == QLatin1String("legacyRouter");
    const ElementId device =
        m_builder.addDevice(isRouter ? ElementKind::Router : ElementKind::Switch, name, place);
    if (const QString command = textOf(options, "startCommand"); !command.isEmpty()) {
        m_builder.addNote(device, QStringLiteral("Mininet start command: ") + command);
        m_builder.report().add("a switch runs no commands: it is in its notes", place, device);
    }
    noteUnknown(options, {"hostname", "nodeNum", "switchType", "startCommand", "controllers"},
                device, place);
    return device;
}

void MininetReader::noteUnknown(const QJsonObject &options, const QStringList &known,
                                const ElementId &device, const std::string &place)
{
    for (auto it = options.begin(); it != options.end(); ++it) {
        const bool isDefault =
            it->toString() == QLatin1String("host") || it->toString() == QLatin1String("default") ||
            it->toString() == QLatin1String("0") || (it->isString() && it->toString().isEmpty()) ||
            (it->isArray() && it->toArray().isEmpty());
        if (known.contains(it.key()) || isDefault)
            continue;
        m_builder.report().add("a node's option " + quoted(it.key()) +
                                   " is kept in the file and has no effect",
                               place, device);
    }
}

void MininetReader::setAddress(const ElementId &interface, const QString &address,
                               const std::string &place)
{
    QString full = address.trimmed();
    const auto base = topology::NetworkAddress::parse(m_base, topology::IpVersion::V4);
    if (!full.contains(QLatin1Char('/')))
        full += QStringLiteral("/%1").arg(base ? base->prefix : 8);
    m_builder.setAddress(interface, full, place);
}

/// Converts "10", "10ms", "5us" or "1s" to milliseconds; a number without a unit is in
/// microseconds, as for tc.
std::optional<double> milliseconds(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*([0-9]*\\.?[0-9]+)\\s*(s|ms|us|sec|msec|usec|)\\s*$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    const double factor = unit.startsWith(QLatin1Char('s'))   ? 1000
                          : unit.startsWith(QLatin1Char('m')) ? 1
                                                              : 0.001;
    return match.captured(1).toDouble() * factor;
}

Result<> MininetReader::readLink(const QJsonObject &link, const std::string &place)
{
    std::array<TopologyBuilder::End, 2> ends;
    for (const std::size_t i : {0u, 1u}) {
        const char *key = i == 0 ? "src" : "dest";
        const QString name = textOf(link, key);
        const auto found = m_devices.find(name);
        if (found == m_devices.end()) {
            // MiniEdit keeps a controller's line out of the links, other writers do not.
            return failure("no host or switch has the name " + quoted(name), place + "." + key);
        }
        ends[i].device = found->second;
    }
    JsonRest options(link.value(QLatin1String("opts")).toObject(), place + ".opts",
                     m_builder.report());
    ends[0].interface = portName(options, "port1", ends[0].device);
    ends[1].interface = portName(options, "port2", ends[1].device);
    const auto connection = m_builder.connect(ends[0], ends[1], place);
    if (!connection)
        return {};
    for (const std::size_t i : {0u, 1u}) {
        if (const auto found = m_addresses.find(ends[i].device); found != m_addresses.end()) {
            setAddress(m_builder.ends(*connection)[i], found->second, place);
            m_addresses.erase(found);
        }
    }
    m_builder.setAttribute(*connection, QStringLiteral("_mininet"), link);
    readLinkOptions(*connection, options, place);
    return {};
}

QString MininetReader::portName(JsonRest &options, const char *key, const ElementId &device)
{
    const auto number = options.number(key);
    if (!number || *number < 0 || *number > 100'000)
        return {};
    const topology::Element *element = m_builder.topology().element(device);
    const bool isSwitch = element != nullptr && element->kind() == ElementKind::Switch;
    return QString::fromLatin1(isSwitch ? "port" : "eth") +
           QString::number(static_cast<int>(*number));
}

std::optional<double> MininetReader::time(JsonRest &options, const char *key,
                                          const std::string &place)
{
    const QString text = options.text(key);
    const auto value = milliseconds(text);
    if (!text.isEmpty() && !value)
        m_builder.report().add(std::string("a link's ") + key + " " + quoted(text) +
                                   " is no time: it is not emulated",
                               place);
    return value;
}

void MininetReader::readLinkOptions(const ConnectionId &connection, JsonRest &options,
                                    const std::string &place)
{
    LinkEmulation emulation;
    if (const auto megabits = options.number("bw"))
        emulation.bandwidthKbit = *megabits * 1000;
    emulation.lossPercent = options.number("loss");
    emulation.delayMilliseconds = time(options, "delay", place);
    emulation.jitterMilliseconds = time(options, "jitter", place);
    if (!(emulation == LinkEmulation()))
        m_builder.emulate(connection, emulation, TopologyBuilder::Direction::Both, place);
    const QJsonObject rest = options.rest();
    for (auto each = rest.begin(); each != rest.end(); ++each) {
        if (!options.isReported(each.key()) && !each->isNull() &&
            !(each->isString() && each->toString().isEmpty()))
            m_builder.report().add("a link's option " + quoted(each.key()) +
                                       " is kept in the file and has no effect",
                                   place);
    }
}

} // namespace

Result<Imported> readMininet(const QByteArray &text)
{
    const auto document = topology::parseJsonObject(text);
    if (!document)
        return passOn(document);
    return MininetReader().read(*document);
}

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/jsontext.h"
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

    Result<> readNodes(const QJsonObject &document, const char *list);
    ElementId addHost(const QJsonObject &options, const QString &name, const std::string &place);
    ElementId addSwitch(const QJsonObject &options, const QString &name, const std::string &place);
    Result<> readLink(const QJsonObject &link, const std::string &place);
    void setAddress(const ElementId &interface, const QString &address, const std::string &place);
    void noteUnknown(const QJsonObject &options, const QStringList &known, const ElementId &device,
                     const std::string &place);

    TopologyBuilder m_builder;
    std::map<QString, ElementId> m_devices;
    /// Addresses wait for the host's first interface.
    std::map<ElementId, QString> m_addresses;
    QString m_base;
};

std::string placeOf(const char *list, qsizetype index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

Result<Imported> MininetReader::read(const QJsonObject &document)
{
    if (!document.value(QLatin1String("hosts")).isArray() ||
        !document.value(QLatin1String("links")).isArray())
        return failure("this is no file of MiniEdit: hosts and links are missing", "hosts");
    m_base = textOf(document.value(QLatin1String("application")).toObject(), "ipBase");
    for (const char *list : {"hosts", "switches"}) {
        if (const auto read = readNodes(document, list); !read)
            return passOn(read);
    }
    qsizetype index = 0;
    for (const QJsonValue &each : document.value(QLatin1String("controllers")).toArray()) {
        const QString name =
            textOf(each.toObject().value(QLatin1String("opts")).toObject(), "hostname");
        m_builder.report().add("the controller " + quoted(name) +
                                   " was left out: switches learn by themselves here",
                               placeOf("controllers", index++));
    }
    index = 0;
    for (const QJsonValue &each : document.value(QLatin1String("links")).toArray()) {
        if (const auto read = readLink(each.toObject(), placeOf("links", index++)); !read)
            return passOn(read);
    }
    for (const auto &[device, address] : m_addresses)
        setAddress(m_builder.addInterface(device, {}, {}), address, {});
    return m_builder.finish();
}

Result<> MininetReader::readNodes(const QJsonObject &document, const char *list)
{
    qsizetype index = 0;
    for (const QJsonValue &each : document.value(QLatin1String(list)).toArray()) {
        const std::string place = placeOf(list, index++);
        const QJsonObject node = each.toObject();
        const QJsonObject options = node.value(QLatin1String("opts")).toObject();
        const QString name = textOf(options, "hostname");
        if (name.isEmpty())
            return failure("expected a name", place + ".opts.hostname");
        if (m_devices.contains(name))
            return failure("another node has the name " + quoted(name), place + ".opts.hostname");
        const bool isHost = list == std::string("hosts");
        const ElementId device =
            isHost ? addHost(options, name, place) : addSwitch(options, name, place);
        m_builder.setPosition(device, {textOf(node, "x").toDouble(), textOf(node, "y").toDouble()},
                              place);
        m_devices.emplace(name, device);
    }
    return {};
}

ElementId MininetReader::addHost(const QJsonObject &options, const QString &name,
                                 const std::string &place)
{
    const ElementId device = m_builder.addDevice(ElementKind::Host, name, place);
    m_builder.setAttribute(device, QStringLiteral("gateway4"), textOf(options, "defaultRoute"));
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
    m_builder.setAttribute(device, QStringLiteral("_mininet"), options);
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

/// "10", "10ms", "5us", "1s" in milliseconds; the unit of a bare number is the microsecond, as
/// tc's.
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
    const auto connection = m_builder.connect(ends[0], ends[1], place);
    if (!connection)
        return {};
    for (const std::size_t i : {0u, 1u}) {
        if (const auto found = m_addresses.find(ends[i].device); found != m_addresses.end()) {
            setAddress(m_builder.ends(*connection)[i], found->second, place);
            m_addresses.erase(found);
        }
    }
    const QJsonObject options = link.value(QLatin1String("opts")).toObject();
    if (options.isEmpty())
        return {};
    const auto number = [&options](const char *key) -> std::optional<double> {
        bool isNumber = false;
        const double value = textOf(options, key).toDouble(&isNumber);
        return isNumber ? std::optional(value) : std::nullopt;
    };
    LinkEmulation emulation;
    if (const auto megabits = number("bw"))
        emulation.bandwidthKbit = *megabits * 1000;
    emulation.lossPercent = number("loss");
    for (const auto &[key, target] : {std::pair("delay", &emulation.delayMilliseconds),
                                      {"jitter", &emulation.jitterMilliseconds}}) {
        const QString text = textOf(options, key);
        *target = milliseconds(text);
        if (!text.isEmpty() && !*target)
            m_builder.report().add(std::string("a link's ") + key + " " + quoted(text) +
                                       " is no time: it is not emulated",
                                   place);
    }
    m_builder.emulate(*connection, emulation, TopologyBuilder::Direction::Both, place);
    for (const char *unknown : {"max_queue_size", "speedup"}) {
        if (!textOf(options, unknown).isEmpty())
            m_builder.report().add(std::string("a link's ") + unknown + " was left out", place);
    }
    return {};
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

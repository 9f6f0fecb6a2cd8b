// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/topologybuilder.h"

#include "app/exchange/documents/jsonrest.h"
#include "app/exchange/placement/placement.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/interfacevalues.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/nameprefix.h"
#include "app/topology/networkaddress.h"
#include "app/topology/printable.h"

#include <QJsonArray>

#include <cmath>

namespace tomato::exchange {

using topology::Connection;
using topology::Element;
using topology::ElementKind;

static bool isEmptyValue(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ||
           (value.isString() && value.toString().isEmpty());
}

std::string TopologyBuilder::nextId()
{
    return QStringLiteral("%1").arg(++m_lastId, 24, 16, QLatin1Char('0')).toStdString();
}

/// A topology refuses only what a reader must not ask for; should one do so, it is said.
void TopologyBuilder::checkInserted(const Result<> &inserted, const std::string &place)
{
    if (!inserted)
        m_report.add(inserted.error().message, place);
}

QString TopologyBuilder::asName(const QString &text, const std::string &place)
{
    const QString name = text.simplified();
    if (!topology::hasSteering(name))
        return name;
    m_report.add("names lost their control characters", place);
    return topology::withoutSteering(name).simplified();
}

void TopologyBuilder::setName(const QString &name)
{
    setAttribute(topology::NameAttribute, asName(name, {}));
}

void TopologyBuilder::setAttribute(const QString &key, const QJsonValue &value)
{
    if (isEmptyValue(value))
        return;
    QJsonObject attributes = m_topology.attributes();
    attributes.insert(key, value);
    m_topology.setAttributes(attributes);
}

QString TopologyBuilder::freeName(const QString &wanted, ElementKind kind) const
{
    if (!wanted.isEmpty() && !m_names.contains(wanted))
        return wanted;
    const QString start = wanted.isEmpty() ? topology::namePrefix(kind) : wanted + QLatin1Char('_');
    for (std::size_t number = wanted.isEmpty() ? m_devices.size() + 1 : m_names.size() + 1;;
         ++number) {
        if (const QString name = start + QString::number(number); !m_names.contains(name))
            return name;
    }
}

ElementId TopologyBuilder::addDevice(ElementKind kind, const QString &name,
                                     const std::string &place, const QString &type)
{
    Element device;
    device.type = type;
    // A type of our own files says it all, or has its attributes set afterwards.
    if (type.isEmpty() || device.kind() != kind)
        device.attributes = topology::defaultAttributes(kind);
    if (device.kind() != kind || device.canBeConnected())
        device.type = topology::defaultType(kind);
    device.id = ElementId(nextId());
    const QString wanted = asName(name, place);
    const QString given = freeName(wanted, kind);
    if (given != wanted && !wanted.isEmpty())
        m_report.add("names that another element has already got a number",
                     place + ": " + quoted(given), device.id);
    device.attributes.insert(topology::NameAttribute, given);
    m_names.insert(given);
    m_devices.push_back(device.id);
    ElementId id = device.id;
    checkInserted(m_topology.insert(std::move(device)), place);
    return id;
}

void TopologyBuilder::setPosition(const ElementId &device, QPointF position,
                                  const std::string &place)
{
    const double farthest = topology::FarthestPosition;
    if (std::abs(position.x()) <= farthest && std::abs(position.y()) <= farthest)
        m_positions[device] = position;
    else
        m_report.add("the position lies too far out", place, device);
}

void TopologyBuilder::setPlaceOnEarth(const ElementId &device, double latitude, double longitude,
                                      const std::string &place)
{
    if (!(std::abs(latitude) <= 90 && std::abs(longitude) <= 360)) {
        m_report.add("the latitude or longitude is none", place, device);
        return;
    }
    m_onEarth[device] = {longitude, latitude};
    setAttribute(device, topology::LatitudeAttribute, latitude);
    setAttribute(device, topology::LongitudeAttribute, std::remainder(longitude, 360));
}

void TopologyBuilder::putBeside(const std::map<QString, std::vector<ElementId>> &canvases)
{
    if (canvases.size() < 2)
        return;
    constexpr double Gap = 200;
    double right = 0;
    bool isFirst = true;
    for (const auto &[canvas, devices] : canvases) {
        double least = 1e9;
        double most = -1e9;
        for (const ElementId &device : devices) {
            if (const auto found = m_positions.find(device); found != m_positions.end()) {
                least = std::min(least, found->second.x());
                most = std::max(most, found->second.x());
            }
        }
        if (most < least)
            continue;
        const double offset = isFirst ? 0 : right + Gap - least;
        for (const ElementId &device : devices) {
            if (const auto found = m_positions.find(device); found != m_positions.end())
                found->second.rx() += offset;
        }
        right = most + offset;
        isFirst = false;
    }
    m_report.add("the nodes of " + std::to_string(canvases.size()) +
                 " canvases lie beside each other");
}

void TopologyBuilder::setAttribute(const ElementId &element, const QString &key,
                                   const QJsonValue &value)
{
    if (!isEmptyValue(value))
        checkInserted(m_topology.setAttribute(element, key, value), {});
}

void TopologyBuilder::setAttribute(const ConnectionId &connection, const QString &key,
                                   const QJsonValue &value)
{
    if (!isEmptyValue(value))
        checkInserted(m_topology.setAttribute(connection, key, value), {});
}

/// Calls `set` with each attribute that `check` lets pass.
template <class Check, class Set>
static void setChecked(const QJsonObject &own, const std::string &place, ImportReport &report,
                       const Check &check, const Set &set)
{
    for (auto it = own.begin(); it != own.end(); ++it) {
        if (const auto checked = check({{it.key(), it.value()}}, "attribute"); checked)
            set(it.key(), it.value());
        else
            report.add(checked.error().text(), place + " " + valueText(it.value()));
    }
}

void TopologyBuilder::setAttributes(const ElementId &element, const QJsonObject &own,
                                    const std::string &place)
{
    QJsonObject others = own;
    for (const QLatin1String elsewhere :
         {QLatin1String("type"), topology::NameAttribute, topology::PositionAttribute})
        others.remove(elsewhere);
    setChecked(others, place, m_report, topology::checkElementAttributes,
               [&](const QString &key, const QJsonValue &value) {
                   checkInserted(m_topology.setAttribute(element, key, value), place);
               });
}

void TopologyBuilder::setAttributes(const ConnectionId &connection, const QJsonObject &own,
                                    const std::string &place)
{
    setChecked(own, place, m_report, topology::checkConnectionAttributes,
               [&](const QString &key, const QJsonValue &value) {
                   checkInserted(m_topology.setAttribute(connection, key, value), place);
               });
}

void TopologyBuilder::addNote(const ElementId &element, const QString &line)
{
    const auto key = topology::NotesAttribute;
    const Element *noted = m_topology.element(element);
    const QString before = noted ? noted->attributes.value(key).toString() : QString();
    setAttribute(element, key, before.isEmpty() ? line : before + QLatin1Char('\n') + line);
}

void TopologyBuilder::addStartupCommand(const ElementId &device, const QString &command)
{
    const auto key = topology::StartupCommandsAttribute;
    const Element *started = m_topology.element(device);
    QJsonArray commands = started ? started->attributes.value(key).toArray() : QJsonArray();
    commands.append(command);
    setAttribute(device, key, commands);
}

ElementId TopologyBuilder::addInterface(const ElementId &device, const QString &name,
                                        const std::string &place)
{
    const Element *parent = m_topology.element(device);
    if (parent == nullptr)
        return {};
    const QString wanted = asName(name, place);
    QString given = wanted;
    const QString start =
        wanted.isEmpty() ? topology::interfacePrefix(parent->kind()) : wanted + QLatin1Char('_');
    for (std::size_t number = m_topology.interfaceCount(device);
         given.isEmpty() || m_interfaces.contains({device, given}); ++number)
        given = start + QString::number(number);
    Element interface;
    interface.id = ElementId(nextId());
    interface.parent = device;
    interface.type = topology::interfaceType(parent->type);
    interface.attributes = {{topology::NameAttribute, given}};
    if (given != wanted && !wanted.isEmpty())
        m_report.add("the interface " + quoted(wanted) + " of " + quoted(parent->name()) +
                         " is in use: another became " + quoted(given),
                     place, device);
    ElementId id = interface.id;
    m_interfaces.emplace(std::pair(device, given), id);
    checkInserted(m_topology.insert(std::move(interface)), place);
    return id;
}

const Element *TopologyBuilder::interfaceOf(const ElementId &device, const QString &name) const
{
    const auto found = m_interfaces.find({device, name});
    return found == m_interfaces.end() ? nullptr : m_topology.element(found->second);
}

/// A value that cannot be used is reported by name, and stays in the notes.
void TopologyBuilder::refuse(const ElementId &element, const QString &what,
                             const std::string &problem, const std::string &place)
{
    m_report.add(quoted(what) + " " + problem, place, element);
    addNote(element, what + QLatin1Char(' ') + QString::fromStdString(problem));
}

void TopologyBuilder::setMac(const ElementId &interface, const QString &mac,
                             const std::string &place)
{
    if (mac.trimmed().isEmpty())
        return;
    if (topology::isMacAddress(mac.trimmed()))
        setAttribute(interface, topology::MacAttribute, mac.trimmed());
    else
        refuse(interface, mac, "is no MAC address of an interface", place);
}

void TopologyBuilder::setMtu(const ElementId &interface, const QString &mtu,
                             const std::string &place)
{
    if (mtu.trimmed().isEmpty())
        return;
    bool isNumber = false;
    const int bytes = mtu.trimmed().toInt(&isNumber);
    if (isNumber && bytes >= topology::MinMtu && bytes <= topology::MaxMtu)
        setAttribute(interface, topology::MtuAttribute, bytes);
    else
        refuse(interface, mtu, "is no MTU", place);
}

void TopologyBuilder::setGateway(const ElementId &device, const QString &gateway,
                                 const std::string &place)
{
    const QString text = gateway.trimmed();
    if (text.isEmpty())
        return;
    const bool isSix = text.contains(QLatin1Char(':'));
    // Commands of routes have the form "via 10.0.0.254".
    const QString address = text.startsWith(QLatin1String("via ")) ? text.mid(4).trimmed() : text;
    if (!topology::isGateway(address, isSix ? topology::IpVersion::V6 : topology::IpVersion::V4)) {
        refuse(device, text, "is no address of a gateway", place);
        return;
    }
    if (address != text)
        m_report.add("the gateway " + quoted(text) + " was read as " + quoted(address), place,
                     device);
    setAttribute(device, isSix ? topology::Gateway6Attribute : topology::Gateway4Attribute,
                 address);
}

void TopologyBuilder::setAddress(const ElementId &interface, const QString &address,
                                 const std::string &place)
{
    const QString text = address.trimmed();
    if (text.isEmpty())
        return;
    const bool isSix = text.contains(QLatin1Char(':'));
    const auto parsed = topology::NetworkAddress::parse(text, isSix ? topology::IpVersion::V6
                                                                    : topology::IpVersion::V4);
    const auto key = isSix ? topology::Ip6AddressAttribute : topology::Ip4AddressAttribute;
    const Element *element = m_topology.element(interface);
    if (!parsed) {
        refuse(interface, text, "is no address", place);
    } else if (element && !element->attributes.value(key).toString().isEmpty()) {
        m_report.add("an interface has one address of each kind here: the others are in its notes",
                     place, interface);
        addNote(interface, text);
    } else {
        setAttribute(interface, key, parsed->text());
    }
}

ElementId TopologyBuilder::freeInterface(const End &end, const std::string &place)
{
    const Element *known =
        interfaceOf(end.device, topology::withoutSteering(end.interface.simplified()).simplified());
    if (known != nullptr && m_topology.connectionAt(known->id) == nullptr)
        return known->id;
    return addInterface(end.device, end.interface, place);
}

std::optional<ConnectionId> TopologyBuilder::connect(const End &first, const End &second,
                                                     const std::string &place)
{
    if (first.device == second.device) {
        m_report.add("a link joins " + quoted(m_topology.label(first.device)) +
                         " with itself: it was left out",
                     place, first.device);
        return std::nullopt;
    }
    Connection connection;
    connection.id = ConnectionId(nextId());
    connection.ends = {freeInterface(first, place), freeInterface(second, place)};
    ConnectionId id = connection.id;
    if (const auto inserted = m_topology.insert(std::move(connection)); !inserted) {
        m_report.add("a link was left out: " + inserted.error().message, place, first.device);
        return std::nullopt;
    }
    return id;
}

std::array<ElementId, 2> TopologyBuilder::ends(const ConnectionId &connection) const
{
    const Connection *found = m_topology.connection(connection);
    return found ? found->ends : std::array<ElementId, 2>();
}

void TopologyBuilder::emulate(const ConnectionId &connection, const QString &key,
                              std::optional<double> value, const std::string &place)
{
    if (!value)
        return;
    const QString effect = key.section(QLatin1Char('_'), 0, 0);
    const double most = topology::largestEmulationValue(effect);
    const bool isTooSlow =
        effect == topology::BandwidthEffect && *value > 0 && *value < topology::MinBandwidth;
    if (isTooSlow)
        m_report.add(
            "a link's bandwidth is less than 100 bit/s, the least that can be emulated: it "
            "is unlimited here",
            place + " " + quoted(QString::number(*value)));
    else if (*value >= 0 && *value <= most)
        setAttribute(connection, key, *value);
    else
        m_report.add("a link's " + effect.toStdString() + " is not from 0 to " +
                         std::to_string(static_cast<int>(most)) + ": it is not emulated",
                     place + " " + quoted(QString::number(*value)));
}

void TopologyBuilder::emulate(const ConnectionId &connection, const LinkEmulation &emulation,
                              Direction direction, const std::string &place)
{
    const Connection *link = m_topology.connection(connection);
    if (link == nullptr)
        return;
    const bool isFirstLower = link->ends[0] < link->ends[1];
    for (const bool fromLower : {true, false}) {
        const bool fromFirst = fromLower == isFirstLower;
        if (direction == (fromFirst ? Direction::FromSecond : Direction::FromFirst))
            continue;
        const QString way = fromLower ? QStringLiteral("_from") : QStringLiteral("_to");
        // A rate of 0 means none in the files of others.
        if (emulation.bandwidthKbit && *emulation.bandwidthKbit != 0)
            emulate(connection, topology::BandwidthEffect + way, emulation.bandwidthKbit, place);
        emulate(connection, topology::DelayEffect + way, emulation.delayMilliseconds, place);
        emulate(connection, topology::JitterEffect + way, emulation.jitterMilliseconds, place);
        emulate(connection, topology::LossRatioEffect + way, emulation.lossPercent, place);
        emulate(connection, topology::DuplicateEffect + way, emulation.duplicatePercent, place);
        emulate(connection, topology::CorruptEffect + way, emulation.corruptPercent, place);
    }
    setAttribute(connection, topology::EmulationAttribute, true);
}

void TopologyBuilder::placeDevices()
{
    Positions positions = m_positions;
    if (positions.empty())
        positions = placesOnMap(m_onEarth);
    if (positions.empty())
        m_report.setUnplaced();
    enlarge(positions);
    for (const ElementId &moved : spread(m_devices, positions))
        m_report.add("it lay on another element, and lies beside it now",
                     m_topology.label(moved).toStdString(), moved);
    placeTheRest(m_topology, m_devices, positions);
    // Within ten units of the origin all of them would be taken for fractions.
    bool areFractions = true;
    for (const auto &[id, position] : positions)
        areFractions = areFractions && std::abs(position.x()) <= 10 && std::abs(position.y()) <= 10;
    for (const auto &[id, position] : positions) {
        const QPointF place = areFractions ? position + QPointF(100, 100) : position;
        setAttribute(id, topology::PositionAttribute,
                     QJsonObject{{"x", place.x()}, {"y", place.y()}});
    }
}

Imported TopologyBuilder::finish()
{
    placeDevices();
    return {std::move(m_topology), std::move(m_report)};
}

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/partcopy.h"

#include "app/parts/freenames.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/naturalkey.h"
#include "app/topology/networkaddress.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

namespace tomato::parts {

using topology::Connection;
using topology::Element;
using topology::IpVersion;
using topology::NetworkAddress;
using topology::Topology;

namespace {

struct AddressKey
{
    QLatin1String key;
    QLatin1String gateway;
    IpVersion version;
};

constexpr AddressKey AddressKeys[] = {
    {topology::Ip4AddressAttribute, topology::Gateway4Attribute, IpVersion::V4},
    {topology::Ip6AddressAttribute, topology::Gateway6Attribute, IpVersion::V6}};

/// Returns an address in the one form that it has, without its prefix length; empty for none.
QString addressOf(const Element &element, QLatin1String key, IpVersion version)
{
    const auto address =
        NetworkAddress::parse(element.attributes.value(key).toString().trimmed(), version);
    return address ? address->addressText() : QString();
}

std::set<QString> addressesIn(const Topology &topology)
{
    std::set<QString> taken;
    for (const auto &[id, element] : topology.elements()) {
        for (const AddressKey &each : AddressKeys)
            taken.insert(addressOf(element, each.key, each.version));
    }
    taken.erase(QString()); // of those that have none
    return taken;
}

void leaveOut(Element &copy, Addresses addresses, const std::set<QString> &taken,
              std::vector<LeftOut> &leftOut)
{
    if (addresses == Addresses::Keep)
        return;
    for (const QLatin1String key : {topology::MacAttribute, QLatin1String("used_addresses")})
        copy.attributes.remove(key);
    for (const AddressKey &each : AddressKeys) {
        if (addresses == Addresses::LeaveOut)
            copy.attributes.remove(each.key);
        else if (taken.contains(addressOf(copy, each.key, each.version)))
            leftOut.push_back(
                {copy.id, each.key, copy.attributes.take(each.key).toString().trimmed()});
    }
}

/// Whether a device had addresses of this kind, and lost all of them.
bool hasLostAll(const PartCopy &made, const Element &device, QLatin1String key)
{
    bool hasLost = false;
    for (const Element &each : made.items.elements) {
        if (each.parent != device.id)
            continue;
        if (each.attributes.contains(key))
            return false;
        hasLost |= std::ranges::any_of(made.leftOut, [&](const LeftOut &other) {
            return other.key == key && other.element == each.id;
        });
    }
    return hasLost;
}

/// Takes out the routes of a device that lead by addresses of this version.
std::vector<LeftOut> takeRoutes(Element &device, IpVersion version)
{
    std::vector<LeftOut> taken;
    QJsonArray kept;
    const QJsonArray routes = device.attributes.value(topology::RoutesAttribute).toArray();
    for (const QJsonValue each : routes) {
        const QString via = each[QLatin1String("via")].toString().trimmed();
        if (via.contains(u':') == (version == IpVersion::V6))
            taken.push_back({device.id, topology::RoutesAttribute,
                             each[QLatin1String("to")].toString() + QLatin1String(" via ") + via});
        else
            kept.append(each);
    }
    if (kept.isEmpty() && !taken.empty())
        device.attributes.remove(topology::RoutesAttribute);
    else if (!taken.empty())
        device.attributes.insert(topology::RoutesAttribute, kept);
    return taken;
}

/// Leaves gateways and routes out of devices that lost all of their addresses.
void leaveOutWays(PartCopy &made)
{
    std::vector<LeftOut> lost;
    for (Element &device : made.items.elements) {
        for (const AddressKey &each : AddressKeys) {
            if (device.isInterface() || !hasLostAll(made, device, each.key))
                continue;
            if (device.attributes.contains(each.gateway))
                lost.push_back({device.id, each.gateway,
                                device.attributes.take(each.gateway).toString().trimmed()});
            for (LeftOut &route : takeRoutes(device, each.version))
                lost.push_back(std::move(route));
        }
    }
    made.leftOut.insert(made.leftOut.end(), lost.begin(), lost.end());
}

/// Returns the new names of the part's devices.
std::map<ElementId, QString> namesFor(const Topology &topology, const Topology &part,
                                      CopyNames names)
{
    std::vector<const Element *> devices;
    for (const auto &[id, element] : part.elements()) {
        if (!element.isInterface())
            devices.push_back(&element);
    }
    if (names == CopyNames::Numbered) // the numbers go up as those of the originals do
        std::ranges::stable_sort(
            devices, {}, [](const Element *each) { return topology::naturalKey(each->name()); });
    FreeNames free(topology);
    std::map<ElementId, QString> given;
    for (const Element *each : devices)
        given[each->id] =
            names == CopyNames::Numbered ? free.number(each->name()) : free.claim(each->name());
    return given;
}

} // namespace

Result<PartCopy> copyFor(const Topology &topology, const Topology &part, Addresses addresses,
                         CopyNames names)
{
    if (part.elements().empty())
        return failure("there is nothing to add");
    PartCopy made;
    Topology all = topology; // where ids are taken already
    const std::map<ElementId, QString> given = namesFor(topology, part, names);
    const std::set<QString> taken =
        addresses == Addresses::KeepUnused ? addressesIn(topology) : std::set<QString>();
    for (const bool interfaces : {false, true}) {
        for (const auto &[id, element] : part.elements()) {
            if (element.isInterface() != interfaces)
                continue;
            Element copy = element;
            copy.id = made.ids[id] = ElementId(all.unusedId());
            if (interfaces)
                copy.parent = made.ids.at(element.parent);
            else
                copy.attributes.insert(topology::NameAttribute, given.at(id));
            if (interfaces || addresses == Addresses::KeepUnused)
                leaveOut(copy, addresses, taken, made.leftOut);
            if (const auto inserted = all.insert(copy); !inserted)
                return passOn(inserted);
            made.items.elements.push_back(std::move(copy));
        }
    }
    for (const auto &[id, connection] : part.connections()) {
        Connection copy = connection;
        copy.id = ConnectionId(all.unusedId());
        copy.ends = {made.ids.at(connection.ends[0]), made.ids.at(connection.ends[1])};
        if (const auto inserted = all.insert(copy); !inserted)
            return passOn(inserted);
        made.items.connections.push_back(std::move(copy));
    }
    leaveOutWays(made);
    return made;
}

std::string LeftOut::text() const
{
    constexpr qsizetype MaxShown = 100;
    const std::string shown = value.left(MaxShown).toStdString();
    if (key == topology::RoutesAttribute)
        return "the route " + shown + " was left out, as the addresses beside it were";
    const bool isGateway = std::ranges::any_of(
        AddressKeys, [this](const AddressKey &each) { return key == each.gateway; });
    return isGateway ? "the gateway " + shown + " was left out, as the addresses beside it were"
                     : "the address " + shown + " was left out, as it is in use";
}

std::vector<ElementId> PartCopy::devices() const
{
    std::vector<ElementId> devices;
    for (const Element &each : items.elements) {
        if (!each.isInterface())
            devices.push_back(each.id);
    }
    return devices;
}

void PartCopy::setPosition(const ElementId &device, const QJsonObject &position)
{
    const auto found = std::ranges::find(items.elements, device, &Element::id);
    if (found != items.elements.end())
        found->attributes.insert(topology::PositionAttribute, position);
}

} // namespace tomato::parts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/linkpattern.h"

#include "app/bulk/namepattern.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/nameprefix.h"
#include "app/topology/naturalkey.h"

#include <algorithm>
#include <map>
#include <set>

namespace tomato::bulk {

using topology::Element;
using topology::Topology;

namespace {

struct NamedDevice
{
    QString name;
    ElementId id;
};

/// leaf2 before leaf10.
std::vector<NamedDevice> devicesByName(const Topology &topology)
{
    std::vector<NamedDevice> devices;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            devices.push_back({element.name(), id});
    }
    std::ranges::stable_sort(
        devices, {}, [](const NamedDevice &each) { return topology::naturalKey(each.name); });
    return devices;
}

std::pair<ElementId, ElementId> unordered(const ElementId &first, const ElementId &second)
{
    return std::minmax(first, second);
}

std::set<std::pair<ElementId, ElementId>> joinedPairs(const Topology &topology)
{
    std::set<std::pair<ElementId, ElementId>> joined;
    for (const auto &[id, connection] : topology.connections())
        joined.insert(unordered(topology.deviceOf(connection.ends[0])->id,
                                topology.deviceOf(connection.ends[1])->id));
    return joined;
}

/// The devices that a pattern matches.
std::vector<NamedDevice> matching(const std::vector<NamedDevice> &devices,
                                  const NamePattern &pattern)
{
    std::vector<NamedDevice> found;
    std::ranges::copy_if(devices, std::back_inserter(found), [&pattern](const NamedDevice &each) {
        return pattern.match(each.name).has_value();
    });
    return found;
}

/// Hands out the ends of devices: first those that are there and free.
class SpareEnds
{
public:
    SpareEnds(const Topology &topology, Topology::Removed &made)
        : m_topology(topology), m_made(made)
    {
    }

    Result<ElementId> take(const ElementId &device)
    {
        const Element &element = *m_topology.element(device);
        auto [found, isNew] = m_devices.try_emplace(device);
        if (isNew)
            found->second = look(element);
        Device &known = found->second;
        if (!known.free.empty()) {
            ElementId end = known.free.back();
            known.free.pop_back();
            return end;
        }
        if (element.canBeConnected())
            return failure("has a connection already", element.name().toStdString());
        Element interface;
        interface.id = ElementId(m_topology.unusedId());
        interface.parent = device;
        interface.type = topology::interfaceType(element.type);
        QString name;
        do {
            name = topology::interfacePrefix(element.kind()) + QString::number(known.next++);
        } while (known.names.contains(name));
        interface.attributes = {{topology::NameAttribute, name}};
        m_made.elements.push_back(interface);
        return interface.id;
    }

private:
    struct Device
    {
        /// The last is taken first.
        std::vector<ElementId> free;
        std::set<QString> names;
        int next = 0;
    };

    Device look(const Element &element) const
    {
        Device device;
        if (element.canBeConnected()) {
            if (m_topology.connectionAt(element.id) == nullptr)
                device.free.push_back(element.id);
            return device;
        }
        for (const ElementId &id : m_topology.interfaces(element.id)) {
            device.names.insert(m_topology.element(id)->name());
            if (m_topology.connectionAt(id) == nullptr)
                device.free.push_back(id);
        }
        std::ranges::reverse(device.free);
        return device;
    }

    const Topology &m_topology;
    Topology::Removed &m_made;
    std::map<ElementId, Device> m_devices;
};

} // namespace

Result<LinkedPairs> findPairs(const Topology &topology, const QString &from, const QString &to)
{
    const auto first = NamePattern::parse(from, "FROM");
    if (!first)
        return passOn(first);
    const bool refers = NamePattern::refers(to);
    auto second = NamePattern::parse(to, "TO", refers ? QStringList(QString()) : QStringList());
    if (!second)
        return passOn(second);
    const std::vector<NamedDevice> devices = devicesByName(topology);
    std::vector<NamedDevice> others = matching(devices, *second);
    const std::set<std::pair<ElementId, ElementId>> joined = joinedPairs(topology);
    std::set<std::pair<ElementId, ElementId>> seen;
    LinkedPairs found;
    bool isFromFound = false;
    bool isToFound = false;
    for (const NamedDevice &device : devices) {
        const auto captured = first->match(device.name);
        if (!captured)
            continue;
        isFromFound = true;
        if (refers) {
            second = NamePattern::parse(to, "TO", *captured);
            if (!second)
                return passOn(second);
            others = matching(devices, *second);
        }
        for (const NamedDevice &other : others) {
            isToFound = true;
            const auto pair = unordered(device.id, other.id);
            if (other.id == device.id || !seen.insert(pair).second)
                continue;
            if (joined.contains(pair))
                ++found.joined;
            else
                found.pairs.push_back({device.id, other.id});
            if (found.pairs.size() > MaxLinkedPairs)
                return failure("these are more than " + std::to_string(MaxLinkedPairs) +
                               " links: link fewer elements at once");
        }
    }
    const auto nothing = [](const QString &pattern, const char *place) {
        return failure("no element has a name like '" + pattern.left(60).toStdString() + "'",
                       place);
    };
    if (!isFromFound)
        return nothing(from, "FROM");
    if (!isToFound)
        return nothing(to, "TO");
    return found;
}

Result<Topology::Removed> linksFor(const Topology &topology,
                                   const std::vector<std::array<ElementId, 2>> &pairs)
{
    Topology::Removed made;
    SpareEnds ends(topology, made);
    for (const auto &[first, second] : pairs) {
        const auto from = ends.take(first);
        if (!from)
            return passOn(from);
        const auto to = ends.take(second);
        if (!to)
            return passOn(to);
        topology::Connection connection;
        connection.id = ConnectionId(topology.unusedId());
        connection.ends = {*from, *to};
        made.connections.push_back(std::move(connection));
    }
    return made;
}

} // namespace tomato::bulk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fabricwires.h"

#include "app/lab/netlink/links.h"
#include "app/lab/plan/mtu.h"

#include <algorithm>

namespace tomato::lab {

std::set<ConnectionId> FabricWires::carrying() const
{
    std::set<ElementId> dead;
    for (const auto &[id, device] : m_devices) {
        if (device.element == nullptr || !device.element->end())
            continue;
        for (const auto &[interface, name] : device.element->interfaceNames())
            dead.insert(interface);
    }
    std::set<ConnectionId> all;
    for (const auto &[id, wire] : m_wires) {
        if (wire.isUp() && !dead.contains(wire.ends()[0]) && !dead.contains(wire.ends()[1]))
            all.insert(id);
    }
    return all;
}

std::set<ConnectionId> FabricWires::wiresToCut(const FabricTarget &target,
                                               const std::set<ElementId> &stopping) const
{
    std::set<ConnectionId> cut;
    for (const auto &[id, wire] : m_wires) {
        const topology::Connection *connection = target.topology.connection(id);
        if (connection == nullptr || connection->ends != wire.ends() ||
            !keepsEnd(target, stopping, wire, 0) || !keepsEnd(target, stopping, wire, 1))
            cut.insert(id);
    }
    return cut;
}

bool FabricWires::keepsEnd(const FabricTarget &target, const std::set<ElementId> &stopping,
                           const Wire &wire, std::size_t side) const
{
    const ElementId &end = wire.ends()[side];
    const ElementId &id = target.topology.deviceOf(end)->id;
    if (wire.farSide() == side)
        return target.far.contains(id);
    const FabricDevice &device = m_devices.at(id);
    return device.element != nullptr && target.plans.contains(id) && !stopping.contains(id) &&
           device.element->keeps(end, target.plans.at(id));
}

void FabricWires::cut(const ConnectionId &id)
{
    Wire &wire = m_wires.at(id);
    wire.close();
    m_listener.wireStopping(id);
    wire.separate();
    if (const auto side = wire.farSide())
        (void)m_network->removePorts({wire.ports()[*side].index});
    m_wires.erase(id);
}

void FabricWires::cutAll()
{
    while (!m_wires.empty())
        cut(ConnectionId(m_wires.begin()->first));
}

void FabricWires::cutAt(const std::map<ElementId, std::string> &interfaces)
{
    std::set<ConnectionId> ending;
    for (const auto &[id, wire] : m_wires) {
        if (interfaces.contains(wire.ends()[0]) || interfaces.contains(wire.ends()[1]))
            ending.insert(id);
    }
    for (const ConnectionId &id : ending)
        cut(id);
}

/// Returns nothing where an end has no port yet. A far end gets one when the other end has its own.
Result<std::optional<Wire>> FabricWires::makeWire(const FabricTarget &target,
                                                  const topology::Connection &connection) const
{
    std::array<Port, 2> ports;
    std::optional<std::size_t> far;
    int present = 0;
    for (const std::size_t side : {0U, 1U}) {
        const ElementId &device = target.topology.deviceOf(connection.ends[side])->id;
        const RunningElement *element = m_devices.at(device).element.get();
        const Port *port = element == nullptr ? nullptr : element->port(connection.ends[side]);
        if (target.far.contains(device))
            far = side;
        else if (port == nullptr)
            return std::nullopt;
        else
            ports[side] = *port;
        present += port != nullptr && far != side ? 1 : 0;
    }
    if (present == 0)
        return std::nullopt;
    if (far) {
        auto port = m_network->createFarPort();
        if (!port)
            return passOn(port);
        ports[*far] = std::move(*port);
    }
    Wire wire(*m_network, connection.ends, ports);
    if (far)
        wire.setFarSide(*far);
    return wire;
}

static void addEnds(const FabricTarget &target, const topology::Connection &connection,
                    FabricWires::Wired &wired)
{
    for (const ElementId &end : connection.ends)
        wired[target.topology.deviceOf(end)->id].insert(end);
}

FabricWires::Wired FabricWires::add(const FabricTarget &target,
                                    const std::function<bool()> &givesUp, ChangeProgress &progress)
{
    std::map<ConnectionId, WireListener::Ports> ready;
    const auto tell = [&](const topology::Connection &connection, const Error &error) {
        for (const ElementId &end : connection.ends) {
            FabricDevice &device = m_devices.at(target.topology.deviceOf(end)->id);
            if (device.element != nullptr)
                device.reason = error.text();
        }
    };
    for (const auto &[id, connection] : target.topology.connections()) {
        if (m_wires.contains(id) || (givesUp && givesUp()))
            continue;
        auto wire = makeWire(target, connection);
        if (!wire)
            tell(connection, wire.error());
        if (!wire || !*wire)
            continue;
        // Up before it is recorded: libpcap, where it is needed, takes no interface that is down.
        if (const auto opened = (*wire)->open(); !opened) {
            (*wire)->close();
            tell(connection, opened.error());
        } else {
            ready.emplace(id,
                          WireListener::Ports{(*wire)->ports()[0].name, (*wire)->ports()[1].name});
            m_wires.emplace(id, std::move(**wire));
        }
        progress.step();
    }
    if (!ready.empty())
        m_listener.wiresReady(ready);
    // Joined when it is recorded, so that nothing crosses unseen.
    Wired wired;
    for (const auto &[id, ports] : ready) {
        const topology::Connection &connection = *target.topology.connection(id);
        const auto joined = m_wires.at(id).join();
        if (!joined) {
            cut(id);
            tell(connection, joined.error());
            continue;
        }
        // A wire that is about to be taken down has no carrier to wait for.
        if (isToBeUp(connection, m_wires.at(id)))
            addEnds(target, connection, wired);
    }
    startCounting(ready);
    return wired;
}

/// Frames that elements sent after they got their carriers, before the ports were joined, do not
/// count as the wire's.
void FabricWires::startCounting(const std::map<ConnectionId, WireListener::Ports> &joined)
{
    const auto counters = joined.empty() ? Result<std::map<int, DeviceCounters>>(failure(""))
                                         : countFrames(m_network->netlink());
    if (!counters)
        return;
    for (const auto &[id, ports] : joined) {
        if (const auto wire = m_wires.find(id); wire != m_wires.end())
            wire->second.countFrom(*counters);
    }
}

bool FabricWires::isToBeUp(const topology::Connection &connection, const Wire &wire) const
{
    return !topology::isLinkDown(connection) &&
           (!wire.farSide() || m_carriers.contains(connection.id));
}

void FabricWires::changeLinks(const FabricTarget &target, Wired &wired)
{
    m_linkProblems.clear();
    m_down.clear();
    for (auto &[id, wire] : m_wires) {
        const topology::Connection &connection = *target.topology.connection(id);
        if (topology::isLinkDown(connection))
            m_down.insert(id);
        const bool up = isToBeUp(connection, wire);
        const bool comesUp = !wire.isUp() && up;
        auto changed = wire.isUp() != up ? wire.setUp(up) : Result<>();
        if (changed && comesUp)
            addEnds(target, connection, wired);
        const auto emulated = changed ? wire.emulate(topology::linkEmulation(connection),
                                                     largestFrame(target.topology, connection))
                                      : passOn(changed);
        const std::string problem = emulated ? *emulated : emulated.error().text();
        if (!problem.empty())
            m_linkProblems.emplace(id, problem);
    }
}

void FabricWires::setCarriers(std::set<ConnectionId> connections)
{
    m_carriers = std::move(connections);
    for (auto &[id, wire] : m_wires) {
        const bool up = m_carriers.contains(id) && !m_down.contains(id);
        if (!wire.farSide() || wire.isUp() == up)
            continue;
        if (const auto changed = wire.setUp(up); !changed)
            m_linkProblems[id] = changed.error().text();
    }
}

std::map<ConnectionId, std::string> FabricWires::farInterfaces() const
{
    std::map<ConnectionId, std::string> interfaces;
    for (const auto &[id, wire] : m_wires) {
        if (const auto side = wire.farSide())
            interfaces.emplace(id, FabricNetwork::trunkInterface(wire.ports()[*side]));
    }
    return interfaces;
}

std::map<ConnectionId, WireCounts> FabricWires::statistics() const
{
    std::map<ConnectionId, WireCounts> all;
    if (m_network == nullptr || m_wires.empty())
        return all;
    const auto counters = countFrames(m_network->netlink());
    if (!counters)
        return all;
    for (const auto &[id, wire] : m_wires)
        all[id] = wire.statistics(*counters);
    return all;
}

} // namespace tomato::lab

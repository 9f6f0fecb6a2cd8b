// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fabric.h"

#include "app/lab/netlink/links.h"

#include <algorithm>

namespace tomato::lab {

std::set<ConnectionId> Lab::Fabric::wires() const
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

std::set<ConnectionId> Lab::Fabric::wiresToCut(const Target &target,
                                               const std::set<ElementId> &stopping) const
{
    std::set<ConnectionId> cut;
    for (const auto &[id, wire] : m_wires) {
        const topology::Connection *connection = target.topology.connection(id);
        if (connection == nullptr || connection->ends != wire.ends() ||
            !keepsInterface(target, stopping, wire.ends()[0]) ||
            !keepsInterface(target, stopping, wire.ends()[1]))
            cut.insert(id);
    }
    return cut;
}

bool Lab::Fabric::keepsInterface(const Target &target, const std::set<ElementId> &stopping,
                                 const ElementId &end) const
{
    const ElementId &id = target.topology.deviceOf(end)->id;
    const Device &device = m_devices.at(id);
    return device.element != nullptr && target.plans.contains(id) && !stopping.contains(id) &&
           device.element->keeps(end, target.plans.at(id));
}

void Lab::Fabric::cutWire(const ConnectionId &id)
{
    Wire &wire = m_wires.at(id);
    wire.close();
    m_listener.wireStopping(id);
    wire.separate();
    m_wires.erase(id);
}

Lab::Fabric::Wired Lab::Fabric::addWires(const Target &target, Progress &progress)
{
    std::map<ConnectionId, WireListener::Ports> ready;
    for (const auto &[id, connection] : target.topology.connections()) {
        if (m_wires.contains(id) || givesUp())
            continue;
        std::array<Port, 2> ports;
        std::array<ElementId, 2> devices;
        int present = 0;
        for (const std::size_t side : {0U, 1U}) {
            devices[side] = target.topology.deviceOf(connection.ends[side])->id;
            const RunningElement *element = m_devices.at(devices[side]).element.get();
            const Port *port = element == nullptr ? nullptr : element->port(connection.ends[side]);
            if (port == nullptr)
                continue;
            ports[side] = *port;
            ++present;
        }
        if (present < 2)
            continue;
        // Up before it is recorded: libpcap, where it is needed, takes no interface that is down.
        Wire wire(*m_network, connection.ends, ports);
        if (const auto opened = wire.open(); !opened) {
            wire.close();
            m_devices.at(devices[0]).reason = opened.error().text();
        } else {
            m_wires.emplace(id, std::move(wire));
            ready.emplace(id, WireListener::Ports{ports[0].name, ports[1].name});
        }
        progress.step();
    }
    if (!ready.empty())
        m_listener.wiresReady(ready);
    // Joined when it is recorded, so that nothing crosses unseen.
    Wired wired;
    for (const auto &[id, ports] : ready) {
        const auto &ends = target.topology.connection(id)->ends;
        const auto joined = m_wires.at(id).join();
        if (!joined) {
            cutWire(id);
            m_devices.at(target.topology.deviceOf(ends[0])->id).reason = joined.error().text();
            continue;
        }
        // One that is about to be taken down gives no carrier to wait for.
        if (topology::isLinkDown(*target.topology.connection(id)))
            continue;
        for (const ElementId &end : ends)
            wired[target.topology.deviceOf(end)->id].insert(end);
    }
    startCounting(ready);
    return wired;
}

/// What elements sent when they got their carriers, before these were joined, was not theirs to
/// deliver.
void Lab::Fabric::startCounting(const std::map<ConnectionId, WireListener::Ports> &joined)
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

void Lab::Fabric::finishWiring(const Wired &wired)
{
    for (const auto &[id, interfaces] : wired) {
        Device &device = m_devices.at(id);
        if (const auto settled = device.element->finishWiring(interfaces); !settled)
            device.reason = settled.error().text();
    }
}

void Lab::Fabric::changeLinks(const Target &target, Wired &wired)
{
    m_linkProblems.clear();
    for (auto &[id, wire] : m_wires) {
        const topology::Connection &connection = *target.topology.connection(id);
        const bool comesUp = !wire.isUp() && !topology::isLinkDown(connection);
        auto changed = wire.isUp() == topology::isLinkDown(connection)
                           ? wire.setUp(!topology::isLinkDown(connection))
                           : Result<>();
        if (changed && comesUp) {
            for (const ElementId &end : wire.ends())
                wired[target.topology.deviceOf(end)->id].insert(end);
        }
        const auto emulated = changed ? wire.emulate(topology::linkEmulation(connection),
                                                     largestFrame(wire, target.topology))
                                      : passOn(changed);
        const std::string problem = emulated ? *emulated : emulated.error().text();
        if (!problem.empty())
            m_linkProblems.emplace(id, problem);
    }
}

unsigned Lab::Fabric::largestFrame(const Wire &wire, const topology::Topology &topology) const
{
    // A bridge passes on what comes, and who stands behind it is not known here.
    constexpr unsigned Jumbo = 9000;
    unsigned largest = 0;
    bool any = false;
    for (const ElementId &end : wire.ends()) {
        const DevicePlan &plan = m_devices.at(topology.deviceOf(end)->id).element->plan();
        for (const InterfacePlan &interface : plan.interfaces) {
            if (interface.id != end || !plan.hasPrograms())
                continue;
            any = true;
            largest = std::max(largest, interface.mtu);
        }
    }
    return any ? largest : Jumbo;
}

std::map<ConnectionId, WireCounts> Lab::Fabric::statistics()
{
    std::map<ConnectionId, WireCounts> all;
    if (!m_network || m_wires.empty())
        return all;
    const auto counters = countFrames(m_network->netlink());
    if (!counters)
        return all;
    for (const auto &[id, wire] : m_wires)
        all[id] = wire.statistics(*counters);
    return all;
}

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fabric.h"

#include "app/lab/computedroutes.h"
#include "app/lab/links.h"
#include "app/topology/labsettings.h"

#include <algorithm>
#include <deque>

namespace tomato::lab {

static bool needsGroup(const DevicePlan &plan)
{
    return plan.hasPrograms() && Confinement::needsGroup(plan.limits);
}

void Lab::Fabric::apply(const topology::Topology &topology, const std::set<ElementId> &running,
                        const std::function<void(int, int)> &report)
{
    Target target{topology, {}};
    plan(target, running);
    if (!open(target))
        return;
    const auto stopping = elementsToStop(target);
    const auto cut = wiresToCut(target, stopping);
    Progress progress(report, static_cast<int>(cut.size() + stopping.size()) +
                                  countComing(target, stopping, cut));
    for (const ConnectionId &wire : cut) {
        cutWire(wire);
        progress.step();
    }
    stopElements(stopping, progress);
    std::erase_if(m_devices,
                  [&](const auto &each) { return topology.element(each.first) == nullptr; });
    bring(target, progress);
    if (givesUp())
        return;
    Wired wired = addWires(target, progress);
    changeLinks(target, wired);
    if (givesUp())
        return;
    settle(wired);
    route(target);
    runCommands(target);
    progress.finish();
}

void Lab::Fabric::stop()
{
    while (!m_wires.empty())
        cutWire(ConnectionId(m_wires.begin()->first));
    Progress silent({}, 0);
    const topology::Topology nothing;
    stopElements(elementsToStop({nothing, {}}), silent);
    for (auto &[id, device] : m_devices)
        device = {};
}

std::map<ElementId, ElementStatus> Lab::Fabric::status() const
{
    std::map<ElementId, ElementStatus> all;
    for (const auto &[id, device] : m_devices) {
        ElementStatus &status = all[id];
        status.state = device.state;
        status.reason = device.reason;
        if (device.element == nullptr)
            continue;
        if (const auto end = device.element->end()) {
            status.state = RunState::Failed;
            status.reason = *end;
            continue;
        }
        if (status.reason.empty())
            status.reason = device.element->problem();
        status.process = device.element->process();
        status.groupFiles = device.element->groupFiles();
        status.interfaces = device.element->interfaceNames();
        status.workingFolder = m_surroundings.workingFolder(device.element->plan());
        status.outputFolder = m_surroundings.outputFolder(device.element->plan());
        status.environment = device.element->plan().environment;
        status.commands = device.element->commands();
        for (const auto &[interface, address] : device.element->leasedAddresses())
            status.leased.emplace(interface, address.text());
    }
    return all;
}

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

void Lab::Fabric::plan(Target &target, const std::set<ElementId> &running)
{
    for (const auto &[id, element] : target.topology.elements()) {
        if (element.isInterface())
            continue;
        Device &device = m_devices[id];
        device.reason.clear();
        if (!running.contains(id)) {
            device.state = RunState::Stopped;
            continue;
        }
        const bool runs = device.element != nullptr && !device.element->end();
        const auto plan = planDevice(target.topology, element,
                                     runs ? device.element->interfaceNames()
                                          : std::map<ElementId, std::string>());
        if (!plan)
            device.reason = plan.error().text();
        // What runs goes on as it was: a slip in an address must not end what was computed inside.
        if (plan || runs)
            target.plans.emplace(id, plan ? *plan : device.element->plan());
        device.state = runs ? RunState::Running : plan ? RunState::Starting : RunState::Failed;
    }
}

bool Lab::Fabric::open(const Target &target)
{
    const auto opened = openAll(target);
    if (opened)
        return true;
    for (const auto &[id, plan] : target.plans) {
        Device &device = m_devices[id];
        if (device.element == nullptr)
            device.state = RunState::Failed;
        device.reason = opened.error().text();
    }
    return false;
}

Result<> Lab::Fabric::openAll(const Target &target)
{
    if (!m_network) {
        auto network = FabricNetwork::open(topology::keepsOffloads(target.topology));
        if (!network)
            return passOn(network);
        m_network.emplace(std::move(*network));
    }
    if (target.plans.empty())
        return {};
    if (const auto written = m_surroundings.write(target.topology, target.plans); !written)
        return written;
    if (!m_groups && std::ranges::any_of(target.plans, needsGroup,
                                         &std::map<ElementId, DevicePlan>::value_type::second)) {
        // What starts elements must be where this process has got to: else those it starts may not
        // be moved.
        m_groups.emplace(ControlGroups::find());
        m_starter.startAfresh();
    }
    return m_starter.show(m_surroundings.seen());
}

std::set<ElementId> Lab::Fabric::elementsToStop(const Target &target) const
{
    std::set<ElementId> stopping;
    for (const auto &[id, device] : m_devices) {
        if (device.element == nullptr)
            continue;
        const auto plan = target.plans.find(id);
        if (plan == target.plans.end() || device.element->end() ||
            !device.element->canBecome(plan->second))
            stopping.insert(id);
    }
    return stopping;
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

int Lab::Fabric::countComing(const Target &target, const std::set<ElementId> &stopping,
                             const std::set<ConnectionId> &cut) const
{
    const auto elements = std::ranges::count_if(target.plans, [&](const auto &each) {
        const Device &device = m_devices.at(each.first);
        return device.element == nullptr || stopping.contains(each.first) ||
               device.element->plan() != each.second;
    });
    const auto wires = std::ranges::count_if(target.topology.connections(), [&](const auto &each) {
        return (!m_wires.contains(each.first) || cut.contains(each.first)) &&
               std::ranges::all_of(each.second.ends, [&](const ElementId &end) {
                   return target.plans.contains(target.topology.deviceOf(end)->id);
               });
    });
    return static_cast<int>(elements + wires);
}

void Lab::Fabric::cutWire(const ConnectionId &id)
{
    Wire &wire = m_wires.at(id);
    wire.close();
    m_listener.wireStopping(id);
    wire.separate();
    m_wires.erase(id);
}

void Lab::Fabric::stopElements(const std::set<ElementId> &devices, Progress &progress)
{
    std::vector<RunningElement *> elements;
    for (const ElementId &id : devices)
        elements.push_back(m_devices.at(id).element.get());
    if (!elements.empty())
        RunningElement::kill(*m_network, elements);
    for (const ElementId &id : devices) {
        m_devices.at(id).element.reset();
        progress.step();
    }
}

void Lab::Fabric::bring(const Target &target, Progress &progress)
{
    // Their first processes come about while others get their networks.
    std::deque<ElementId> asked;
    const auto finishOldest = [&] {
        finishStart(m_devices.at(asked.front()), target.plans.at(asked.front()));
        asked.pop_front();
        progress.step();
    };
    for (const auto &[id, plan] : target.plans) {
        Device &device = m_devices.at(id);
        if (device.element != nullptr && device.element->plan() == plan)
            continue;
        if (device.element != nullptr && change(device, plan)) {
            progress.step();
            continue;
        }
        if (asked.size() == ElementStarter::MostAhead)
            finishOldest();
        if (beginStart(device, plan))
            asked.push_back(id);
        else
            progress.step();
    }
    while (!asked.empty())
        finishOldest();
}

bool Lab::Fabric::change(Device &device, const DevicePlan &plan)
{
    if (device.element->become(plan))
        return true;
    const std::map<ElementId, std::string> interfaces = device.element->interfaceNames();
    std::set<ConnectionId> cut;
    for (const auto &[id, wire] : m_wires) {
        if (interfaces.contains(wire.ends()[0]) || interfaces.contains(wire.ends()[1]))
            cut.insert(id);
    }
    for (const ConnectionId &id : cut)
        cutWire(id);
    device.element.reset();
    return false;
}

bool Lab::Fabric::beginStart(Device &device, const DevicePlan &plan)
{
    Result<> asked = failure("the lab was stopped while it started");
    if (!givesUp())
        asked = m_surroundings.prepare(plan);
    if (asked)
        asked = m_starter.ask(RunningElement::order(plan, !m_surroundings.seen().empty()));
    if (!asked) {
        device.state = RunState::Failed;
        device.reason = asked.error().text();
    }
    return asked.has_value();
}

void Lab::Fabric::finishStart(Device &device, const DevicePlan &plan)
{
    auto process = m_starter.take();
    auto element =
        process ? RunningElement::start(std::move(*process), *m_network, plan) : passOn(process);
    device.state = element ? RunState::Running : RunState::Failed;
    device.reason = element ? std::string() : element.error().text();
    if (!element)
        return;
    device.element = std::move(*element);
    if (m_groups && needsGroup(plan))
        device.element->confine(*m_groups);
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
        // Up before the taps come: libpcap takes no interface that is down.
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
    // Joined after the taps, so that nothing crosses unseen.
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

void Lab::Fabric::settle(const Wired &wired)
{
    for (const auto &[id, interfaces] : wired) {
        Device &device = m_devices.at(id);
        if (const auto settled = device.element->settle(interfaces); !settled)
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

std::map<ConnectionId, LinkStatistics> Lab::Fabric::statistics()
{
    std::map<ConnectionId, LinkStatistics> all;
    if (!m_network || m_wires.empty())
        return all;
    const auto counters = countFrames(m_network->netlink());
    if (!counters)
        return all;
    for (const auto &[id, wire] : m_wires)
        all[id] = wire.statistics(*counters);
    return all;
}

/// Routes lead over no link that is down.
static topology::Topology withoutDownLinks(topology::Topology topology)
{
    std::vector<ConnectionId> down;
    for (const auto &[id, connection] : topology.connections()) {
        if (topology::isLinkDown(connection))
            down.push_back(id);
    }
    for (const ConnectionId &id : down)
        (void)topology.remove(id);
    return topology;
}

void Lab::Fabric::route(const Target &target)
{
    std::map<ElementId, std::vector<RoutePlan>> computed;
    if (topology::computesRoutes(target.topology))
        computed = computeRoutes(withoutDownLinks(target.topology), target.plans);
    for (const auto &[id, plan] : target.plans) {
        Device &device = m_devices.at(id);
        if (device.element == nullptr)
            continue;
        if (const auto routed = device.element->route(computed[id]); !routed)
            device.reason = routed.error().text();
    }
}

void Lab::Fabric::runCommands(const Target &target)
{
    for (const auto &[id, plan] : target.plans) {
        if (Device &device = m_devices.at(id); device.element != nullptr)
            device.element->runCommands(m_surroundings.outputFolder(plan));
    }
}

} // namespace tomato::lab

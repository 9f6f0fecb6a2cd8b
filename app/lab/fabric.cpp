// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fabric.h"

#include "app/lab/plan/computedroutes.h"
#include "app/topology/attributes/labsettings.h"

#include <algorithm>
#include <deque>

namespace tomato::lab {

void Lab::Fabric::apply(const topology::Topology &topology, const std::set<ElementId> &running,
                        const std::function<void(int, int)> &report)
{
    FabricTarget target{topology, m_far};
    plan(target, running);
    if (!open(target))
        return;
    const auto stopping = elementsToStop(target);
    const auto cut = m_wires.wiresToCut(target, stopping);
    ChangeProgress progress(report, static_cast<int>(cut.size() + stopping.size()) +
                                        countComing(target, stopping, cut));
    for (const ConnectionId &wire : cut) {
        m_wires.cut(wire);
        progress.step();
    }
    stopElements(stopping, progress);
    std::erase_if(m_devices,
                  [&](const auto &each) { return topology.element(each.first) == nullptr; });
    bring(target, progress);
    watchDisk();
    if (givesUp())
        return;
    FabricWires::Wired wired = m_wires.add(target, m_givesUp, progress);
    m_wires.changeLinks(target, wired);
    if (givesUp())
        return;
    finishWiring(wired);
    route(target);
    runCommands(target);
    progress.finish();
}

void Lab::Fabric::stop()
{
    m_wires.cutAll();
    ChangeProgress silent({}, 0);
    const topology::Topology nothing;
    stopElements(elementsToStop({nothing, m_far}), silent);
    for (auto &[id, device] : m_devices)
        device = {};
    watchDisk();
}

void Lab::Fabric::watchDisk()
{
    std::vector<pid_t> elements;
    for (const auto &[id, device] : m_devices) {
        if (device.element != nullptr)
            elements.push_back(device.element->process());
    }
    m_reserve.watch(m_surroundings.folder(), elements);
}

std::map<ElementId, ElementStatus> Lab::Fabric::status() const
{
    std::map<ElementId, ElementStatus> all;
    const std::string common = problem();
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
        if (status.reason.empty() && device.element->plan().hasPrograms())
            status.reason = common;
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

void Lab::Fabric::plan(FabricTarget &target, const std::set<ElementId> &running)
{
    for (const auto &[id, element] : target.topology.elements()) {
        if (element.isInterface())
            continue;
        FabricDevice &device = m_devices[id];
        device.reason.clear();
        if (!running.contains(id)) {
            device.state = RunState::Stopped;
            continue;
        }
        const bool runs = device.element != nullptr && !device.element->end();
        auto plan = planDevice(target.topology, element,
                               runs ? device.element->interfaceNames()
                                    : std::map<ElementId, std::string>());
        if (plan)
            m_surroundings.complete(*plan, element);
        else
            device.reason = plan.error().text();
        // A running element keeps its old plan: a mistake in an address must not end what was
        // computed inside.
        if (plan || runs)
            target.plans.emplace(id, plan ? *plan : device.element->plan());
        device.state = runs ? RunState::Running : plan ? RunState::Starting : RunState::Failed;
    }
    target.plansEverywhere = target.plans;
    for (const ElementId &id : m_far) {
        const topology::Element *element = target.topology.element(id);
        auto far = element != nullptr ? planDevice(target.topology, *element, {})
                                      : Result<DevicePlan>(failure("is not there"));
        if (far) // else its own host tells why
            target.plansEverywhere.emplace(id, std::move(*far));
    }
}

bool Lab::Fabric::open(const FabricTarget &target)
{
    const auto opened = openAll(target);
    if (opened)
        return true;
    for (const auto &[id, plan] : target.plans) {
        FabricDevice &device = m_devices[id];
        if (device.element == nullptr)
            device.state = RunState::Failed;
        device.reason = opened.error().text();
    }
    return false;
}

Result<> Lab::Fabric::openAll(const FabricTarget &target)
{
    if (!m_network) {
        auto network = FabricNetwork::open(topology::keepsOffloads(target.topology));
        if (!network)
            return passOn(network);
        m_network.emplace(std::move(*network));
        m_wires.setNetwork(*m_network);
    }
    if (target.plans.empty())
        return {};
    if (const auto written = m_surroundings.write(target.topology, target.plansEverywhere);
        !written)
        return written;
    limitAll(target);
    return m_starter.show(m_surroundings.seen(), m_surroundings.shared());
}

void Lab::Fabric::limitAll(const FabricTarget &target)
{
    const auto hasPrograms = [](const auto &each) { return each.second.hasPrograms(); };
    if (!m_groups) {
        if (std::ranges::none_of(target.plans, hasPrograms))
            return;
        m_groups.emplace(ControlGroups::find());
        m_starter.startIn(m_groups->commonFiles());
    }
    const double wanted = topology::labMemoryLimit(target.topology);
    m_limitsProblem.clear();
    if (const auto limited = m_groups->limitAll(labLimits(wanted)); !limited)
        m_limitsProblem = limited.error().text();
    else if (wanted > 0 && !m_groups->can(Resource::Memory))
        m_limitsProblem = "the lab's memory cannot be limited: there are no such control groups of "
                          "this user's (see tomato lab check)";
}

std::string Lab::Fabric::problem() const
{
    if (const std::string noRoom = m_surroundings.problem(); !noRoom.empty())
        return m_reserve.isHolding() ? noRoom + ": its programs wait until there is more" : noRoom;
    const auto ended = m_groups ? m_groups->endedForMemory() : 0;
    return ended == 0 ? m_limitsProblem
                      : "the lab ran out of its memory: " + std::to_string(ended) +
                            (ended == 1 ? " process was ended" : " processes were ended");
}

std::set<ElementId> Lab::Fabric::elementsToStop(const FabricTarget &target) const
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

int Lab::Fabric::countComing(const FabricTarget &target, const std::set<ElementId> &stopping,
                             const std::set<ConnectionId> &cut) const
{
    const auto elements = std::ranges::count_if(target.plans, [&](const auto &each) {
        const FabricDevice &device = m_devices.at(each.first);
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

void Lab::Fabric::stopElements(const std::set<ElementId> &devices, ChangeProgress &progress)
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

void Lab::Fabric::bring(const FabricTarget &target, ChangeProgress &progress)
{
    // Their first processes come about while others get their networks.
    std::deque<ElementId> asked;
    const auto finishOldest = [&] {
        finishStart(m_devices.at(asked.front()), target.plans.at(asked.front()));
        asked.pop_front();
        progress.step();
    };
    for (const auto &[id, plan] : target.plans) {
        FabricDevice &device = m_devices.at(id);
        if (device.element != nullptr && device.element->plan() == plan)
            continue;
        if (device.element != nullptr && change(device, plan)) {
            progress.step();
            continue;
        }
        if (asked.size() == ElementStarter::MaxAhead)
            finishOldest();
        if (beginStart(device, plan))
            asked.push_back(id);
        else
            progress.step();
    }
    while (!asked.empty())
        finishOldest();
}

bool Lab::Fabric::change(FabricDevice &device, const DevicePlan &plan)
{
    if (device.element->change(plan))
        return true;
    m_wires.cutAt(device.element->interfaceNames());
    device.element.reset();
    return false;
}

bool Lab::Fabric::beginStart(FabricDevice &device, const DevicePlan &plan)
{
    Result<> asked = failure("the lab was stopped while it started");
    if (!givesUp())
        asked = m_surroundings.prepare(plan);
    const auto image = asked ? m_surroundings.image(plan) : passOn(asked);
    if (image) {
        InitOrder order = RunningElement::order(plan, !m_surroundings.seen().empty());
        order.image = image->kind();
        asked = m_starter.request(order, image->files());
    } else {
        asked = passOn(image);
    }
    if (!asked) {
        device.state = RunState::Failed;
        device.reason = asked.error().text();
    }
    return asked.has_value();
}

void Lab::Fabric::finishStart(FabricDevice &device, const DevicePlan &plan)
{
    auto process = m_starter.awaitOldest();
    auto element =
        process ? RunningElement::start(std::move(*process), *m_network, plan) : passOn(process);
    device.state = element ? RunState::Running : RunState::Failed;
    device.reason = element ? std::string() : element.error().text();
    if (!element)
        return;
    device.element = std::move(*element);
    if (m_groups && plan.hasPrograms())
        device.element->confine(*m_groups);
}

void Lab::Fabric::finishWiring(const FabricWires::Wired &wired)
{
    for (const auto &[id, interfaces] : wired) {
        FabricDevice &device = m_devices.at(id);
        if (device.element == nullptr)
            continue; // on another host
        if (const auto settled = device.element->finishWiring(interfaces); !settled)
            device.reason = settled.error().text();
    }
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

void Lab::Fabric::route(const FabricTarget &target)
{
    std::map<ElementId, std::vector<RoutePlan>> computed;
    if (topology::computesRoutes(target.topology))
        computed = computeRoutes(withoutDownLinks(target.topology), target.plansEverywhere);
    for (const auto &[id, plan] : target.plans) {
        FabricDevice &device = m_devices.at(id);
        if (device.element == nullptr)
            continue;
        if (const auto routed = device.element->route(computed[id]); !routed)
            device.reason = routed.error().text();
    }
}

void Lab::Fabric::runCommands(const FabricTarget &target)
{
    for (const auto &[id, plan] : target.plans) {
        if (FabricDevice &device = m_devices.at(id); device.element != nullptr)
            device.element->runCommands(m_surroundings.outputFolder(plan));
    }
}

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/runningelement.h"

#include "app/base/congestioncontrols.h"
#include "app/base/isotime.h"
#include "app/base/systemfailure.h"
#include "app/lab/element/routing.h"
#include "app/lab/netlink/namespacevisit.h"
#include "app/topology/attributes/attributenames.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace tomato::lab {

/// The characters of a time with its seconds and without their fraction.
static constexpr std::size_t ToSecond = 19;

static const InterfacePlan *find(const DevicePlan &plan, const ElementId &interface)
{
    const auto found = std::ranges::find(plan.interfaces, interface, &InterfacePlan::id);
    return found == plan.interfaces.end() ? nullptr : &*found;
}

RunningElement::RunningElement(ElementProcess process, FabricNetwork &fabric,
                               const DevicePlan &plan)
    : m_process(std::move(process)), m_fabric(fabric), m_services(m_process.id())
{
    m_plan.kind = plan.kind;
    m_plan.spanningTree = plan.spanningTree;
    m_plan.vlans = plan.vlans;
    m_plan.hostName = plan.hostName;
    m_plan.limits = plan.limits;
    m_plan.image = plan.image;
}

InitOrder RunningElement::order(const DevicePlan &plan, bool hasFolder)
{
    InitOrder order;
    plan.hostName.copy(order.hostname, HOST_NAME_MAX);
    if (hasFolder)
        plan.folder.copy(order.home, NAME_MAX);
    order.isBridge = !plan.hasPrograms();
    order.mostProcesses = plan.limits.processes;
    order.ids = elementIds();
    order.isRouter = plan.kind == topology::ElementKind::Router;
    return order;
}

Result<std::unique_ptr<RunningElement>>
RunningElement::start(ElementProcess process, FabricNetwork &fabric, const DevicePlan &plan)
{
    std::unique_ptr<RunningElement> element(new RunningElement(std::move(process), fabric, plan));
    auto network = ElementNetwork::open(element->process());
    if (!network)
        return passOn(network);
    if (plan.isBridge()) {
        if (const auto made = network->makeBridge(plan); !made)
            return passOn(made);
    }
    if (const auto became = element->become(*network, plan); !became)
        return passOn(became);
    return element;
}

RunningElement::~RunningElement()
{
    // A port that cannot be removed goes with the namespace of its interface.
    (void)m_fabric.removePorts(portIndexes());
}

void RunningElement::confine(ControlGroups &groups)
{
    m_confinement = Confinement(groups, m_plan.limits, process());
}

std::string RunningElement::problem() const
{
    std::string all;
    for (const std::string &each :
         {m_problem, m_confinement.problem(), m_process.lack(), endOfProgram()}) {
        if (!each.empty())
            all += (all.empty() ? "" : "; ") + each;
    }
    return all;
}

std::string RunningElement::endOfProgram() const
{
    if (!m_commands || m_commandsChanged || m_plan.commands.empty() ||
        !m_plan.commands.front().isOfImage)
        return {};
    const CommandReport program = m_commands->status().front();
    if (program.state != CommandReport::State::Ended)
        return {};
    const std::string how = program.wasKilled
                                ? "was ended by signal " + std::to_string(program.code - 128)
                                : "ended with code " + std::to_string(program.code);
    return "its image's program " + how + " at " + isoTime(program.end).substr(0, ToSecond) +
           "Z (its last lines: Commands and Services, or tomato lab log)";
}

void RunningElement::kill(FabricNetwork &fabric, const std::vector<RunningElement *> &elements)
{
    std::vector<int> ports;
    for (const RunningElement *element : elements)
        std::ranges::copy(element->portIndexes(), std::back_inserter(ports));
    (void)fabric.removePorts(ports);
    // All that runs inside ends with the first process, and is waited for after that.
    for (RunningElement *element : elements)
        element->m_process.kill();
    for (RunningElement *element : elements) {
        element->m_interfaces.clear();
        element->m_commands.reset();
        element->m_services = ElementServices(element->process());
    }
}

bool RunningElement::keeps(const ElementId &interface, const DevicePlan &next) const
{
    const InterfacePlan *before = find(m_plan, interface);
    const InterfacePlan *after = find(next, interface);
    return before != nullptr && after != nullptr && before->isSameDevice(*after) &&
           m_interfaces.contains(interface);
}

Result<> RunningElement::change(DevicePlan next)
{
    const std::string wanted = next.congestionControl;
    const std::string why = whyNoCongestionControl(wanted);
    if (!why.empty()) {
        next.congestionControl = m_plan.congestionControl;
        next.problem += (next.problem.empty() ? "" : "; ") +
                        std::string(topology::CongestionControlAttribute.data()) + ": " + why;
    }
    return become(next);
}

Result<> RunningElement::become(const DevicePlan &next)
{
    if (next == m_plan)
        return {};
    if (next.hostName != m_plan.hostName) {
        if (const auto renamed = rename(next.hostName); !renamed)
            return renamed;
    }
    endServices(next);
    if (const auto dropped = dropInterfaces(next); !dropped)
        return dropped;
    auto network = ElementNetwork::open(process());
    return network ? become(*network, next) : passOn(network);
}

Result<> RunningElement::become(ElementNetwork &network, const DevicePlan &next)
{
    if (const auto changed = changeInterfaces(network, next); !changed)
        return changed;
    if (const auto changed =
            network.changeBridgeAddresses(m_plan.bridgeAddresses, next.bridgeAddresses);
        !changed)
        return changed;
    if (const auto changed = changeRouting(network, next); !changed)
        return changed;
    if (const auto changed = changeCongestionControl(network, next); !changed)
        return changed;
    if (next.limits != m_plan.limits)
        m_confinement.change(next.limits);
    m_commandsChanged |= next.commands != m_plan.commands ||
                         (!next.commands.empty() && next.environment != m_plan.environment);
    m_plan = next;
    return {};
}

Result<> RunningElement::finishWiring(const std::set<ElementId> &interfaces)
{
    auto network = ElementNetwork::open(process());
    if (!network)
        return passOn(network);
    for (const ElementId &interface : interfaces) {
        const int index = m_interfaces.at(interface).index;
        auto sends = network->awaitCarrier(index);
        if (sends)
            sends = network->forgetUnansweredNeighbours(index);
        if (!sends)
            return failure(sends.error().message, find(m_plan, interface)->name);
    }
    m_computed.clear(); // route() follows
    if (const auto routed = network->changeRoutes({}, m_routes); !routed)
        return routed;
    return keepCongestionControl(*network);
}

Result<> RunningElement::route(const std::vector<RoutePlan> &computed)
{
    std::map<ElementId, int> indexes;
    for (const auto &[id, interface] : m_interfaces)
        indexes.emplace(id, interface.index);
    std::vector<GatewayRoute> wanted = routesOf(m_plan, computed, indexes).routes;
    std::erase_if(m_computed, [&](const GatewayRoute &route) {
        return std::ranges::none_of(indexes,
                                    [&](const auto &each) { return each.second == route.index; });
    });
    if (wanted == m_computed)
        return {};
    auto network = ElementNetwork::open(process());
    if (!network)
        return passOn(network);
    if (const auto changed = network->changeRoutes(m_computed, wanted); !changed)
        return changed;
    m_computed = std::move(wanted);
    return keepCongestionControl(*network);
}

void RunningElement::runCommands(const std::string &outputs)
{
    m_services.run(m_plan.services, m_confinement.files(), QString::fromStdString(outputs));
    if (!std::exchange(m_commandsChanged, false))
        return;
    m_commands.reset(); // the old ones end before the new ones begin
    if (!m_plan.commands.empty())
        m_commands = std::make_unique<ElementCommands>(process(), m_plan, m_confinement.files(),
                                                       QString::fromStdString(outputs));
}

std::vector<CommandReport> RunningElement::commands() const
{
    std::vector<CommandReport> all = m_services.status();
    if (m_commands)
        std::ranges::copy(m_commands->status(), std::back_inserter(all));
    return all;
}

const Port *RunningElement::port(const ElementId &interface) const
{
    const auto found = m_interfaces.find(interface);
    return found == m_interfaces.end() ? nullptr : &found->second.port;
}

std::map<ElementId, std::string> RunningElement::interfaceNames() const
{
    std::map<ElementId, std::string> names;
    for (const InterfacePlan &interface : m_plan.interfaces)
        names.emplace(interface.id, interface.name);
    return names;
}

const std::map<ElementId, IpPrefix> &RunningElement::leasedAddresses()
{
    // A query of the kernel takes some time where there are many elements.
    if (const int news = m_services.news(); news != m_leasedNews) {
        m_leasedNews = news;
        readLeases();
    }
    return m_leased;
}

void RunningElement::readLeases()
{
    m_leased.clear();
    auto network = ElementNetwork::open(process());
    if (!network)
        return;
    for (const InterfacePlan &interface : m_plan.interfaces) {
        const auto found = m_interfaces.find(interface.id);
        if (!interface.usesDhcp || found == m_interfaces.end())
            continue;
        const auto addresses = network->addresses(found->second.index);
        if (addresses && !addresses->empty())
            m_leased.emplace(interface.id, addresses->front());
    }
}

std::vector<int> RunningElement::portIndexes() const
{
    std::vector<int> indexes;
    for (const auto &[id, interface] : m_interfaces)
        indexes.push_back(interface.port.index);
    return indexes;
}

/// Before anything else changes: what they got must not be taken for what is written down.
void RunningElement::endServices(const DevicePlan &next)
{
    m_services.endAllBut([&](const ServicePlan &service) {
        const bool isRemade =
            find(m_plan, service.interface) != nullptr && !keeps(service.interface, next);
        return !isRemade && std::ranges::find(next.services, service) != next.services.end();
    });
}

Result<> RunningElement::rename(const std::string &hostName)
{
    const auto visit = NamespaceVisit::enter(process(), NamespaceVisit::Kind::Hostname);
    if (!visit)
        return passOn(visit);
    if (sethostname(hostName.data(), hostName.size()) != 0)
        return systemFailure("set the host name " + hostName);
    return {};
}

Result<> RunningElement::dropInterfaces(const DevicePlan &next)
{
    std::vector<int> doomed;
    std::erase_if(m_interfaces, [&](const auto &each) {
        const bool goes = !keeps(each.first, next);
        if (goes)
            doomed.push_back(each.second.port.index);
        return goes;
    });
    return m_fabric.removePorts(doomed);
}

std::vector<int> RunningElement::interfaceIndexes() const
{
    std::vector<int> indexes;
    for (const auto &[id, interface] : m_interfaces)
        indexes.push_back(interface.index);
    return indexes;
}

Result<> RunningElement::changeInterfaces(ElementNetwork &network, const DevicePlan &next)
{
    if (next.kind != m_plan.kind || next.spanningTree != m_plan.spanningTree) {
        if (const auto set = network.setKind(next, interfaceIndexes()); !set)
            return set;
    }
    for (const InterfacePlan &interface : next.interfaces) {
        std::vector<IpPrefix> before;
        if (const auto found = m_interfaces.find(interface.id); found != m_interfaces.end()) {
            before = find(m_plan, interface.id)->addresses;
        } else {
            const auto port = m_fabric.createPort(interface, process());
            if (!port)
                return passOn(port);
            m_interfaces[interface.id].port = *port;
            const auto index = network.adopt(interface, next, m_fabric.offloads());
            if (!index)
                return passOn(index);
            m_interfaces[interface.id].index = *index;
        }
        const int index = m_interfaces.at(interface.id).index;
        const auto changed = network.changeAddresses(index, before, interface.addresses);
        if (!changed)
            return failure(changed.error().message, interface.name);
    }
    return changeRepeating(network, next);
}

Result<> RunningElement::changeRepeating(ElementNetwork &network, const DevicePlan &next)
{
    const bool isHub = next.kind == topology::ElementKind::Hub;
    std::vector<int> repeating = isHub ? interfaceIndexes() : std::vector<int>();
    if (repeating == m_repeating)
        return {};
    m_repeating = std::move(repeating);
    return network.repeatPauseFrames(next, interfaceIndexes());
}

Result<> RunningElement::changeRouting(ElementNetwork &network, const DevicePlan &next)
{
    std::map<ElementId, int> indexes;
    for (const auto &[id, interface] : m_interfaces)
        indexes.emplace(id, interface.index);
    Routing routing = routesOf(next, next.routes, indexes);
    // Routes over a removed interface were removed with it.
    std::erase_if(m_routes, [&](const GatewayRoute &route) {
        return std::ranges::none_of(indexes,
                                    [&](const auto &each) { return each.second == route.index; });
    });
    if (const auto changed = network.changeRoutes(m_routes, routing.routes); !changed)
        return changed;
    m_routes = std::move(routing.routes);
    m_problem = next.problem;
    if (!routing.problem.empty())
        m_problem += (m_problem.empty() ? "" : "; ") + routing.problem;
    return {};
}

Result<> RunningElement::changeCongestionControl(ElementNetwork &network, const DevicePlan &next)
{
    const std::string &wanted = next.congestionControl;
    if (wanted.empty() && m_plan.congestionControl.empty())
        return {};
    if (const std::string why = whyNoCongestionControl(wanted); !why.empty())
        return failure(why, topology::CongestionControlAttribute.data());
    return network.useCongestionControl(wanted);
}

/// Routes that were made since then have none.
Result<> RunningElement::keepCongestionControl(ElementNetwork &network)
{
    return m_plan.congestionControl.empty()
               ? Result<>()
               : network.useCongestionControl(m_plan.congestionControl);
}

} // namespace tomato::lab

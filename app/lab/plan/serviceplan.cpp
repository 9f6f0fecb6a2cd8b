// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/serviceplan.h"

#include "app/lab/plan/dhcpclient.h"
#include "app/lab/plan/dhcpserver.h"
#include "app/lab/plan/labplan.h"
#include "app/lab/plan/routingdaemons.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/dhcp.h"
#include "app/topology/attributes/labsettings.h"

#include <QRegularExpression>

#include <sys/socket.h>

#include <algorithm>

namespace tomato::lab {

using topology::Element;
using topology::ElementKind;
using topology::Topology;

namespace {

/// Other default routes, such as written ones, win.
constexpr int FirstMetric = 100;

/// Returns a label for file names: the name of the device, or a number where that is not a safe
/// file name.
std::string serviceLabel(const std::string &device, std::size_t number)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9_.-]*\\z"));
    return form.match(QString::fromStdString(device)).hasMatch()
               ? device
               : "interface-" + std::to_string(number + 1);
}

void addProblem(DevicePlan &plan, const std::string &problem)
{
    if (plan.problem.find(problem) == std::string::npos)
        plan.problem += (plan.problem.empty() ? "" : "; ") + problem;
}

void addMissing(DevicePlan &plan, const std::string &problem)
{
    addProblem(plan, problem);
    if (plan.missing.find(problem) == std::string::npos)
        plan.missing += (plan.missing.empty() ? "" : "; ") + problem;
}

/// Removes and returns the IPv4 routes whose gateway is in no configured network.
std::vector<RoutePlan> takeRoutesOverDhcp(DevicePlan &plan)
{
    std::vector<RoutePlan> taken;
    std::erase_if(plan.routes, [&](const RoutePlan &route) {
        const bool isKnown =
            route.gateway.family != AF_INET ||
            std::ranges::any_of(plan.interfaces, [&](const InterfacePlan &interface) {
                return std::ranges::any_of(interface.addresses, [&](const IpPrefix &each) {
                    return each.contains(route.gateway);
                });
            });
        if (!isKnown)
            taken.push_back(route);
        return !isKnown;
    });
    return taken;
}

void planClients(DevicePlan &plan, const FindProgram &find)
{
    if (std::ranges::none_of(plan.interfaces, &InterfacePlan::usesDhcp))
        return;
    const std::vector<RoutePlan> routes = takeRoutesOverDhcp(plan);
    for (std::size_t i = 0; i < plan.interfaces.size(); ++i) {
        const InterfacePlan &interface = plan.interfaces[i];
        if (!interface.usesDhcp)
            continue;
        auto client = dhcpClient({.interface = interface,
                                  .label = serviceLabel(interface.name, i),
                                  .hostName = plan.hostName,
                                  .routes = routes,
                                  .metric = FirstMetric + static_cast<int>(i)},
                                 find);
        if (client)
            plan.services.push_back(std::move(*client));
        else
            addMissing(plan, "no DHCP client is installed: apt install udhcpc");
    }
}

void planRouting(DevicePlan &plan, const Element &device)
{
    const std::string configuration =
        device.attributes.value(topology::FrrAttribute).toString().toStdString();
    if (plan.kind != ElementKind::Router || configuration.empty())
        return;
    auto daemons = routingDaemons(configuration, hasRoutingDaemon);
    if (daemons.empty() && !hasRoutingDaemon("zebra"))
        addMissing(plan, "FRR is not installed: apt install frr");
    else
        for (const std::string &each : missingDaemons(configuration, hasRoutingDaemon))
            addMissing(plan, "FRR has no " + each + " here: apt install frr");
    std::ranges::move(daemons, std::back_inserter(plan.services));
}

/// DHCP for IPv4 tells those of IPv4.
std::vector<IpAddress> nameservers(const Topology &topology)
{
    std::vector<IpAddress> servers = planNameservers(topology).value_or(std::vector<IpAddress>());
    std::erase_if(servers, [](const IpAddress &each) { return each.family != AF_INET; });
    return servers;
}

/// The order's interface, device and label are given.
void planServer(DevicePlan &plan, const Topology &topology, DhcpServerOrder order,
                const std::vector<IpPrefix> &addresses, const FindProgram &find)
{
    const auto own = std::ranges::find_if(
        addresses, [](const IpPrefix &each) { return each.address.family == AF_INET; });
    if (own == addresses.end()) {
        addProblem(plan, "it serves no addresses by DHCP: " + order.device +
                             " has no IPv4 address that is written down");
        return;
    }
    order.own = *own;
    order.pool = dhcpPool(topology, order.interface, order.own);
    order.nameservers = nameservers(topology);
    order.isGateway = plan.kind != ElementKind::Host;
    const std::string dnsmasq = find("dnsmasq");
    if (order.pool.ranges.empty())
        addProblem(plan, "it serves no addresses by DHCP: none of " + order.own.network().text() +
                             " is left");
    else if (dnsmasq.empty())
        addMissing(plan, "no DHCP server is installed: apt install dnsmasq-base");
    else
        plan.services.push_back(dhcpServer(order, dnsmasq));
    std::ranges::copy(order.pool.leases, std::back_inserter(plan.leases));
}

} // namespace

void planServices(DevicePlan &plan, const Topology &topology, const Element &device,
                  const std::vector<const Element *> &interfaces, const FindProgram &find)
{
    if (plan.kind == ElementKind::ExternalNetwork) {
        if (topology::servesDhcp(device))
            planServer(plan, topology,
                       {.interface = device.id, .device = BridgeName, .label = BridgeName},
                       plan.bridgeAddresses, find);
        return;
    }
    if (!plan.hasPrograms())
        return;
    planClients(plan, find);
    planRouting(plan, device);
    for (std::size_t i = 0; i < interfaces.size(); ++i) {
        const InterfacePlan &interface = plan.interfaces[i];
        if (topology::servesDhcp(*interfaces[i]))
            planServer(plan, topology,
                       {.interface = interface.id,
                        .device = interface.name,
                        .label = serviceLabel(interface.name, i)},
                       interface.addresses, find);
    }
}

} // namespace tomato::lab

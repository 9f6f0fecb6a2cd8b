// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/computedroutes.h"

#include "app/topology/segments.h"

#include <sys/socket.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <set>

namespace tomato::lab {

using topology::ElementKind;

namespace {

/// The topology as routers see it, for one family of addresses. Devices and segments are numbers.
class RoutingGraph
{
public:
    RoutingGraph(const topology::Topology &topology, const std::vector<topology::Segment> &segments,
                 const std::map<ElementId, DevicePlan> &plans, int family)
    {
        std::map<ElementId, const InterfacePlan *> interfaces;
        for (const auto &[id, plan] : plans) {
            m_numbers.emplace(id, m_devices.size());
            m_devices.push_back({&plan, {}});
            for (const InterfacePlan &interface : plan.interfaces)
                interfaces.emplace(interface.id, &interface);
        }
        for (const topology::Segment &segment : segments) {
            Network &network = m_networks.emplace_back();
            for (const ElementId &end : segment) {
                const auto device = m_numbers.find(topology.deviceOf(end)->id);
                const auto interface = interfaces.find(end);
                if (device == m_numbers.end() || interface == interfaces.end())
                    continue;
                join(device->second, *interface->second, network, family);
            }
        }
    }

    /// Returns for one device the destination and gateway of each network that is not its own.
    std::map<IpPrefix, std::optional<IpAddress>> routesFrom(const ElementId &id) const
    {
        std::map<IpPrefix, std::optional<IpAddress>> routes;
        const std::size_t start = m_numbers.at(id);
        std::vector<bool> seenDevices(m_devices.size());
        std::vector<bool> seenNetworks(m_networks.size());
        struct Step
        {
            std::size_t device;
            std::optional<IpAddress> gateway;
        };
        std::deque<Step> open = {{start, std::nullopt}};
        seenDevices[start] = true;
        while (!open.empty()) {
            const Step step = open.front();
            open.pop_front();
            for (const std::size_t number : m_devices[step.device].networks) {
                if (seenNetworks[number])
                    continue;
                seenNetworks[number] = true;
                const Network &network = m_networks[number];
                for (const IpPrefix &prefix : network.prefixes)
                    routes.try_emplace(prefix, step.gateway);
                for (const auto &[router, address] : network.routers) {
                    if (seenDevices[router])
                        continue;
                    seenDevices[router] = true;
                    open.push_back({router, step.gateway ? step.gateway : address});
                }
            }
        }
        return routes;
    }

private:
    struct Network
    {
        std::vector<IpPrefix> prefixes;
        /// Each router comes with the address by which its neighbours reach it.
        std::vector<std::pair<std::size_t, IpAddress>> routers;
    };
    struct Device
    {
        const DevicePlan *plan;
        std::vector<std::size_t> networks;
    };

    void join(std::size_t number, const InterfacePlan &interface, Network &network, int family)
    {
        Device &device = m_devices[number];
        const auto index = static_cast<std::size_t>(&network - m_networks.data());
        bool any = false;
        for (const IpPrefix &address : interface.addresses) {
            if (address.address.family != family)
                continue;
            any = true;
            if (std::ranges::find(network.prefixes, address.network()) == network.prefixes.end())
                network.prefixes.push_back(address.network());
            if (device.plan->kind == ElementKind::Router)
                network.routers.emplace_back(number, address.address);
        }
        if (any && (device.networks.empty() || device.networks.back() != index))
            device.networks.push_back(index);
    }

    std::map<ElementId, std::size_t> m_numbers;
    std::vector<Device> m_devices;
    std::vector<Network> m_networks;
};

/// The other half of the network that is one bit larger.
IpPrefix siblingOf(const IpPrefix &prefix)
{
    IpPrefix sibling = prefix;
    const unsigned bit = prefix.length - 1;
    sibling.address.bytes[bit / 8] ^= static_cast<std::uint8_t>(0x80U >> (bit % 8));
    return sibling;
}

/// Joins halves that go the same way. A network of the device's own has a route by itself, which is
/// the more specific one, so it goes any way.
void join(std::map<IpPrefix, std::optional<IpAddress>> &routes)
{
    std::map<unsigned, std::set<IpPrefix>, std::greater<>> byLength;
    for (const auto &[prefix, gateway] : routes)
        byLength[prefix.length].insert(prefix);
    for (auto level = byLength.begin(); level != byLength.end() && level->first > 1; ++level) {
        for (const IpPrefix &prefix : level->second) {
            const IpPrefix sibling = siblingOf(prefix);
            const auto one = routes.find(prefix);
            const auto other = routes.find(sibling);
            if (one == routes.end() || other == routes.end())
                continue;
            if (one->second && other->second && *one->second != *other->second)
                continue;
            IpPrefix whole = prefix;
            --whole.length;
            whole = whole.network();
            if (routes.contains(whole))
                continue;
            routes.emplace(whole, one->second ? one->second : other->second);
            routes.erase(prefix);
            routes.erase(sibling);
            byLength[whole.length].insert(whole);
        }
    }
}

bool hasDefaultRoute(const DevicePlan &plan, int family)
{
    return std::ranges::find(plan.routes, IpPrefix::everything(family), &RoutePlan::destination) !=
           plan.routes.end();
}

} // namespace

std::map<ElementId, std::vector<RoutePlan>>
computeRoutes(const topology::Topology &topology, const std::map<ElementId, DevicePlan> &plans)
{
    std::map<ElementId, std::vector<RoutePlan>> all;
    const std::vector<topology::Segment> segments = topology::findSegments(topology);
    for (const int family : {AF_INET, AF_INET6}) {
        const RoutingGraph graph(topology, segments, plans, family);
        for (const auto &[id, plan] : plans) {
            const bool routes = plan.kind == ElementKind::Router ||
                                (plan.kind == ElementKind::Host && !hasDefaultRoute(plan, family));
            if (!routes)
                continue;
            auto found = graph.routesFrom(id);
            join(found);
            for (const auto &[prefix, gateway] : found) {
                const bool isWritten =
                    std::ranges::find(plan.routes, prefix, &RoutePlan::destination) !=
                    plan.routes.end();
                if (gateway && !isWritten)
                    all[id].push_back({prefix, *gateway});
            }
        }
    }
    return all;
}

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/fullhosts.h"

#include "app/topology/attributes/attributenames.h"

namespace tomato::hosts {

std::vector<FullHost> fullHosts(const topology::Topology &topology, const Placement &placement,
                                const HostList &list)
{
    std::map<QString, double> wanted;
    for (const auto &[device, host] : placement) {
        if (const topology::Element *element = topology.element(device))
            wanted[host] += element->attributes.value(topology::MemoryLimitAttribute).toDouble();
    }
    std::vector<FullHost> full;
    for (const auto &[host, megabytes] : wanted) {
        const auto known = list.hosts().find(host);
        if (known != list.hosts().end() && known->second.memory &&
            megabytes > *known->second.memory)
            full.push_back({host, megabytes, *known->second.memory});
    }
    return full;
}

} // namespace tomato::hosts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/labsplit.h"

#include "app/topology/attributes/hostvalues.h"

namespace tomato::engine {

LabSplit LabSplit::of(const topology::Topology &topology, const std::set<ElementId> &running,
                      WireNumbers &numbers)
{
    LabSplit split;
    split.own.host = topology::HereValue;
    const auto partOf = [&split](const QString &host) -> PartOrder & {
        if (host == topology::HereValue)
            return split.own;
        PartOrder &part = split.parts[host];
        part.host = host;
        return part;
    };
    for (const ElementId &id : running) {
        if (const topology::Element *device = topology.element(id))
            partOf(topology::hostOf(*device)).running.insert(id);
    }
    if (!split.isSplit())
        return split;
    const auto fillFar = [&running](PartOrder &part) {
        for (const ElementId &id : running) {
            if (!part.running.contains(id))
                part.far.insert(id);
        }
    };
    fillFar(split.own);
    for (auto &[host, part] : split.parts)
        fillFar(part);
    for (const auto &[id, connection] : topology.connections()) {
        const topology::Element &first = *topology.deviceOf(connection.ends[0]);
        const topology::Element &second = *topology.deviceOf(connection.ends[1]);
        const std::array hosts = {topology::hostOf(first), topology::hostOf(second)};
        if (hosts[0] == hosts[1] || !running.contains(first.id) || !running.contains(second.id))
            continue;
        const int number = numbers.emplace(id, static_cast<int>(numbers.size()) + 1).first->second;
        split.wires.emplace(number, hosts);
        for (const QString &host : hosts)
            partOf(host).wires.emplace(id, number);
    }
    return split;
}

} // namespace tomato::engine

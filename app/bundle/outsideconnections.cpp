// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/outsideconnections.h"

#include "app/topology/attributes/replayattributes.h"

#include <map>
#include <vector>

namespace tomato::bundle {

using topology::ElementKind;

static bool isOutside(const topology::Element &device)
{
    return !topology::isReplay(device) &&
           (device.kind() == ElementKind::Attach || device.kind() == ElementKind::ExternalNetwork);
}

/// Frames pass it as they are; nobody knows what an unknown device does.
static bool joins(const topology::Element &device)
{
    return device.kind() == ElementKind::Switch || device.kind() == ElementKind::Hub ||
           device.kind() == ElementKind::Unknown;
}

std::set<ConnectionId> connectionsToOutside(const topology::Topology &topology)
{
    std::map<ElementId, std::vector<ConnectionId>> connectionsOf;
    std::vector<ConnectionId> next;
    for (const auto &[id, connection] : topology.connections()) {
        for (const ElementId &end : connection.ends) {
            const topology::Element *device = topology.deviceOf(end);
            if (device == nullptr)
                continue;
            connectionsOf[device->id].push_back(id);
            if (isOutside(*device))
                next.push_back(id);
        }
    }
    std::set<ConnectionId> found;
    while (!next.empty()) {
        const ConnectionId id = next.back();
        next.pop_back();
        if (!found.insert(id).second)
            continue;
        for (const ElementId &end : topology.connection(id)->ends) {
            const topology::Element *device = topology.deviceOf(end);
            if (device == nullptr || !joins(*device))
                continue;
            const auto &others = connectionsOf[device->id];
            next.insert(next.end(), others.begin(), others.end());
        }
    }
    return found;
}

} // namespace tomato::bundle

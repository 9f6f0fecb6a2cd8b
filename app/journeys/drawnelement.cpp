// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journeys/drawnelement.h"

#include "app/topology/topology.h"

#include <algorithm>

namespace tomato::journeys {

using topology::ElementKind;

static Place::Forwarding forwarding(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Host:
        return Place::Forwarding::Keeps;
    case ElementKind::Router:
        return Place::Forwarding::Routes;
    case ElementKind::Switch:
        return Place::Forwarding::Switches;
    case ElementKind::Hub:
        return Place::Forwarding::Floods;
    default:
        return Place::Forwarding::Unknown;
    }
}

KnownElement drawnElement(const topology::Topology &topology, const ElementId &id,
                          const std::set<ConnectionId> &recorded)
{
    const topology::Element &element = *topology.element(id);
    const auto interfaces = topology.interfaces(id);
    const bool leadsOutside =
        element.kind() == ElementKind::ExternalNetwork || element.kind() == ElementKind::Attach;
    const auto isUnseen = [&](const ElementId &interface) {
        const topology::Connection *connection = topology.connectionAt(interface);
        return connection && !recorded.contains(connection->id);
    };
    return {element.name().toStdString(), forwarding(element.kind()),
            leadsOutside || std::any_of(interfaces.begin(), interfaces.end(), isUnseen)};
}

} // namespace tomato::journeys

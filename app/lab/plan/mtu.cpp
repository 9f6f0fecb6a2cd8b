// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/mtu.h"

#include "app/lab/plan/attributes.h"

#include <algorithm>

namespace tomato::lab {

using topology::ElementKind;

namespace {

constexpr unsigned EthernetMtu = 1500;
constexpr unsigned JumboMtu = 9000;
// A switch passes on whatever its neighbours may send.
constexpr unsigned SwitchMtu = 65535;
constexpr unsigned EthernetOverhead = 22; // header, two VLAN tags

} // namespace

bool isBridge(ElementKind kind)
{
    return kind == ElementKind::Switch || kind == ElementKind::Hub ||
           kind == ElementKind::ExternalNetwork;
}

bool hasPrograms(ElementKind kind)
{
    return !isBridge(kind) && kind != ElementKind::Attach;
}

Result<unsigned> plannedMtu(const topology::Topology &topology, const topology::Element &interface,
                            ElementKind device)
{
    const unsigned usual = hasPrograms(device) ? EthernetMtu : SwitchMtu;
    const topology::Connection *connection = topology.connectionAt(interface.id);
    if (connection == nullptr)
        return interfaceMtu(interface, usual);
    topology::Element link;
    link.attributes = connection->attributes;
    const auto common = interfaceMtu(link, usual);
    const auto own = common ? interfaceMtu(interface, *common) : common;
    const auto most = own ? interfaceMtu(link, *own) : own;
    return most ? Result<unsigned>(std::min(*own, *most)) : most;
}

unsigned largestFrame(const topology::Topology &topology, const topology::Connection &connection)
{
    unsigned largest = 0;
    for (const ElementId &end : connection.ends) {
        const ElementKind kind = topology.deviceOf(end)->kind();
        if (!hasPrograms(kind))
            continue;
        if (const auto mtu = plannedMtu(topology, *topology.element(end), kind))
            largest = std::max(largest, *mtu);
    }
    return EthernetOverhead + (largest == 0 ? JumboMtu : largest);
}

} // namespace tomato::lab

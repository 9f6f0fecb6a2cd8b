// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fabricnetwork.h"

#include "app/lab/netlink/links.h"

#include <algorithm>

namespace tomato::lab {

// Whatever an interface's MTU is, its frames fit.
constexpr unsigned PortMtu = 65535;

Result<FabricNetwork> FabricNetwork::open(bool keepOffloads)
{
    auto network = NetworkAccess::open();
    if (!network)
        return passOn(network);
    auto offloads = Offloads::find(network->control());
    if (!offloads)
        return passOn(offloads);
    if (keepOffloads)
        offloads->keepAll();
    return FabricNetwork(std::move(*network), std::move(*offloads));
}

Result<Port> FabricNetwork::createPort(const InterfacePlan &interface, pid_t element)
{
    const int index = m_nextIndex++;
    const auto made = createVeth(netlink(), {.port = interface.port,
                                             .portIndex = index,
                                             .portMtu = PortMtu,
                                             .interface = interface.name,
                                             .interfaceMtu = interface.mtu,
                                             .interfaceMac = interface.mac,
                                             .element = element});
    if (!made)
        return passOn(made);
    if (const auto off = m_offloads.turnOff(m_network.control(), interface.port); !off) {
        // The reason for leaving is reported; that the rest may fail to go too adds nothing.
        (void)removePorts({index});
        return passOn(off);
    }
    return Port{interface.port, index};
}

TracedQueues &FabricNetwork::traces()
{
    if (m_traces == nullptr)
        m_traces = std::make_unique<TracedQueues>();
    return *m_traces;
}

std::string FabricNetwork::trunkInterface(const Port &farPort)
{
    return "trk" + std::to_string(farPort.index);
}

Result<Port> FabricNetwork::createFarPort()
{
    const int index = m_nextIndex++;
    const Port port{"far" + std::to_string(index), index};
    const std::string interface = trunkInterface(port);
    // Nobody sees this address: frames come and go with those of the elements.
    MacAddress mac{};
    mac.front() = 2;
    for (std::size_t at = 1; at <= sizeof index; ++at)
        mac[mac.size() - at] = static_cast<std::uint8_t>(index >> (8 * (at - 1)));
    const auto made = createVeth(netlink(), {.port = port.name,
                                             .portIndex = index,
                                             .portMtu = PortMtu,
                                             .interface = interface,
                                             .interfaceMtu = PortMtu,
                                             .interfaceMac = mac,
                                             .element = 0});
    if (!made)
        return passOn(made);
    auto ready = m_offloads.turnOff(m_network.control(), port.name);
    if (ready)
        ready = m_offloads.turnOff(m_network.control(), interface);
    if (ready) {
        const auto found = m_network.deviceIndex(interface);
        ready = found ? setLinkUp(netlink(), *found, true) : passOn(found);
    }
    if (!ready) {
        (void)removePorts({index});
        return passOn(ready);
    }
    return port;
}

bool FabricNetwork::has(KernelFeature::Kind feature)
{
    if (!m_features)
        m_features = probeKernel(netlink()).value_or(std::vector<KernelFeature>());
    return std::ranges::any_of(*m_features, [feature](const KernelFeature &each) {
        return each.kind == feature && each.works;
    });
}

Result<> FabricNetwork::removePorts(const std::vector<int> &indexes)
{
    return deleteLinks(netlink(), indexes);
}

} // namespace tomato::lab

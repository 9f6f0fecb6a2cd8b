// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/kernelfeatures.h"
#include "app/lab/netlink/networkaccess.h"
#include "app/lab/netlink/offloads.h"
#include "app/lab/plan/deviceplan.h"
#include "app/lab/port.h"

#include <sys/types.h>

#include <optional>
#include <vector>

namespace tomato::lab {

/// The network namespace of the calling thread, in which all ports are.
class FabricNetwork final
{
public:
    /// Its interfaces keep their offloads when asked to.
    static Result<FabricNetwork> open(bool keepOffloads);

    /// Makes the interface in the element of this process, and its port here, which is down.
    Result<Port> createPort(const InterfacePlan &interface, pid_t element);
    /// A port whose other end stays in this namespace, where a trunk reads and writes what crosses
    /// to another host: the frames of an interface that is not here. The port is down.
    Result<Port> createFarPort();
    /// How the other end of such a port is called.
    static std::string trunkInterface(const Port &farPort);
    /// With their interfaces.
    Result<> removePorts(const std::vector<int> &indexes);

    NetlinkSocket &netlink() { return m_network.netlink(); }
    /// Tried out when it is asked for first.
    bool has(KernelFeature::Kind feature);
    const Offloads &offloads() const { return m_offloads; }

private:
    FabricNetwork(NetworkAccess network, Offloads offloads)
        : m_network(std::move(network)), m_offloads(std::move(offloads))
    {
    }

    NetworkAccess m_network;
    Offloads m_offloads;
    std::optional<std::vector<KernelFeature>> m_features;
    /// Far from the indexes inside elements, which count from 2.
    int m_nextIndex = 1'000'000;
};

} // namespace tomato::lab

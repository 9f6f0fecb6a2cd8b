// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/kernelfeatures.h"
#include "app/lab/netlink/networkaccess.h"
#include "app/lab/netlink/offloads.h"
#include "app/lab/plan/deviceplan.h"
#include "app/lab/port.h"
#include "app/lab/tracedqueues.h"

#include <sys/types.h>

#include <memory>
#include <optional>
#include <vector>

namespace tomato::lab {

/// The network namespace of the calling thread, in which all ports are.
class FabricNetwork final
{
public:
    /// `keepOffloads` leaves the offloads of its interfaces on.
    static Result<FabricNetwork> open(bool keepOffloads);

    /// Makes the interface in the element of this process, and its port here, which is down.
    Result<Port> createPort(const InterfacePlan &interface, pid_t element);
    /// Creates a port for an interface on another host. Its other end stays in this namespace,
    /// where a trunk reads and writes the frames that cross. The port is down.
    Result<Port> createFarPort();
    /// Returns the name of the other end of such a port.
    static std::string trunkInterface(const Port &farPort);
    /// Removes the ports with their interfaces.
    Result<> removePorts(const std::vector<int> &indexes);

    NetlinkSocket &netlink() { return m_network.netlink(); }
    /// Tells whether the kernel has the feature, which is tried out on the first call.
    bool has(KernelFeature::Kind feature);
    /// The queues of ports that follow traces.
    TracedQueues &traces();
    const Offloads &offloads() const { return m_offloads; }

private:
    FabricNetwork(NetworkAccess network, Offloads offloads)
        : m_network(std::move(network)), m_offloads(std::move(offloads))
    {
    }

    NetworkAccess m_network;
    Offloads m_offloads;
    std::optional<std::vector<KernelFeature>> m_features;
    std::unique_ptr<TracedQueues> m_traces;
    /// The number is far from the indexes inside elements, which count from 2.
    int m_nextIndex = 1'000'000;
};

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/fabricstatus.h"
#include "app/topology/topology.h"

#include <sys/types.h>

namespace tomato::engine {

/// What the worker said last of a lab's devices and wires.
class DeviceStates final
{
public:
    void update(protocol::FabricStatus status) { m_last = std::move(status); }
    void clear() { m_last = {}; }
    /// Forgets everything but the devices that failed.
    void keepFailed();

    /// The connections that carry frames.
    const std::set<ConnectionId> &wires() const { return m_last.wires; }
    bool isRunning(const ElementId &id) const;
    /// Its first process; 0 when there is none.
    pid_t process(const ElementId &id) const;
    /// Inside the running device; empty for one that it does not have.
    std::string interfaceName(const ElementId &device, const ElementId &interface) const;
    /// Which of these devices does not run, and why; its label is the error's place.
    Result<> firstFailure(const std::set<ElementId> &among,
                          const topology::Topology &topology) const;
    /// Of each device of the topology; those in `starting` that do not run yet are about to.
    protocol::FabricStatus status(const topology::Topology &topology,
                                  const std::set<ElementId> &starting) const;

private:
    /// nullptr for one of which the worker said nothing.
    const protocol::ElementStatus *element(const ElementId &id) const;

    protocol::FabricStatus m_last;
};

} // namespace tomato::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/fabricstatus.h"
#include "app/topology/topology.h"

#include <sys/types.h>

namespace tomato::engine {

/// The states of a lab's devices and wires, as the worker reported them last.
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
    /// Returns its first process; 0 when there is none.
    pid_t process(const ElementId &id) const;
    /// Returns its working folder; empty when there is none.
    QString folder(const ElementId &id) const;
    /// Returns the name inside the running device; empty for an interface that it does not have.
    std::string interfaceName(const ElementId &device, const ElementId &interface) const;
    /// Fails for the first of these devices that does not run, with the reason; its label is the
    /// error's place.
    Result<> firstFailure(const std::set<ElementId> &among,
                          const topology::Topology &topology) const;
    /// Returns the status of each device of the topology; those in `starting` that do not run yet
    /// are Starting.
    protocol::FabricStatus status(const topology::Topology &topology,
                                  const std::set<ElementId> &starting) const;

private:
    /// Returns nullptr for a device that the worker did not report.
    const protocol::ElementStatus *element(const ElementId &id) const;

    protocol::FabricStatus m_last;
};

} // namespace tomato::engine

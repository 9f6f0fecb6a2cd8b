// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QJsonArray>

#include <sys/types.h>

#include <map>
#include <set>

namespace tomato::engine {

/// What the worker said last of a lab's devices and wires.
class DeviceStates final
{
public:
    /// `status` is what the worker answers: `elements`, `wires` and `linkProblems`.
    void update(const QJsonObject &status);
    void clear();
    /// Forgets everything but the devices that failed.
    void keepFailed();

    bool isRunning(const ElementId &id) const;
    /// Its first process; 0 when there is none.
    pid_t process(const ElementId &id) const;
    /// Inside the running device; empty for one that it does not have.
    std::string interfaceName(const ElementId &device, const ElementId &interface) const;
    /// Which of these devices does not run, and why; its label is the error's place.
    Result<> firstFailure(const std::set<ElementId> &among,
                          const topology::Topology &topology) const;
    /// Of each device of the topology; those in `starting` that do not run yet are about to.
    QJsonArray elements(const topology::Topology &topology,
                        const std::set<ElementId> &starting) const;
    const QJsonArray &wires() const { return m_wires; }
    const QJsonObject &linkProblems() const { return m_linkProblems; }

private:
    QString state(const ElementId &id) const;

    std::map<ElementId, QJsonObject> m_elements;
    QJsonArray m_wires;
    QJsonObject m_linkProblems;
};

} // namespace tomato::engine

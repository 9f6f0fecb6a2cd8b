// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/elementprograms.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"

#include <utility>

namespace tomato::engine {

ElementPrograms::ElementPrograms()
{
    connect(&m_outside, &OutsideAccess::problemsChanged, this, &ElementPrograms::changed);
    // The handler may end the process that reports a problem.
    connect(&m_attachments, &Attachments::problemsChanged, this, &ElementPrograms::changed,
            Qt::QueuedConnection);
    connect(&m_replays, &Replays::changed, this, &ElementPrograms::changed, Qt::QueuedConnection);
}

void ElementPrograms::update(const topology::Topology &topology, const DeviceStates &states)
{
    std::map<ElementId, OutsideAccess::Network> networks;
    for (const auto &[id, element] : topology.elements()) {
        const pid_t process = topology::reachesOutside(element) ? states.process(id) : 0;
        if (process != 0)
            networks.emplace(
                id,
                OutsideAccess::Network{
                    process, element.attributes.value(topology::OutsideMachineAttribute).toBool()});
    }
    m_outside.update(networks);
    m_attachments.update(topology, states);
    m_replays.update(topology, states);
}

QString ElementPrograms::problem(const ElementId &element) const
{
    QString problem = m_outside.problem(element);
    if (problem.isEmpty())
        problem = m_attachments.problem(element);
    if (problem.isEmpty())
        problem = m_replays.problem(element);
    return problem;
}

void ElementPrograms::addTo(protocol::LabStatus &status) const
{
    for (auto &[id, element] : status.elements) {
        if (auto played = m_replays.status(id))
            element.commands.push_back(*std::move(played));
        const QString reason = problem(id);
        if (reason.isEmpty() || !element.reason.isEmpty())
            continue;
        element.reason = reason;
        // An element that does not say what it stands for does not run.
        if (m_attachments.isUnclear(id))
            element.state = ElementState::Failed;
    }
}

} // namespace tomato::engine

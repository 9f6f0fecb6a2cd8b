// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labfindings.h"

#include "app/topology/findings.h"

namespace tomato::engine {

const std::vector<protocol::LabFinding> &LabFindings::of(const topology::Topology &topology,
                                                         quint64 number,
                                                         const std::set<ElementId> &running)
{
    if (m_number == number && m_running == running)
        return m_found;
    m_number = number;
    m_running = running;
    m_found.clear();
    const auto isThere = [&running](const ElementId &device) { return running.contains(device); };
    for (const topology::Finding &each : topology::findings(topology, isThere))
        m_found.push_back({QString::fromStdString(each.message), each.about});
    return m_found;
}

} // namespace tomato::engine

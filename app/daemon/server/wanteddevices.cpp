// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/wanteddevices.h"

#include <utility>

namespace tomato::engine {

void WantedDevices::clear()
{
    m_running.clear();
    m_takenAway.clear();
}

void WantedDevices::updateWanted(const topology::Topology &topology)
{
    std::set<ElementId> running;
    std::set<ElementId> takenAway;
    for (const std::set<ElementId> *before : {&m_running, &m_takenAway}) {
        for (const ElementId &id : *before)
            (topology.element(id) != nullptr ? running : takenAway).insert(id);
    }
    m_running = std::move(running);
    m_takenAway = std::move(takenAway);
}

} // namespace tomato::engine

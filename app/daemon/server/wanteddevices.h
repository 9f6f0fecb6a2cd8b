// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <set>

namespace tomato::engine {

/// Tracks which devices of a lab are to run.
class WantedDevices final
{
public:
    const std::set<ElementId> &ids() const { return m_running; }
    void insert(const ElementId &id) { m_running.insert(id); }
    bool erase(const ElementId &id) { return m_running.erase(id) != 0; }
    template <class Test>
    void eraseIf(const Test &test)
    {
        std::erase_if(m_running, test);
    }
    void clear();
    /// A device that was removed from the topology does not run. When it comes back, as by an undo,
    /// it runs as before.
    void updateWanted(const topology::Topology &topology);

private:
    std::set<ElementId> m_running;
    /// The devices that were removed while they ran.
    std::set<ElementId> m_takenAway;
};

} // namespace tomato::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/labfinding.h"
#include "app/topology/topology.h"

#include <set>
#include <vector>

namespace tomato::engine {

/// Finds what is probably not intended in a lab that runs. It looks once for each topology and each
/// set of running devices, as statuses are asked for much more often.
class LabFindings final
{
public:
    /// `number` is another one for each topology.
    const std::vector<protocol::LabFinding> &of(const topology::Topology &topology, quint64 number,
                                                const std::set<ElementId> &running);

private:
    std::vector<protocol::LabFinding> m_found;
    quint64 m_number = 0;
    std::set<ElementId> m_running;
};

} // namespace tomato::engine

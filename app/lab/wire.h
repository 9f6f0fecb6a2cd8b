// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/lab/fabricnetwork.h"
#include "app/lab/port.h"

#include <array>

namespace tomato::lab {

/// Two ports whose frames cross to the other one. Made of ports that are down.
class Wire final
{
public:
    Wire(FabricNetwork &fabric, const std::array<ElementId, 2> &ends,
         const std::array<Port, 2> &ports)
        : m_fabric(&fabric), m_ends(ends), m_ports(ports)
    {
    }

    const std::array<ElementId, 2> &ends() const { return m_ends; }
    const std::array<Port, 2> &ports() const { return m_ports; }
    /// Gives both interfaces a carrier.
    Result<> open();
    /// From now on frames cross.
    Result<> join();
    /// Takes it away; no frame crosses any more. A port that is gone already is no failure.
    void close();
    /// The ports are no longer joined. Close it before.
    void separate();

private:
    FabricNetwork *m_fabric;
    std::array<ElementId, 2> m_ends;
    std::array<Port, 2> m_ports;
};

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/wire.h"

#include "app/lab/links.h"
#include "app/lab/redirect.h"

namespace tomato::lab {

Result<Wire> Wire::join(FabricNetwork &fabric, const std::array<ElementId, 2> &ends,
                        const std::array<Port, 2> &ports)
{
    Wire wire(fabric, ends, ports);
    for (const std::size_t side : {0U, 1U}) {
        const auto redirected =
            redirectFrames(fabric.netlink(), ports[side].index, ports[1 - side].index);
        if (!redirected) {
            wire.separate();
            return passOn(redirected);
        }
    }
    return wire;
}

Result<> Wire::open()
{
    for (const Port &port : m_ports) {
        if (const auto up = setLinkUp(m_fabric->netlink(), port.index, true); !up)
            return up;
    }
    return {};
}

void Wire::close()
{
    for (const Port &port : m_ports)
        (void)setLinkUp(m_fabric->netlink(), port.index, false);
}

void Wire::separate()
{
    for (const Port &port : m_ports)
        (void)stopRedirecting(m_fabric->netlink(), port.index);
}

} // namespace tomato::lab

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/wire.h"

#include "app/lab/links.h"
#include "app/lab/redirect.h"

namespace tomato::lab {

Result<> Wire::join()
{
    for (const std::size_t side : {0U, 1U}) {
        const auto redirected =
            redirectFrames(m_fabric->netlink(), m_ports[side].index, m_ports[1 - side].index);
        if (!redirected)
            return redirected;
    }
    return {};
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

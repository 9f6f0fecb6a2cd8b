// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

namespace tomato::topology {

/// An interface's attribute `use_dhcp`: it asks for its IPv4 address, and one that is written down
/// does not count.
inline constexpr QLatin1String UseDhcpAttribute("use_dhcp");

inline bool usesDhcp(const Element &interface)
{
    return interface.attributes.value(UseDhcpAttribute).toBool();
}

/// The attribute `dhcp_server` of an interface, or of an external network: it gives addresses of
/// its network to who asks.
inline constexpr QLatin1String DhcpServerAttribute("dhcp_server");

inline bool servesDhcp(const Element &element)
{
    return element.attributes.value(DhcpServerAttribute).toBool();
}

} // namespace tomato::topology

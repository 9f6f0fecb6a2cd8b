// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/attributenames.h"
#include "app/topology/element.h"

namespace tomato::topology {

/// Whether the interface gets its address by DHCP. A static address is ignored then.
inline bool usesDhcp(const Element &interface)
{
    return interface.attributes.value(UseDhcpAttribute).toBool();
}

inline bool servesDhcp(const Element &element)
{
    return element.attributes.value(DhcpServerAttribute).toBool();
}

} // namespace tomato::topology

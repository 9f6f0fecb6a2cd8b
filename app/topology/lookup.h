// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

namespace tomato::topology {

/// Finds a connection by its id, by one end ("h1:eth0"), or by both ("h1--h2", "h1:eth0--r1"), in
/// either order. Fails when there is none, and with the candidates when there are several.
Result<ConnectionId> findConnection(const Topology &topology, const QString &text);

/// Finds a device by its id or its name.
Result<ElementId> findElement(const Topology &topology, const QString &text);

} // namespace tomato::topology

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"
#include "capture/service/captureorder.h"

#include <map>
#include <vector>

namespace tomato::engine {

/// What a topology wants to have recorded, in a lab whose interfaces have offloads or have not.
/// Fails where a connection's options do not go together.
Result<std::vector<service::CaptureOrder>> captureOrders(const topology::Topology &topology,
                                                         bool offloads);
/// "h1:eth0 ⇄ r1:eth0" of every connection.
std::map<ConnectionId, QString> connectionNames(const topology::Topology &topology);

} // namespace tomato::engine

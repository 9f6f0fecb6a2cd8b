// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"
#include "capture/service/captureorder.h"

#include <map>
#include <vector>

namespace tomato::engine {

/// Returns the recordings that a topology requests, in a lab whose interfaces have offloads or not.
/// Fails where a connection's options do not go together.
Result<std::vector<service::CaptureOrder>> captureOrders(const topology::Topology &topology,
                                                         bool offloads);
/// Keeps the orders of connections that have an end on this host. For one whose other end is
/// elsewhere only the frames that the own end sends are recorded: each host records what its own
/// elements send, by its own clock. Nobody views live what another host than the lab's home
/// records, which opens no port there.
void keepOrdersOf(const QString &host, const topology::Topology &topology,
                  std::vector<service::CaptureOrder> &orders);

/// Returns the name "h1:eth0 ⇄ r1:eth0" of every connection.
std::map<ConnectionId, QString> connectionNames(const topology::Topology &topology);

} // namespace tomato::engine

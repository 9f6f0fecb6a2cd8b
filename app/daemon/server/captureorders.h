// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"
#include "capture/service/captureorder.h"

#include <map>
#include <set>
#include <vector>

namespace tomato::engine {

/// Returns the recordings that a topology requests, in a lab whose interfaces have offloads or not.
/// Fails where a connection's options do not go together.
Result<std::vector<service::CaptureOrder>> captureOrders(const topology::Topology &topology,
                                                         bool offloads);
/// Keeps the orders of connections that this host records: those inside of it, and its part of
/// those to other hosts, of which it records either what its own end sends or, where one end is
/// chosen for both directions, all or nothing. Nobody views live what another host than the lab's
/// home records, which opens no port there.
void keepOrdersOf(const QString &host, const topology::Topology &topology,
                  std::vector<service::CaptureOrder> &orders);

/// Returns the connections of this host to others that only the other one is to record.
std::set<ConnectionId> recordedElsewhere(const QString &host, const topology::Topology &topology);

/// Returns the name "h1:eth0 ⇄ r1:eth0" of every connection.
std::map<ConnectionId, QString> connectionNames(const topology::Topology &topology);

} // namespace tomato::engine

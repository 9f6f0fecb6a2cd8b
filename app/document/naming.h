// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::document {

/// "host1", "router2", ...: the first name of this kind that no device has.
QString freeDeviceName(const topology::Topology &topology, topology::ElementKind kind);
/// "eth0" for hosts and routers, "port0" for networks: the first that the device does not have.
QString freeInterfaceName(const topology::Topology &topology, const topology::Element &device);
/// Fails when the name is empty or taken among its like.
Result<> checkName(const topology::Topology &topology, const ElementId &element,
                   const QString &name);

} // namespace tomato::document

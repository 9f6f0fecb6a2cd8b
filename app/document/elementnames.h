// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

namespace tomato::document {

/// Returns the first of "host1", "host2", ... that no device has.
QString freeDeviceName(const topology::Topology &topology, topology::ElementKind kind);
/// Returns the first free one with the prefix, and a number behind it from 1 on.
QString freeDeviceName(const topology::Topology &topology, const QString &prefix);
/// Returns the first of "eth0", "eth1", ... (of "port0", ... on a network) that no interface of the
/// device has.
QString freeInterfaceName(const topology::Topology &topology, const topology::Element &device);
/// Fails for a name that is empty or in use by another device (for an interface: by another
/// interface of its device).
Result<> checkName(const topology::Topology &topology, const ElementId &element,
                   const QString &name);

} // namespace tomato::document

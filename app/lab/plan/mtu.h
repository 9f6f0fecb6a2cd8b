// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

namespace tomato::lab {

/// Tells whether elements of a kind pass frames on by themselves.
bool isBridge(topology::ElementKind kind);
/// Tells whether programs run in elements of a kind, and send what the interfaces carry.
bool hasPrograms(topology::ElementKind kind);

/// Returns the MTU that an interface of an element of this kind gets: its own, limited by its
/// connection's attribute `mtu`; without an own one it is the connection's, or the usual one.
Result<unsigned> plannedMtu(const topology::Topology &topology, const topology::Element &interface,
                            topology::ElementKind device);

/// Returns the length in bytes of the longest frame that the programs at the ends of a connection
/// send, with the Ethernet header and two VLAN tags. Where there are none, as between two switches,
/// who sends is not known here, and it is that of a jumbo frame.
unsigned largestFrame(const topology::Topology &topology, const topology::Connection &connection);

} // namespace tomato::lab

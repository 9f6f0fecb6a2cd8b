// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/address/ipaddress.h"
#include "app/topology/topology.h"

#include <vector>

namespace tomato::lab {

/// The name servers that all elements ask, from the topology's attribute `nameservers`. The error's
/// place is the entry: "nameservers[1]".
Result<std::vector<IpAddress>> planNameservers(const topology::Topology &topology);

/// Returns why elements of the topology would not start, as far as the topology tells it: the first
/// error of each of them, and those of the lab as a whole. The error's place begins with the
/// element's name: "h1: eth0: ip4address".
std::vector<Error> planErrors(const topology::Topology &topology);

} // namespace tomato::lab

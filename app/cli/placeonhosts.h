// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/topology/topology.h"

namespace tomato::cli {

/// Where the option --hosts names some, writes into the topology which of them each element is to
/// run on.
Result<> placeOnHosts(topology::Topology &topology, const Arguments &arguments);

} // namespace tomato::cli

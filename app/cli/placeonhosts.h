// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/topology/topology.h"

namespace tomato::cli {

/// Writes into the topology on which host each element is to run, when the option --hosts names
/// some.
Result<> placeOnHosts(topology::Topology &topology, const Arguments &arguments);

} // namespace tomato::cli

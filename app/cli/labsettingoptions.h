// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/topology/topology.h"

namespace tomato::cli {

/// Options that change how a topology runs, for this once: `--share DIR`, `--routes`.
const std::map<QString, int> &labSettings();
Result<> applyLabSettings(topology::Topology &topology, const Arguments &arguments);

/// Has routes computed where lacksRoutes() says so, and tells of it on standard error.
void computeMissingRoutes(topology::Topology &topology);

} // namespace tomato::cli

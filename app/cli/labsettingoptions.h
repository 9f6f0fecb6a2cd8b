// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/topology/topology.h"

namespace tomato::cli {

/// The options that change how a topology runs, for this start only: `--share DIR`, `--routes`.
const std::map<QString, int> &labSettings();
Result<> applyLabSettings(topology::Topology &topology, const Arguments &arguments);

/// Turns on computing routes where lacksRoutes() says so, and prints that on standard error.
void computeMissingRoutes(topology::Topology &topology);

} // namespace tomato::cli

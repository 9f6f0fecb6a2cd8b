// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/topology/topology.h"

namespace tomato::cli {

/// Prints the topology's findings on standard error: what is probably not intended in it.
void printFindings(const topology::Topology &topology);
/// Does so with those of a lab that runs.
void printFindings(const client::LabStatus &lab);

} // namespace tomato::cli

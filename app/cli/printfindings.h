// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::cli {

/// On standard error: what a topology has that its lab will hardly be meant to do.
void printFindings(const topology::Topology &topology);

} // namespace tomato::cli

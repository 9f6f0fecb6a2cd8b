// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/plan.h"

#include <vector>

namespace tomato::cli {

/// Tells which programs the experiment needs and this machine has not, as far as that is certain
/// before it runs: those of elements, such as routing daemons, and of steps. What runs on another
/// host or in an image is not looked at.
std::vector<Error> missingPrograms(const topology::Topology &topology,
                                   const experiment::Plan &plan);

} // namespace tomato::cli

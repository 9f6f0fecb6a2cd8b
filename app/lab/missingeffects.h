// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/fabricnetwork.h"
#include "app/topology/attributes/linkemulation.h"

#include <string>

namespace tomato::lab {

/// Tells which of these effects this machine's kernel cannot have, or not by the seed and the
/// filter, and why; empty where it can.
std::string missingEffects(FabricNetwork &fabric, const topology::LinkDirection &direction);

} // namespace tomato::lab

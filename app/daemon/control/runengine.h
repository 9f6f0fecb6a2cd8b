// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

namespace tomato::engine {

/// `tomato-engine LAB`: serves one lab until it is stopped and no client is connected any more.
/// Returns at once when another engine serves it.
int runEngine(int &argc, char **argv, const LabId &lab);

} // namespace tomato::engine

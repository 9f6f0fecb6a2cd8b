// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/runtimes.h"

namespace tomato::journeys {

/// The times of a link's two rings.
struct LinkTimes
{
    capture::RunTimes sent = {};
    capture::RunTimes arrivals = {};
};

} // namespace tomato::journeys

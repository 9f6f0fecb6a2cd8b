// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

#include <filesystem>

namespace tomato::bench {

/// Measures the processor time that pictures of journeys take, without a display: the space-time
/// diagram of 10,000 packets over six links, and the plot of a million TCP segments; each when it
/// is shown first, and for a frame while it is moved. Links are written into the folder.
void measureJourneyViews(Report &report, const std::filesystem::path &folder, int rounds,
                         bool isQuick);

} // namespace tomato::bench

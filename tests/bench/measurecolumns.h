// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

namespace tomato::bench {

/// How long packets take to become columns of NumPy: `tomato packets` for a file, beside tshark,
/// which writes some of the same columns as texts; and the Python module for what a lab's
/// connection has recorded, its download with it. Throws where a program fails.
void measureColumns(Report &report, int packets, int rounds);

} // namespace tomato::bench

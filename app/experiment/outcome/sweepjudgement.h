// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/runrecord.h"
#include "app/experiment/plan/sweepstatement.h"

namespace tomato::experiment {

/// Checks what all runs must have together. The measured number of a verdict is the ratio. A
/// statement that measured nothing for one of the values, or a mean of 0 to compare with, did not
/// hold.
std::vector<Verdict> judgeSweep(const std::vector<SweepStatement> &statements,
                                const std::vector<RunRecord> &records);

} // namespace tomato::experiment

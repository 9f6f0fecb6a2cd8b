// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tomato::experiment {

/// Of at least one number.
double mean(const std::vector<double> &samples);
/// Between two of the numbers it lies on the line that joins them (type 7 of Hyndman and Fan,
/// "Sample Quantiles in Statistical Packages", 1996). They must be sorted, and not none; `part` is
/// from 0 to 1.
double quantile(const std::vector<double> &sorted, double part);
/// Half of the 95 % interval of the mean, by Student's t; 0 for fewer than two numbers.
double halfInterval(const std::vector<double> &samples);
/// The value of Student's t that is exceeded with a probability of 2.5 %.
double studentT975(int degreesOfFreedom);

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tomato::experiment {

/// There must be at least one number.
double mean(const std::vector<double> &samples);
/// Between two of the numbers the quantile is interpolated linearly (type 7 of Hyndman and Fan,
/// "Sample Quantiles in Statistical Packages", 1996). The numbers must be sorted, and there must be
/// at least one; `part` is from 0 to 1.
double quantile(const std::vector<double> &sorted, double part);
/// Returns half of the 95 % confidence interval of the mean, by Student's t; 0 for fewer than two
/// numbers.
double halfInterval(const std::vector<double> &samples);
/// Returns the value that Student's t exceeds with a probability of 2.5 %.
double studentT975(int degreesOfFreedom);
/// How probable it is that two samples of one distribution differ as much as these do: the
/// two-sample test of Kolmogorov and Smirnov, in the form of Stephens (J. R. Statist. Soc. B 32,
/// 1970). Both must be sorted, and not none.
double sameDistribution(const std::vector<double> &first, const std::vector<double> &second);
/// Some of many sorted numbers, at equal distances, with the same least and greatest one.
std::vector<double> thinned(const std::vector<double> &sorted, std::size_t most);

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/samples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tomato::experiment {

double mean(const std::vector<double> &samples)
{
    return std::accumulate(samples.begin(), samples.end(), 0.0) /
           static_cast<double>(samples.size());
}

double quantile(const std::vector<double> &sorted, double part)
{
    const double place = part * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double studentT975(int degreesOfFreedom)
{
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    static constexpr std::array<double, 30> table = {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
        2.2010,  2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
        2.0796,  2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423};
    const auto known = static_cast<std::size_t>(std::max(degreesOfFreedom, 1));
    if (known <= table.size())
        return table[known - 1];
    // Abramowitz and Stegun, 26.7.5: beyond the table it is exact to the fifth digit.
    const double z = 1.959963985;
    const auto n = static_cast<double>(known);
    return z + (std::pow(z, 3) + z) / (4 * n) +
           (5 * std::pow(z, 5) + 16 * std::pow(z, 3) + 3 * z) / (96 * n * n);
}

double halfInterval(const std::vector<double> &samples)
{
    if (samples.size() < 2)
        return 0;
    const double middle = mean(samples);
    double squares = 0;
    for (const double each : samples)
        squares += (each - middle) * (each - middle);
    const auto count = static_cast<double>(samples.size());
    return studentT975(static_cast<int>(samples.size()) - 1) *
           std::sqrt(squares / (count - 1) / count);
}

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/samples.h"

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
    static constexpr std::array<double, 30> Table = {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
        2.2010,  2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
        2.0796,  2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423};
    const auto known = static_cast<std::size_t>(std::max(degreesOfFreedom, 1));
    if (known <= Table.size())
        return Table[known - 1];
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

double sameDistribution(const std::vector<double> &first, const std::vector<double> &second)
{
    const auto n = static_cast<double>(first.size());
    const auto m = static_cast<double>(second.size());
    double distance = 0;
    for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
        const double value = std::min(first[i], second[j]);
        while (i < first.size() && first[i] <= value)
            ++i;
        while (j < second.size() && second[j] <= value)
            ++j;
        distance =
            std::max(distance, std::abs(static_cast<double>(i) / n - static_cast<double>(j) / m));
    }
    const double root = std::sqrt(n * m / (n + m));
    const double lambda = (root + 0.12 + 0.11 / root) * distance;
    if (lambda < 0.2)
        return 1; // where the series below does not converge, it is 1 to the tenth digit
    double sum = 0;
    for (int k = 1; k <= 100; ++k)
        sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * lambda * lambda);
    return std::clamp(sum, 0.0, 1.0);
}

std::vector<double> thinned(const std::vector<double> &sorted, std::size_t most)
{
    if (sorted.size() <= most)
        return sorted;
    std::vector<double> some;
    some.reserve(most);
    for (std::size_t i = 0; i < most; ++i)
        some.push_back(sorted[i * (sorted.size() - 1) / (most - 1)]);
    return some;
}

} // namespace tomato::experiment

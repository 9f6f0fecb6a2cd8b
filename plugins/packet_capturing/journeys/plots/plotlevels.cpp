// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/plots/plotlevels.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tomato::plugins {

namespace {

/// Curves of so few values are drawn quickly.
constexpr int FewValues = 4'096;
/// Each level has about a quarter of the values of the one before.
constexpr int Kept = 4;
constexpr int Together = 4 * Kept;
constexpr int BarsTogether = 4;
constexpr int ValuesOfBar = 3;

using Data = QVector<QCPGraphData>;
using Iterator = QCPGraphDataContainer::const_iterator;

bool isLower(const QCPGraphData &one, const QCPGraphData &other)
{
    return one.value < other.value;
}

/// The kept ones stay where they are, and so in their order.
void keepSome(Iterator begin, Iterator behind, Data &into)
{
    const auto [least, greatest] = std::minmax_element(begin, behind, isLower);
    std::array<Iterator, Kept> kept = {begin, least, greatest, behind - 1};
    std::sort(kept.begin(), kept.end());
    const auto end = std::unique(kept.begin(), kept.end());
    for (auto each = kept.begin(); each != end; ++each)
        into.append(**each);
}

/// One bar from the lowest end to the highest.
void joinBars(Iterator begin, Iterator end, Data &into)
{
    QCPGraphData low = *begin;
    QCPGraphData high = *begin;
    for (Iterator bar = begin; bar + ValuesOfBar <= end; bar += ValuesOfBar) {
        low.value = std::min({low.value, bar[0].value, bar[1].value});
        high.value = std::max({high.value, bar[0].value, bar[1].value});
    }
    into.append(low);
    into.append(high);
    into.append({begin->key, std::numeric_limits<double>::quiet_NaN()});
}

PlotLevels::Values fewer(const QCPGraphDataContainer &of, PlotLevels::Shape shape)
{
    const bool areBars = shape == PlotLevels::Shape::Bars;
    const int step = areBars ? BarsTogether * ValuesOfBar : Together;
    Data values;
    values.reserve(of.size() / Kept + 2 * Kept);
    for (int at = 0; at < of.size(); at += step) {
        const Iterator begin = of.constBegin() + at;
        const Iterator end = of.constBegin() + std::min(at + step, of.size());
        if (areBars)
            joinBars(begin, end, values);
        else
            keepSome(begin, end, values);
    }
    auto made = PlotLevels::Values::create();
    made->set(values, true);
    return made;
}

} // namespace

PlotLevels::PlotLevels(Values all, Shape shape) : m_levels{std::move(all)}
{
    while (m_levels.back()->size() > FewValues)
        m_levels.push_back(fewer(*m_levels.back(), shape));
}

const PlotLevels::Values &PlotLevels::fitting(const QCPRange &range, int most) const
{
    for (const Values &each : m_levels) {
        if (each->findEnd(range.upper) - each->findBegin(range.lower) <= most)
            return each;
    }
    return m_levels.back();
}

} // namespace tomato::plugins

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/delaymeasure.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tomato::journeys {

namespace {

constexpr std::uint64_t Steps = 16;
constexpr int StepBits = 4;

std::size_t stepOf(std::uint64_t value)
{
    if (value < Steps)
        return value;
    const int shift = 63 - std::countl_zero(value) - StepBits;
    return static_cast<std::size_t>(shift + 1) * Steps + (value >> shift) - Steps;
}

/// The middle of a step.
std::uint64_t valueOf(std::size_t step)
{
    if (step < Steps)
        return step;
    const std::size_t shift = step / Steps - 1;
    const std::uint64_t begin = (step % Steps + Steps) << shift;
    return begin + ((std::uint64_t{1} << shift) >> 1);
}

} // namespace

void DelayMeasure::add(Timestamp time)
{
    time = std::max(time, Timestamp{});
    ++m_count;
    m_sum += static_cast<double>(time.count());
    m_least = std::min(m_least, time);
    m_greatest = std::max(m_greatest, time);
    const std::size_t step = stepOf(static_cast<std::uint64_t>(time.count()));
    if (m_steps.size() <= step)
        m_steps.resize(step + 1, 0);
    ++m_steps[step];
}

Timestamp DelayMeasure::mean() const
{
    return m_count == 0 ? Timestamp{}
                        : Timestamp(std::llround(m_sum / static_cast<double>(m_count)));
}

Timestamp DelayMeasure::quantile(double share) const
{
    if (share <= 0 || m_count == 0)
        return least();
    if (share >= 1)
        return greatest();
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count)));
    std::uint64_t seen = 0;
    for (std::size_t step = 0; step < m_steps.size(); ++step) {
        seen += m_steps[step];
        if (seen >= wanted && seen > 0)
            return std::clamp(Timestamp(static_cast<std::int64_t>(valueOf(step))), m_least,
                              m_greatest);
    }
    return m_greatest;
}

void QueueingMeasure::add(std::uint16_t size, Timestamp delay)
{
    auto at = std::lower_bound(
        m_sizes.begin(), m_sizes.end(), size,
        [](const OfSize &each, std::uint16_t wanted) { return each.size < wanted; });
    if (at == m_sizes.end() || at->size != size) {
        OfSize made;
        made.size = size;
        at = m_sizes.insert(at, made);
    }
    ++at->count;
    at->sum += static_cast<double>(delay.count());
    at->least = std::min(at->least, delay);
    at->greatest = std::max(at->greatest, delay);
}

Timestamp QueueingMeasure::mean() const
{
    double waited = 0;
    double count = 0;
    for (const OfSize &each : m_sizes) {
        const auto packets = static_cast<double>(each.count);
        waited += each.sum - packets * static_cast<double>(each.least.count());
        count += packets;
    }
    return count == 0 ? Timestamp{} : Timestamp(std::llround(waited / count));
}

Timestamp QueueingMeasure::greatest() const
{
    Timestamp most{};
    for (const OfSize &each : m_sizes)
        most = std::max(most, each.greatest - each.least);
    return most;
}

} // namespace tomato::journeys

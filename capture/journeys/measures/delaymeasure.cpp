// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/delaymeasure.h"

#include "app/base/measuredtime.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace tomato::journeys {

namespace {

constexpr int StepBits = 7;

/// The number of bits of a time; the shortest ones share a doubling, in which steps are single
/// nanoseconds.
int bitsOf(std::uint64_t time)
{
    return std::max(static_cast<int>(std::bit_width(time)), StepBits);
}

/// By how many bits a step of that doubling is wider than a nanosecond.
int shiftOf(int bits)
{
    return std::max(bits - StepBits - 1, 0);
}

/// Returns the place value of the last of three digits: a fourth one would be finer than a step.
Timestamp thirdDigitOf(Timestamp time)
{
    Timestamp digit(1);
    while (roundedTo(digit, time) >= 1'000 * digit)
        digit *= 10;
    return digit;
}

} // namespace

void DelayMeasure::add(Timestamp time)
{
    time = std::max(time, Timestamp{});
    ++m_count;
    m_sum += static_cast<double>(time.count());
    m_least = std::min(m_least, time);
    m_greatest = std::max(m_greatest, time);
    const auto value = static_cast<std::uint64_t>(time.count());
    if (!m_doublings.empty()) {
        count(value);
    } else if (m_exact.size() < MaxExact) {
        m_exact.push_back(value);
    } else {
        for (const std::uint64_t each : m_exact)
            count(each);
        count(value);
        m_exact = {};
    }
}

void DelayMeasure::count(std::uint64_t time)
{
    const int bits = bitsOf(time);
    const std::uint64_t bit = std::uint64_t{1} << (bits - 1);
    const auto at = m_doublings.begin() + std::popcount(m_bits & (bit - 1));
    Doubling &doubling = (m_bits & bit) != 0 ? *at : *m_doublings.insert(at, Doubling{});
    m_bits |= bit;
    ++doubling[(time >> shiftOf(bits)) % StepsOfADoubling];
}

Timestamp DelayMeasure::mean() const
{
    return m_count == 0 ? Timestamp{}
                        : Timestamp(std::llround(m_sum / static_cast<double>(m_count)));
}

DelayMeasure::Quantile DelayMeasure::quantile(double share) const
{
    if (share <= 0 || m_count == 0)
        return {least()};
    if (share >= 1)
        return {greatest()};
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count)));
    if (!m_exact.empty()) {
        std::vector<std::uint64_t> sorted = m_exact;
        const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
        std::nth_element(sorted.begin(), at, sorted.end());
        return {Timestamp(static_cast<std::int64_t>(*at))};
    }
    std::uint64_t seen = 0;
    std::uint64_t left = m_bits;
    for (const Doubling &doubling : m_doublings) {
        const int bits = std::countr_zero(left) + 1;
        left &= left - 1;
        const int shift = shiftOf(bits);
        const std::uint64_t width = std::uint64_t{1} << shift;
        const std::uint64_t first = bits > StepBits ? StepsOfADoubling << shift : 0;
        for (std::size_t step = 0; step < StepsOfADoubling; ++step) {
            seen += doubling[step];
            if (seen < wanted)
                continue;
            const auto middle = static_cast<std::int64_t>(first + step * width + width / 2);
            const Timestamp time = std::clamp(Timestamp(middle), m_least, m_greatest);
            Quantile told{time, thirdDigitOf(time)};
            const auto isBeyond = [this](Timestamp rounded) {
                return rounded < m_least || rounded > m_greatest;
            };
            // With fewer digits it could seem less than the least one.
            while (isBeyond(roundedTo(told.exactTo, told.time)))
                told.exactTo = std::max(told.exactTo / 10, Timestamp(1));
            return told;
        }
    }
    return {m_greatest};
}

void QueueingMeasure::add(std::uint16_t size, Timestamp delay, std::uint16_t way)
{
    const std::pair wanted(way, size);
    auto at = std::ranges::lower_bound(
        m_sizes, wanted, {}, [](const OfSize &each) { return std::pair(each.way, each.size); });
    if (at == m_sizes.end() || std::pair(at->way, at->size) != wanted) {
        OfSize made;
        made.way = way;
        made.size = size;
        at = m_sizes.insert(at, made);
    }
    ++at->count;
    at->sum += static_cast<double>(delay.count());
    at->least = std::min(at->least, delay);
    at->greatest = std::max(at->greatest, delay);
}

template <typename Use>
void QueueingMeasure::forEachSize(const Use &use) const
{
    Timestamp least = Timestamp::max();
    for (std::size_t at = m_sizes.size(); at-- > 0;) {
        const OfSize &each = m_sizes[at];
        if (at + 1 == m_sizes.size() || m_sizes[at + 1].way != each.way)
            least = Timestamp::max();
        least = std::min(least, each.least);
        use(each, least);
    }
}

Timestamp QueueingMeasure::mean() const
{
    double waited = 0;
    double count = 0;
    forEachSize([&](const OfSize &each, Timestamp least) {
        const auto packets = static_cast<double>(each.count);
        waited += each.sum - packets * static_cast<double>(least.count());
        count += packets;
    });
    return count == 0 ? Timestamp{} : Timestamp(std::llround(waited / count));
}

Timestamp QueueingMeasure::greatest() const
{
    Timestamp most{};
    forEachSize([&most](const OfSize &each, Timestamp least) {
        most = std::max(most, each.greatest - least);
    });
    return most;
}

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <cstdint>
#include <vector>

namespace tomato::journeys {

/// Times of many packets in little memory: least, greatest and mean are exact, quantiles to a
/// sixteenth of their value at most.
class DelayMeasure final
{
public:
    /// Adds a delay; a negative one counts as zero.
    void add(Timestamp time);

    std::uint64_t count() const { return m_count; }
    /// 0 when there is none.
    Timestamp least() const { return m_count == 0 ? Timestamp{} : m_least; }
    Timestamp greatest() const { return m_greatest; }
    Timestamp mean() const;
    /// `share` from 0 to 1: 0.5 is the median.
    Timestamp quantile(double share) const;

private:
    std::uint64_t m_count = 0;
    Timestamp m_least = Timestamp::max();
    Timestamp m_greatest{};
    double m_sum = 0;
    /// Sixteen steps for each doubling.
    std::vector<std::uint32_t> m_steps;
};

/// Measures the part of the delay that a packet's size does not explain: its delay less the least
/// one of that size (serialisation and propagation), which is the time that it waited in queues.
class QueueingMeasure final
{
public:
    void add(std::uint16_t size, Timestamp delay);
    Timestamp mean() const;
    Timestamp greatest() const;

private:
    struct OfSize
    {
        std::uint16_t size = 0;
        std::uint64_t count = 0;
        double sum = 0;
        Timestamp least = Timestamp::max();
        Timestamp greatest{};
    };
    /// Sorted by size.
    std::vector<OfSize> m_sizes;
};

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tomato::journeys {

/// Times of many packets in little memory: least, greatest and mean are exact; quantiles are exact
/// of a few packets, and within 0.4 % of many.
class DelayMeasure final
{
public:
    /// A time, and how exact it is: no digit that is finer means anything. Of many packets these
    /// are three digits, or more where fewer would make it less than the least time, or more than
    /// the greatest one.
    struct Quantile
    {
        Timestamp time{};
        Timestamp exactTo{1};
    };
    /// So many times are kept as they are; of more, it is counted how many are of about one length.
    static constexpr std::size_t MaxExact = 64;

    /// Adds a delay; a negative one counts as zero.
    void add(Timestamp time);

    std::uint64_t count() const { return m_count; }
    /// 0 when there is none.
    Timestamp least() const { return m_count == 0 ? Timestamp{} : m_least; }
    Timestamp greatest() const { return m_greatest; }
    Timestamp mean() const;
    /// `share` from 0 to 1: 0.5 is the median.
    Quantile quantile(double share) const;

private:
    static constexpr std::size_t StepsOfADoubling = 128;

    /// Counts the times from one power of two to the next one.
    using Doubling = std::array<std::uint32_t, StepsOfADoubling>;

    void count(std::uint64_t time);

    std::uint64_t m_count = 0;
    Timestamp m_least = Timestamp::max();
    Timestamp m_greatest{};
    double m_sum = 0;
    /// The times themselves, as long as they are few.
    std::vector<std::uint64_t> m_exact;
    /// The doublings that came up: those of times of so many bits and one more, and their counts in
    /// the same order.
    std::uint64_t m_bits = 0;
    std::vector<Doubling> m_doublings;
};

/// Measures the part of the delay that a packet's size and its way do not explain: its delay less
/// the least one of that size or of a longer one on that way (serialisation and propagation take no
/// less for a longer packet), which is the time that it waited in queues.
class QueueingMeasure final
{
public:
    /// Ways are numbered by the caller, who limits how many there are.
    void add(std::uint16_t size, Timestamp delay, std::uint16_t way = 0);
    Timestamp mean() const;
    Timestamp greatest() const;

private:
    struct OfSize
    {
        std::uint16_t way = 0;
        std::uint16_t size = 0;
        std::uint64_t count = 0;
        double sum = 0;
        Timestamp least = Timestamp::max();
        Timestamp greatest{};
    };
    /// Calls use(size, the least delay of it and of longer ones on its way) for each.
    template <typename Use>
    void forEachSize(const Use &use) const;

    /// Sorted by way and size.
    std::vector<OfSize> m_sizes;
};

} // namespace tomato::journeys

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <cstddef>
#include <vector>

namespace tomato::capture {

/// Leads from the times of the clock that recorded a ring to those of this machine's clock. Their
/// difference is known at some moments. Between two moments of one epoch it changes evenly; between
/// two epochs, one of the clocks was set. Without any moment times stay as they are.
class ClockShifts final
{
public:
    struct Point
    {
        /// The moment by this machine's clock.
        Timestamp time{};
        /// What is added to the other clock's times.
        Timestamp shift{};
    };

    ClockShifts() = default;
    /// The same shift always.
    explicit ClockShifts(Timestamp shift) { add({{}, shift}, true); }

    /// Adds the next moment; the first one begins an epoch in any case.
    void add(const Point &point, bool beginsEpoch);
    bool isEmpty() const { return m_epochs.empty(); }

    /// Converts times in the order in which they were recorded: a clock that was set back tells the
    /// same times once more.
    class Walk final
    {
    public:
        explicit Walk(ClockShifts shifts);
        Timestamp here(Timestamp there);

    private:
        std::vector<std::vector<Point>> m_epochs;
        std::size_t m_epoch = 0;
        Timestamp m_last = Timestamp::min();
    };
    /// Converts a time that stands alone: the first one of those that it may be.
    Timestamp here(Timestamp there) const { return Walk(*this).here(there); }

private:
    using Epoch = std::vector<Point>;
    static Timestamp hereIn(const Epoch &epoch, Timestamp there);

    std::vector<Epoch> m_epochs;
};

} // namespace tomato::capture

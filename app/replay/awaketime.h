// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace tomato::replay {

/// How long before a deadline a sleep has to end, so that the rest of the wait, which is spent
/// awake, begins in time: it is learnt from how late earlier sleeps ended. Whoever is awake for
/// longer than he must uses up his share of a busy processor, and others are let in before him just
/// when a frame is due.
class AwakeTime final
{
public:
    using Duration = std::chrono::nanoseconds;

    static constexpr Duration Min = std::chrono::microseconds(5);
    static constexpr Duration Max = std::chrono::microseconds(100);
    /// A sleep that ended so late was not ended late by the timer: somebody else had the processor.
    static constexpr Duration Elsewhere = std::chrono::microseconds(400);

    Duration value() const { return m_value; }

    /// A sleep ended so much later than it was asked to.
    void learn(Duration late)
    {
        if (late >= Elsewhere)
            return;
        // Up fast and down slowly: most of the sleeps end in time then, not half of them.
        const Duration wanted = late + Min;
        m_value += wanted > m_value ? (wanted - m_value) / 4 : (wanted - m_value) / 128;
        m_value = std::clamp(m_value, Min, Max);
    }

private:
    Duration m_value = std::chrono::microseconds(60);
};

} // namespace tomato::replay

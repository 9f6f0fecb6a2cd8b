// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/localclock.h"

namespace tomato::trunk {

/// A machine's clock of a test's own, which is ahead of the true one, drifts, and can be set. It is
/// not to be moved while a trunk has it.
class TestClock final
{
public:
    TestClock(Nanoseconds ahead, double driftPpm)
        : m_ahead(ahead), m_driftPpm(driftPpm), m_begin(wallTime())
    {
    }

    void set(Nanoseconds further) { m_ahead += further; }
    /// Returns how far it is ahead of the true clock at this true time.
    Nanoseconds ahead(Nanoseconds truth) const { return m_ahead + drifted(truth); }
    LocalClock local() const
    {
        return {[this] {
                    const Nanoseconds truth = wallTime();
                    return truth + ahead(truth);
                },
                [this] {
                    const Nanoseconds truth = wallTime();
                    return truth + drifted(truth);
                }};
    }

private:
    Nanoseconds drifted(Nanoseconds truth) const
    {
        return Nanoseconds(static_cast<std::int64_t>(
            static_cast<double>((truth - m_begin).count()) * m_driftPpm / 1e6));
    }

    Nanoseconds m_ahead;
    double m_driftPpm;
    Nanoseconds m_begin;
};

} // namespace tomato::trunk

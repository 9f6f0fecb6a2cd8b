// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/localclock.h"

namespace tomato::trunk {

/// A machine's clock of a test's own, which is ahead of the true one, drifts, and can be set and
/// slewed. It is not to be moved while a trunk has it.
class TestClock final
{
public:
    TestClock(Nanoseconds ahead, double driftPpm)
        : m_ahead(ahead), m_driftPpm(driftPpm), m_begin(wallTime())
    {
    }

    void set(Nanoseconds further) { m_ahead += further; }
    /// From now on a daemon makes it faster or slower.
    void slew(double ppm)
    {
        const Nanoseconds truth = wallTime();
        m_slewed = slewed(truth);
        m_slewBegin = truth;
        m_slewPpm = ppm;
    }
    /// Returns how far it is ahead of the true clock at this true time.
    Nanoseconds ahead(Nanoseconds truth) const { return m_ahead + drifted(truth) + slewed(truth); }
    LocalClock local() const
    {
        return {[this] {
                    const Nanoseconds truth = wallTime();
                    return truth + ahead(truth);
                },
                [this] {
                    const Nanoseconds truth = wallTime();
                    return truth + drifted(truth) + slewed(truth);
                },
                [this] {
                    const Nanoseconds truth = wallTime();
                    return truth + drifted(truth);
                }};
    }

private:
    static Nanoseconds part(Nanoseconds time, double ppm)
    {
        return Nanoseconds(
            static_cast<std::int64_t>(static_cast<double>(time.count()) * ppm / 1e6));
    }
    Nanoseconds drifted(Nanoseconds truth) const { return part(truth - m_begin, m_driftPpm); }
    Nanoseconds slewed(Nanoseconds truth) const
    {
        return m_slewed + part(truth - m_slewBegin, m_slewPpm);
    }

    Nanoseconds m_ahead;
    double m_driftPpm;
    Nanoseconds m_begin;
    Nanoseconds m_slewed{};
    Nanoseconds m_slewBegin{};
    double m_slewPpm = 0;
};

} // namespace tomato::trunk

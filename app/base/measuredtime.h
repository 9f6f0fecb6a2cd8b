// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <algorithm>
#include <cstdlib>

namespace tomato {

/// Returns the multiple of the resolution that is nearest.
constexpr Timestamp roundedTo(Timestamp resolution, Timestamp time)
{
    const Timestamp half = time < Timestamp() ? -(resolution / 2) : resolution / 2;
    return (time + half) / resolution.count() * resolution.count();
}

/// A measured time as a number with few digits, none of which is finer than what it was measured
/// with.
struct MeasuredTime
{
    enum class Unit
    {
        Microseconds,
        Milliseconds,
        Seconds
    };

    explicit MeasuredTime(Timestamp time, Timestamp resolution = Timestamp(1))
    {
        const Timestamp rounded = roundedTo(resolution, time);
        const auto nanoseconds = static_cast<double>(rounded.count());
        const double size = static_cast<double>(
            std::max<Timestamp::rep>(std::abs(rounded.count()), resolution.count()));
        double ofUnit = 1e3;
        if (size < 1e6) {
            decimals = size < 1e4 ? 2 : 0;
        } else if (size < 1e9) {
            unit = Unit::Milliseconds;
            ofUnit = 1e6;
            decimals = size < 1e8 ? 2 : 1;
        } else {
            unit = Unit::Seconds;
            ofUnit = 1e9;
            decimals = 2;
        }
        value = nanoseconds / ofUnit;
        double finest = ofUnit;
        for (int digit = 0; digit < decimals; ++digit)
            finest /= 10;
        for (; decimals > 0 && finest < static_cast<double>(resolution.count()); finest *= 10)
            --decimals;
    }

    double value = 0;
    int decimals = 0;
    Unit unit = Unit::Microseconds;
};

} // namespace tomato

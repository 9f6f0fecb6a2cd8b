// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <QCoreApplication>

namespace tomato::plugins {

/// Measured times and rates with units that leave few digits, in the user's language.
class MeasureTexts final
{
    Q_DECLARE_TR_FUNCTIONS(MeasureTexts)

public:
    /// Returns "20.12 ms", "31 µs" or "1.20 s".
    static QString time(Timestamp time);
    /// Returns the same without digits that are finer than the resolution of the clock.
    static QString time(Timestamp time, Timestamp resolution);
    /// Returns "10 Mbit/s" or "1.235 Gbit/s".
    static QString rate(double bitsPerSecond);
};

} // namespace tomato::plugins

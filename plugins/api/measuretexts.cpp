// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/measuretexts.h"

#include <QLocale>

#include <cmath>

namespace tomato::plugins {

QString MeasureTexts::time(Timestamp time)
{
    const QLocale locale;
    const auto nanoseconds = static_cast<double>(time.count());
    const double size = std::abs(nanoseconds);
    if (size < 1e4)
        return tr("%1 µs").arg(locale.toString(nanoseconds / 1e3, 'f', 2));
    if (size < 1e6)
        return tr("%1 µs").arg(locale.toString(nanoseconds / 1e3, 'f', 0));
    if (size < 1e9)
        return tr("%1 ms").arg(locale.toString(nanoseconds / 1e6, 'f', size < 1e8 ? 2 : 1));
    return tr("%1 s").arg(locale.toString(nanoseconds / 1e9, 'f', 2));
}

QString MeasureTexts::rate(double bitsPerSecond)
{
    constexpr int digits = 4;
    const QLocale locale;
    if (bitsPerSecond < 1e6)
        return tr("%1 kbit/s").arg(locale.toString(bitsPerSecond / 1e3, 'g', digits));
    if (bitsPerSecond < 1e9)
        return tr("%1 Mbit/s").arg(locale.toString(bitsPerSecond / 1e6, 'g', digits));
    return tr("%1 Gbit/s").arg(locale.toString(bitsPerSecond / 1e9, 'g', digits));
}

} // namespace tomato::plugins

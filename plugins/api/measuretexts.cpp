// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/measuretexts.h"

#include "app/base/measuredtime.h"

#include <QLocale>

namespace tomato::plugins {

QString MeasureTexts::time(Timestamp time)
{
    return MeasureTexts::time(time, Timestamp(1));
}

QString MeasureTexts::time(Timestamp time, Timestamp resolution)
{
    const MeasuredTime measured(time, resolution);
    const QString number = QLocale().toString(measured.value, 'f', measured.decimals);
    switch (measured.unit) {
    case MeasuredTime::Unit::Microseconds:
        return tr("%1 µs").arg(number);
    case MeasuredTime::Unit::Milliseconds:
        return tr("%1 ms").arg(number);
    case MeasuredTime::Unit::Seconds:
        break;
    }
    return tr("%1 s").arg(number);
}

QString MeasureTexts::rate(double bitsPerSecond)
{
    constexpr int Digits = 4;
    const QLocale locale;
    if (bitsPerSecond < 1e6)
        return tr("%1 kbit/s").arg(locale.toString(bitsPerSecond / 1e3, 'g', Digits));
    if (bitsPerSecond < 1e9)
        return tr("%1 Mbit/s").arg(locale.toString(bitsPerSecond / 1e6, 'g', Digits));
    return tr("%1 Gbit/s").arg(locale.toString(bitsPerSecond / 1e9, 'g', Digits));
}

} // namespace tomato::plugins

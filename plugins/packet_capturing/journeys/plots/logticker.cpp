// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/plots/logticker.h"

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

/// It looks for an "e" before the exponent, and German has an "E" there.
QString LogTicker::text(double tick, const QLocale &locale, QChar format, int precision)
{
    return locale.toString(tick, format.toLatin1(), precision)
        .replace(locale.exponential(), QStringLiteral("e"));
}

QVector<double> LogTicker::createTickVector(double step, const QCPRange &range)
{
    constexpr int MaxFiner = 16;
    const int wanted = mTickCount;
    const auto isSeen = [&range](double tick) { return range.contains(tick); };
    QVector<double> all = QCPAxisTickerLog::createTickVector(step, range);
    // With few steps, all of them may lie outside of the range.
    while (std::none_of(all.cbegin(), all.cend(), isSeen) && mTickCount < MaxFiner * wanted) {
        mTickCount *= 2;
        all = QCPAxisTickerLog::createTickVector(getTickStep(range), range);
    }
    mTickCount = wanted;
    const double least = m_leastShare * std::log(range.upper / range.lower);
    QVector<double> ticks;
    double last = 0;
    for (const double tick : std::as_const(all)) {
        if (isSeen(tick) && last > 0 && std::log(tick / last) < least)
            continue;
        ticks << tick;
        last = isSeen(tick) ? tick : 0;
    }
    return ticks;
}

} // namespace tomato::plugins

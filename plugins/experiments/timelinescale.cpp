// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelinescale.h"

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

int TimelineScale::xOf(double time) const
{
    const double x = time * pixelsPerSecond - scrolled.x();
    return labelWidth + Margin + static_cast<int>(std::clamp(x, -1e6, 1e6));
}

double TimelineScale::timeAt(int x) const
{
    const int from = x - labelWidth - Margin + scrolled.x();
    return std::max(0.0, from / pixelsPerSecond);
}

int TimelineScale::rowAt(int y) const
{
    return y < headerHeight ? -1 : (y - headerHeight + scrolled.y()) / rowHeight;
}

QRect TimelineScale::handle(double time, int row) const
{
    return {xOf(time) - HandleWidth / 2, topOf(row) + 4, HandleWidth, rowHeight - 8};
}

double TimelineScale::roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10 * power;
}

} // namespace tomato::plugins

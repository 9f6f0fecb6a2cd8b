// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/trafficlevel.h"

#include <array>

namespace tomato::ui {

/// Bits per second that are still of the level: levels 1 to 4; above them all is 5.
static constexpr std::array Limits = {1e5, 1e6, 1e7, 1e8};

int TrafficLevel::of(double bitsPerSecond)
{
    if (bitsPerSecond <= 0)
        return None;
    int level = 1;
    for (const double limit : Limits)
        level += bitsPerSecond > limit ? 1 : 0;
    return level;
}

QColor TrafficLevel::colour(int level, bool isDark)
{
    // The colours are from matplotlib's "inferno", whose lightness changes evenly, away from the
    // background.
    static constexpr std::array<QRgb, Max> OnLight = {0xf7931a, 0xe45a31, 0xbc3754, 0x7e2482,
                                                      0x2f0a5b};
    static constexpr std::array<QRgb, Max> OnDark = {0x8a2f86, 0xc43c6b, 0xf07028, 0xfbb41a,
                                                     0xf6f39a};
    return QColor::fromRgb((isDark ? OnDark : OnLight)[static_cast<std::size_t>(level - 1)]);
}

double TrafficLevel::width(int level)
{
    return 2.2 + 1.3 * level;
}

QString TrafficLevel::text(int level)
{
    switch (level) {
    case 1:
        return tr("up to 100 kbit/s");
    case 2:
        return tr("up to 1 Mbit/s");
    case 3:
        return tr("up to 10 Mbit/s");
    case 4:
        return tr("up to 100 Mbit/s");
    default:
        return tr("more than 100 Mbit/s");
    }
}

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace tomato::plugins {

/// Returns whether light colours have more contrast on this background than dark ones.
inline bool isDark(const QColor &background)
{
    constexpr int Middle = 128;
    return background.lightness() < Middle;
}

} // namespace tomato::plugins

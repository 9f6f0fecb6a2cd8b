// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace tomato::plugins {

/// Whether light colours stand out from this background.
inline bool isDark(const QColor &background)
{
    constexpr int Middle = 128;
    return background.lightness() < Middle;
}

} // namespace tomato::plugins

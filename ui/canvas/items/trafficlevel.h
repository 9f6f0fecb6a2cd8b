// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QCoreApplication>
#include <QString>

namespace tomato::ui {

/// The traffic on a connection, in levels that can be told apart at a glance: by lightness, which
/// does not depend on colour vision, and by width.
class TrafficLevel
{
    Q_DECLARE_TR_FUNCTIONS(TrafficLevel)

public:
    static constexpr int None = 0;
    static constexpr int Max = 5;

    static int of(double bitsPerSecond);
    /// Returns the colour for a canvas with dark or light colours; the level must be above None.
    static QColor colour(int level, bool isDark);
    /// Returns the width of the line, in pixels of the scene.
    static double width(int level);
    /// Returns "up to 1 Mbit/s".
    static QString text(int level);
};

} // namespace tomato::ui

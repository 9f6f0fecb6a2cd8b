// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QCoreApplication>
#include <QString>

namespace tomato::ui {

/// How much crosses a connection, in steps that can be told apart at a glance: by lightness, which
/// every eye sees, and by width.
class TrafficLevel
{
    Q_DECLARE_TR_FUNCTIONS(TrafficLevel)

public:
    static constexpr int None = 0;
    static constexpr int Highest = 5;

    static int of(double bitsPerSecond);
    /// On a canvas of dark or light colours; for levels above None.
    static QColor colour(int level, bool isDark);
    /// Of the line, in pixels of the scene.
    static double width(int level);
    /// "up to 1 Mbit/s".
    static QString text(int level);
};

} // namespace tomato::ui

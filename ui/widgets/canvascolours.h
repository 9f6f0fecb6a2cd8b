// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace tomato::ui {

/// The canvas in the window's colours, light or dark.
struct CanvasColours
{
    QColor background;
    QColor dots;
    QColor text;
    /// For what is said in passing: interface names.
    QColor faintText;
    QColor line;
    /// A connection that carries frames.
    QColor activeLine;
    QColor accent;
    QColor stopped;
    QColor starting;
    QColor running;
    QColor failed;
    QColor capture;
    QColor warning;

    static CanvasColours from(const QPalette &palette);
};

/// `part` of `over` laid on `under`, 0..1.
QColor mixed(const QColor &under, const QColor &over, double part);
/// Whether text is lighter than what it stands on.
bool isDark(const QPalette &palette);

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace tomato::ui {

/// The canvas' colours for a light or dark window.
struct CanvasColours
{
    QColor background;
    QColor dots;
    QColor text;
    /// The colour of less important texts: interface names.
    QColor faintText;
    QColor line;
    /// The colour of a connection that carries frames.
    QColor activeLine;
    /// The colour of what is selected.
    QColor accent;
    /// The colour of the way of a packet, and of where packets crossed: never that of a selection.
    QColor way;
    QColor stopped;
    QColor starting;
    QColor running;
    QColor failed;
    QColor capture;
    QColor warning;

    static CanvasColours from(const QPalette &palette);
};

/// Mixes `part` (0..1) of `over` into `under`.
QColor mixed(const QColor &under, const QColor &over, double part);
/// Returns whether text is lighter than its background.
bool isDark(const QPalette &palette);

} // namespace tomato::ui

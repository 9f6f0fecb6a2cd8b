// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace tomato::ui {

/// What an element or a connection shows of its state.
enum class RunState
{
    Stopped,
    Starting,
    Running,
    Failed
};

/// The canvas's colours for a palette, light or dark.
struct Appearance
{
    QColor background;
    QColor grid;
    QColor text;
    QColor faintText;
    QColor line;
    QColor activeLine;
    QColor selection;
    QColor plate;

    static Appearance of(const QPalette &palette);
};

/// Green, amber, red, grey that keep their contrast on light and dark.
QColor stateColor(RunState state);

} // namespace tomato::ui

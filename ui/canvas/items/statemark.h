// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QColor>
#include <QPointF>
#include <QString>

class QPainter;

namespace tomato::ui {

struct CanvasColours;

/// Returns "Running", "Stopped", …
QString stateName(client::ElementStatus::State state);
/// Returns what is said of an element that goes on without the program of its image.
QString endedProgramName();
/// Returns what is said of an element that ran when its host was heard last.
QString outOfReachName();
/// Paints a mark whose shape alone shows the state: a square for stopped, an hourglass for
/// starting, a triangle in a disc for running, an exclamation mark for running with a warning, a
/// cross for failed.
void paintStateMark(QPainter *painter, client::ElementStatus::State state, const QPointF &centre,
                    const CanvasColours &colours, bool isWarned = false);
/// Returns black or white, whichever has more contrast on this colour.
QColor textOn(const QColor &ground);

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QColor>
#include <QPointF>
#include <QString>

class QPainter;

namespace tomato::ui {

struct CanvasColours;

/// "Running", "Stopped", …
QString stateName(client::ElementStatus::State state);
/// A mark whose shape alone tells the state: a square is stopped, an hourglass starting, a
/// triangle in a disc running, a cross failed.
void paintStateMark(QPainter *painter, client::ElementStatus::State state, const QPointF &centre,
                    const CanvasColours &colours);
/// Black or white, whichever reads better on this.
QColor textOn(const QColor &ground);

} // namespace tomato::ui

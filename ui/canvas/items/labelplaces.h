// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace tomato::ui {

/// Returns where a label of this size may lie near an end (0 or 1) of a connection's line, the best
/// place first: on the line near the end, farther away on it, then beside it. Empty when the line
/// is too short for labels.
/// Labels are enlarged by `factor` around their centres.
std::vector<QRectF> labelPlaces(const QPainterPath &path, std::size_t end, const QSizeF &size,
                                double factor);

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>

#include <optional>

namespace tomato::ui {

/// Returns the part of a line inside a rectangle (Liang and Barsky, 1984); nothing when there is
/// none.
std::optional<QLineF> clippedLine(const QLineF &line, const QRectF &rect);

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>

#include <optional>

namespace tomato::ui {

/// The part of a line that lies in a rectangle (Liang and Barsky, 1984); nothing when none does.
std::optional<QLineF> clippedLine(const QLineF &line, const QRectF &rect);

} // namespace tomato::ui

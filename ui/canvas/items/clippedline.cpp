// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/clippedline.h"

#include <algorithm>
#include <array>

namespace tomato::ui {

std::optional<QLineF> clippedLine(const QLineF &line, const QRectF &rect)
{
    const std::array directions = {-line.dx(), line.dx(), -line.dy(), line.dy()};
    const std::array distances = {line.x1() - rect.left(), rect.right() - line.x1(),
                                  line.y1() - rect.top(), rect.bottom() - line.y1()};
    double from = 0;
    double to = 1;
    for (std::size_t side = 0; side < 4; ++side) {
        if (directions[side] == 0) {
            if (distances[side] < 0)
                return {};
            continue;
        }
        const double at = distances[side] / directions[side];
        if (directions[side] < 0)
            from = std::max(from, at);
        else
            to = std::min(to, at);
        if (from > to)
            return {};
    }
    return QLineF(line.pointAt(from), line.pointAt(to));
}

} // namespace tomato::ui

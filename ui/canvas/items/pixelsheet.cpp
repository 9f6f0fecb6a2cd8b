// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/pixelsheet.h"

#include "ui/canvas/items/clippedline.h"

#include <QColor>

#include <algorithm>
#include <cmath>

namespace tomato::ui {

PixelSheet::PixelSheet(QSize size) : m_image(size, QImage::Format_ARGB32_Premultiplied)
{
    m_image.fill(Qt::transparent);
    m_bits = m_image.bits();
    m_stride = m_image.bytesPerLine();
}

void PixelSheet::line(const QLineF &line, const QColor &colour)
{
    const QRectF all(0, 0, m_image.width() - 1, m_image.height() - 1);
    const auto inside = clippedLine(line, all);
    if (!inside)
        return;
    const QRgb pixel = qPremultiply(colour.rgba());
    const int steps =
        static_cast<int>(std::max(std::abs(inside->dx()), std::abs(inside->dy()))) + 1;
    const double dx = inside->dx() / steps;
    const double dy = inside->dy() / steps;
    double x = inside->x1() + 0.5;
    double y = inside->y1() + 0.5;
    for (int i = 0; i <= steps; ++i, x += dx, y += dy) {
        const int column = std::clamp(static_cast<int>(x), 0, m_image.width() - 1);
        row(std::clamp(static_cast<int>(y), 0, m_image.height() - 1))[column] = pixel;
    }
}

void PixelSheet::square(QPointF centre, double side, const QColor &colour)
{
    const QRgb pixel = qPremultiply(colour.rgba());
    const int length = std::max(1, static_cast<int>(std::lround(side)));
    const int left = static_cast<int>(std::lround(centre.x() - side / 2));
    const int top = static_cast<int>(std::lround(centre.y() - side / 2));
    const int first = std::max(left, 0);
    const int last = std::min(left + length, m_image.width());
    for (int y = std::max(top, 0); y < std::min(top + length, m_image.height()); ++y) {
        if (first < last)
            std::fill(row(y) + first, row(y) + last, pixel);
    }
}

} // namespace tomato::ui

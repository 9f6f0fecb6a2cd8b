// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/labelplaces.h"

#include "ui/canvas/items/elementitem.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace tomato::ui {

/// The part of the line that belongs to one end.
static constexpr double LabelPart = 0.42;
/// Pixels from one place to the next one along the line.
static constexpr double PlaceStep = 8;

static QRectF around(const QPointF &centre, const QSizeF &size)
{
    return {centre - QPointF(size.width(), size.height()) / 2, size};
}

std::vector<QRectF> labelPlaces(const QPainterPath &path, std::size_t end, const QSizeF &size,
                                double factor)
{
    const double length = path.length();
    if (length < 4 * ElementItem::Radius + 30)
        return {};
    const double sign = end == 0 ? 1 : -1;
    const double angle = qDegreesToRadians(path.angleAtPercent(end == 0 ? 0.0 : 1.0));
    // Steeply downwards lies the element's name: the label goes below it.
    const double down = -std::sin(angle) * sign;
    const double away = std::abs(std::cos(angle)) * size.width() / 2 +
                        std::abs(std::sin(angle)) * size.height() / 2;
    const double last = length * LabelPart;
    const double first =
        std::min(ElementItem::Radius + 11 + away + (down > 0.55 ? 18 * down : 0), last);
    // As far from the line that the label touches it with a corner.
    const double beside = std::abs(std::sin(angle)) * size.width() / 2 +
                          std::abs(std::cos(angle)) * size.height() / 2 + 2;
    const QPointF across = QPointF(-std::sin(angle), -std::cos(angle)) * beside;
    const double nearest = std::min(ElementItem::Radius + 3 + away * factor, first);
    std::vector<QRectF> places;
    const auto add = [&](double distance, const QPointF &offset) {
        const double part = path.percentAtLength(end == 0 ? distance : length - distance);
        places.push_back(around(path.pointAtPercent(part) + offset * factor, size));
    };
    for (const QPointF &offset : {QPointF(), across, -across, across * 2.5, across * -2.5}) {
        for (int step = 0; first + step * PlaceStep <= last; ++step)
            add(first + step * PlaceStep, offset);
        add(nearest, offset);
    }
    return places;
}

} // namespace tomato::ui

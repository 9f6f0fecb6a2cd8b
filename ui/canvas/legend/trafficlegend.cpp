// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/legend/trafficlegend.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/items/trafficlevel.h"
#include "ui/widgets/canvascolours.h"

#include <QPainter>

namespace tomato::ui {

static constexpr int LineLength = 34;

TrafficLegend::TrafficLegend(CanvasView &view)
    : CanvasLegend(view, QStringLiteral("trafficLegend"), LineLength)
{
    refresh();
}

QString TrafficLegend::title() const
{
    return tr("Traffic");
}

QStringList TrafficLegend::texts() const
{
    QStringList texts;
    for (int level = 1; level <= TrafficLevel::Max; ++level)
        texts << TrafficLevel::text(level);
    return texts;
}

void TrafficLegend::paintSample(QPainter &painter, const QRect &place, std::size_t entry) const
{
    const int level = static_cast<int>(entry) + 1;
    painter.setPen(QPen(TrafficLevel::colour(level, isDark(view().palette())),
                        TrafficLevel::width(level), Qt::SolidLine, Qt::FlatCap));
    const double middle = place.center().y() + 0.5;
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.left() + LineLength, middle));
}

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/statemark.h"

#include "ui/widgets/canvascolours.h"

#include <QCoreApplication>
#include <QPainter>

namespace tomato::ui {

using ElementState = client::ElementStatus::State;

static constexpr double MarkRadius = 8;

QString stateName(ElementState state)
{
    switch (state) {
    case ElementState::Starting:
        return QCoreApplication::translate("tomato::ui::State", "Starting");
    case ElementState::Running:
        return QCoreApplication::translate("tomato::ui::State", "Running");
    case ElementState::Failed:
        return QCoreApplication::translate("tomato::ui::State", "Failed");
    case ElementState::Stopped:
        break;
    }
    return QCoreApplication::translate("tomato::ui::State", "Stopped");
}

QString endedProgramName()
{
    return QCoreApplication::translate("tomato::ui::State", "Running, its program ended");
}

QString outOfReachName()
{
    return QCoreApplication::translate("tomato::ui::State", "Running when last heard of");
}

QColor textOn(const QColor &ground)
{
    return qGray(ground.rgb()) > 165 ? QColor(0x20, 0x22, 0x26) : QColor(Qt::white);
}

static QColor colourOf(ElementState state, const CanvasColours &colours)
{
    switch (state) {
    case ElementState::Starting:
        return colours.starting;
    case ElementState::Running:
        return colours.running;
    case ElementState::Failed:
        return colours.failed;
    case ElementState::Stopped:
        break;
    }
    return colours.stopped;
}

static void paintSign(QPainter *painter, ElementState state, const QPointF &centre)
{
    const auto at = [&centre](double x, double y) { return centre + QPointF(x, y); };
    switch (state) {
    case ElementState::Stopped:
        painter->drawRect(QRectF(at(-2.6, -2.6), at(2.6, 2.6)));
        break;
    case ElementState::Starting:
        painter->drawPolygon(QPolygonF{at(-3, -4), at(3, -4), at(0, 0)});
        painter->drawPolygon(QPolygonF{at(-3, 4), at(3, 4), at(0, 0)});
        break;
    case ElementState::Running:
        painter->drawPolygon(QPolygonF{at(-2.4, -4), at(4.2, 0), at(-2.4, 4)});
        break;
    case ElementState::Failed:
        painter->setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(at(-2.8, -2.8), at(2.8, 2.8));
        painter->drawLine(at(2.8, -2.8), at(-2.8, 2.8));
        break;
    }
}

static void paintWarning(QPainter *painter, const QPointF &centre)
{
    painter->drawRect(QRectF(centre + QPointF(-1.2, -4.6), centre + QPointF(1.2, 1)));
    painter->drawEllipse(centre + QPointF(0, 3.4), 1.4, 1.4);
}

void paintStateMark(QPainter *painter, ElementState state, const QPointF &centre,
                    const CanvasColours &colours, bool isWarned)
{
    const bool warns = isWarned && state == ElementState::Running;
    painter->setPen(QPen(colours.background, 2));
    painter->setBrush(warns ? colours.warning : colourOf(state, colours));
    const QRectF box(centre.x() - MarkRadius, centre.y() - MarkRadius, 2 * MarkRadius,
                     2 * MarkRadius);
    if (state == ElementState::Stopped)
        painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), 3.5, 3.5);
    else
        painter->drawEllipse(box);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Qt::white);
    if (warns)
        paintWarning(painter, centre);
    else
        paintSign(painter, state, centre);
}

} // namespace tomato::ui

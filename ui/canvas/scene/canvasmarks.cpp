// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/canvasmarks.h"

#include "ui/canvas/scene/topologyscene.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tomato::ui {

namespace {

/// The widths of the band, in the scene.
constexpr double Narrowest = 5;
constexpr double Widest = 12;
constexpr double ArrowSize = 9;
constexpr double CrossSize = 9;
/// Where arrows and crosses lie along the connection, from the sending end.
constexpr double ArrowPart = 0.34;
constexpr double CrossPart = 0.7;
/// The number of segments of a curved band.
constexpr int Pieces = 24;

/// Returns which part of a connection is hidden below each of its elements.
double hiddenPart(const DrawnConnection &connection)
{
    const double length = connection.line().length();
    return length <= 0 ? 0.5 : std::min(ElementItem::Radius / length, 0.5);
}

} // namespace

void CanvasMarks::paint(QPainter *painter, double scale) const
{
    if (isEmpty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto &link : m_marks.links) {
        if (const DrawnConnection *connection = m_scene.connection(link.connection))
            paintBand(painter, *connection, link);
    }
    for (const auto &link : m_marks.links) {
        if (const DrawnConnection *connection = m_scene.connection(link.connection))
            paintLinkText(painter, *connection, link, scale);
    }
    for (const auto &element : m_marks.elements)
        paintElement(painter, element, scale);
    painter->restore();
}

void CanvasMarks::paintBand(QPainter *painter, const DrawnConnection &connection,
                            const plugins::CanvasDecoration::Link &link) const
{
    const CanvasColours &colours = m_scene.look().colours();
    const double hidden = hiddenPart(connection);
    QPolygonF band;
    for (int piece = 0; piece <= Pieces; ++piece)
        band << connection.pointAt(hidden + (1 - 2 * hidden) * piece / Pieces);
    // Labels and the badge are not painted over.
    QPainterPath free;
    free.addRect(connection.bounds());
    for (const QRectF &each : connection.covered(painter->worldTransform().m11())) {
        QPainterPath label;
        label.addRoundedRect(each, 4, 4);
        free -= label;
    }
    painter->save();
    painter->setClipPath(free, Qt::IntersectClip);
    const double strength = std::clamp(link.strength, 0.0, 1.0);
    QColor colour = link.isCrossed ? colours.failed
                    : link.isGood  ? colours.running
                                   : colours.accent;
    colour.setAlphaF(static_cast<float>(0.3 + 0.3 * strength));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, Narrowest + (Widest - Narrowest) * strength, Qt::SolidLine,
                         Qt::FlatCap, Qt::RoundJoin));
    painter->drawPolyline(band);
    painter->restore();
    colour.setAlphaF(1);
    painter->setBrush(colour);
    painter->setPen(QPen(colours.background, 1));
    for (const bool isForward : {true, false}) {
        if (!(isForward ? link.isForward : link.isBackward))
            continue;
        const double along = isForward ? ArrowPart : 1 - ArrowPart;
        const QPointF from = connection.pointAt(along);
        const QLineF way(from, connection.pointAt(along + (isForward ? 0.01 : -0.01)));
        const double angle = -way.angle() * M_PI / 180;
        const QPointF ahead = QPointF(std::cos(angle), std::sin(angle)) * ArrowSize;
        const QPointF beside(-ahead.y() * 0.7, ahead.x() * 0.7);
        painter->drawPolygon(QPolygonF{from + ahead, from - ahead * 0.6 + beside,
                                       from - ahead * 0.2, from - ahead * 0.6 - beside});
    }
    if (link.isCrossed)
        paintCross(painter, connection.pointAt(link.isForward ? CrossPart : 1 - CrossPart));
}

QSizeF CanvasMarks::sizeOf(const QString &text) const
{
    return QFontMetricsF(m_scene.look().labelFont()).size(0, text) + QSizeF(12, 5);
}

/// Below a flat line and to the right of a steep one: a badge is on it, other labels are above.
void CanvasMarks::paintLinkText(QPainter *painter, const DrawnConnection &connection,
                                const plugins::CanvasDecoration::Link &link, double scale) const
{
    if (link.text.isEmpty())
        return;
    const double factor = magnification(m_scene.look().labelFont(), scale);
    const QSizeF size = sizeOf(link.text);
    const QLineF line = connection.line();
    const bool isFlat = std::abs(line.dy()) < std::abs(line.dx());
    // The more it slopes, the farther, so that the text covers nothing of it.
    const double along = std::max(std::abs(line.dx()), 1.0);
    const double slope = isFlat ? std::abs(line.dy()) / along : 0;
    const QPointF beside = isFlat ? QPointF(0, size.height() / 2 + 13 + slope * size.width() / 2)
                                  : QPointF(size.width() / 2 + 14, 0);
    const QPointF centre = connection.middle() + beside * factor;
    paintText(painter, QRectF(centre - QPointF(size.width(), size.height()) / 2, size), link.text,
              link.isCrossed, scale);
}

void CanvasMarks::paintElement(QPainter *painter, const plugins::CanvasDecoration::Element &element,
                               double scale) const
{
    const ElementItem *item = m_scene.elementItem(element.element);
    if (!item)
        return;
    if (element.isCrossed)
        paintCross(painter,
                   item->pos() + QPointF(ElementItem::Radius, -ElementItem::Radius) * 0.75);
    if (element.text.isEmpty())
        return;
    const double factor = magnification(m_scene.look().labelFont(), scale);
    const QSizeF size = sizeOf(element.text);
    const QRectF name = item->nameRect();
    const QPointF centre(item->pos().x(), name.bottom() + (size.height() / 2 + 3) * factor);
    paintText(painter, QRectF(centre - QPointF(size.width(), size.height()) / 2, size),
              element.text, element.isCrossed, scale);
}

void CanvasMarks::paintText(QPainter *painter, const QRectF &rect, const QString &text, bool isBad,
                            double scale) const
{
    const CanvasColours &colours = m_scene.look().colours();
    const double factor = magnification(m_scene.look().labelFont(), scale);
    painter->save();
    painter->translate(rect.center());
    painter->scale(factor, factor);
    painter->translate(-rect.center());
    painter->setFont(m_scene.look().labelFont());
    painter->setPen(QPen(isBad ? colours.failed : colours.accent, 1.4));
    painter->setBrush(colours.background);
    painter->drawRoundedRect(rect, 4, 4);
    painter->setPen(colours.text);
    painter->drawText(rect, Qt::AlignCenter, text);
    painter->restore();
}

void CanvasMarks::paintCross(QPainter *painter, const QPointF &centre) const
{
    const CanvasColours &colours = m_scene.look().colours();
    const QLineF one(centre - QPointF(CrossSize, CrossSize),
                     centre + QPointF(CrossSize, CrossSize));
    const QLineF other(centre - QPointF(CrossSize, -CrossSize),
                       centre + QPointF(CrossSize, -CrossSize));
    // An edge has contrast to everything below it.
    for (const auto &[colour, width] :
         {std::pair{colours.background, 8.0}, {colours.failed, 4.5}}) {
        painter->setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(one);
        painter->drawLine(other);
    }
}

} // namespace tomato::ui

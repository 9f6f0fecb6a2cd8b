// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connectionitem.h"

#include "ui/canvas/canvaslook.h"
#include "ui/canvas/elementitem.h"
#include "ui/canvas/statemark.h"

#include <QFontMetricsF>
#include <QGraphicsSceneHoverEvent>
#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

namespace tomato::ui {

/// Pixels to either side of the line that a click may miss by.
static constexpr double Reach = 8;
static constexpr double WidestLabel = 76;
/// Below this scale labels and badges' texts are too small to read.
static constexpr double LabelScale = 0.6;
static constexpr double BadgeScale = 0.3;

ConnectionItem::ConnectionItem(const ConnectionId &id, std::array<const ElementItem *, 2> ends,
                               const CanvasLook &look)
    : m_id(id), m_ends(ends), m_look(look)
{
    setFlags(ItemIsSelectable | ItemUsesExtendedStyleOption);
    setAcceptHoverEvents(true);
    setZValue(1);
    adjust();
}

QPainterPath ConnectionItem::curve() const
{
    const QPointF from = m_ends[0]->pos();
    const QPointF to = m_ends[1]->pos();
    QPainterPath path(from);
    if (m_ends[0] == m_ends[1]) {
        const double width = 2.4 * ElementItem::Radius + std::abs(m_bow);
        path.cubicTo(from + QPointF(-width, -2 * width), from + QPointF(width, -2 * width), to);
        return path;
    }
    const QLineF line(from, to);
    if (m_bow == 0 || line.length() < 1) {
        path.lineTo(to);
        return path;
    }
    // The same side for both directions of drawing, so that parallels never meet.
    const bool forward = m_ends[0]->id() < m_ends[1]->id();
    const QPointF across = QPointF(-line.dy(), line.dx()) / line.length();
    path.quadTo(line.center() + across * (forward ? m_bow : -m_bow) * 2, to);
    return path;
}

void ConnectionItem::adjust()
{
    prepareGeometryChange();
    m_path = curve();
    m_middle = m_path.pointAtPercent(0.5);
    for (std::size_t end = 0; end < 2; ++end)
        m_labelRects[end] = endLabelRect(end);
    QPainterPathStroker stroker;
    stroker.setWidth(2 * Reach);
    stroker.setCapStyle(Qt::FlatCap);
    m_shape = stroker.createStroke(m_path);
    m_shape.setFillRule(Qt::WindingFill);
    m_bounds = m_shape.boundingRect().united(m_labelRects[0]).united(m_labelRects[1]);
    if (m_badge) {
        m_shape.addRect(badgeRect());
        m_bounds = m_bounds.united(badgeRect());
    }
    m_bounds.adjust(-2, -2, 2, 2);
}

QRectF ConnectionItem::endLabelRect(std::size_t end) const
{
    const double length = m_path.length();
    if (m_labels[end].isEmpty() || length < 4 * ElementItem::Radius + 30)
        return {};
    const QFontMetricsF metrics(m_look.labelFont());
    const double width = metrics.horizontalAdvance(m_labels[end]) + 8;
    const double height = metrics.height() + 1;
    const double sign = end == 0 ? 1 : -1;
    const double angle = qDegreesToRadians(m_path.angleAtPercent(end == 0 ? 0.0 : 1.0));
    // Steeply downwards lies the element's name: the label goes below it.
    const double down = -std::sin(angle) * sign;
    const double away = std::abs(std::cos(angle)) * width / 2 + std::abs(std::sin(angle)) * 8;
    const double distance =
        std::min(ElementItem::Radius + 11 + away + (down > 0.55 ? 18 * down : 0), length * 0.42);
    const double part = m_path.percentAtLength(end == 0 ? distance : length - distance);
    const QPointF centre = m_path.pointAtPercent(part);
    return {centre.x() - width / 2, centre.y() - height / 2, width, height};
}

QRectF ConnectionItem::badgeRect() const
{
    const QFontMetricsF metrics(m_look.labelFont());
    const double height = metrics.height() + 6;
    const double text = m_badge->text.isEmpty() ? 0 : metrics.horizontalAdvance(m_badge->text) + 5;
    const double width = height + text + (text > 0 ? 3 : 0);
    return {m_middle.x() - width / 2, m_middle.y() - height / 2, width, height};
}

void ConnectionItem::setBow(double bow)
{
    m_bow = bow;
    adjust();
}

void ConnectionItem::setEndLabels(const std::array<QString, 2> &labels)
{
    const QFontMetricsF metrics(m_look.labelFont());
    for (std::size_t end = 0; end < 2; ++end)
        m_labels[end] = metrics.elidedText(labels[end], Qt::ElideMiddle, WidestLabel);
    adjust();
}

void ConnectionItem::setDescription(const QString &description)
{
    m_description = description;
    updateToolTip();
}

void ConnectionItem::setWire(Wire wire)
{
    if (m_wire == wire)
        return;
    m_wire = wire;
    update();
}

void ConnectionItem::setBadge(const std::optional<plugins::ConnectionBadge> &badge)
{
    m_badge = badge;
    updateToolTip();
    adjust();
}

void ConnectionItem::updateToolTip()
{
    const bool hasMore = m_badge && !m_badge->toolTip.isEmpty();
    setToolTip(hasMore ? m_description + QStringLiteral("\n\n") + m_badge->toolTip : m_description);
}

QPen ConnectionItem::linePen() const
{
    const CanvasColours &colours = m_look.colours();
    QPen pen(m_wire == Wire::Up ? colours.activeLine : colours.line, m_wire == Wire::Up ? 2.6 : 2);
    if (m_wire == Wire::Down)
        pen.setDashPattern({4, 3});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void ConnectionItem::paintEndLabels(QPainter *painter) const
{
    const CanvasColours &colours = m_look.colours();
    painter->setFont(m_look.labelFont());
    for (std::size_t end = 0; end < 2; ++end) {
        if (m_labelRects[end].isEmpty())
            continue;
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.background);
        painter->drawRoundedRect(m_labelRects[end], 4, 4);
        painter->setPen(isSelected() || m_hovered ? colours.text : colours.faintText);
        painter->drawText(m_labelRects[end], Qt::AlignCenter, m_labels[end]);
    }
}

static void paintBadgeMark(QPainter *painter, plugins::ConnectionBadge::Shape shape,
                           const QPointF &centre, const CanvasColours &colours)
{
    using Shape = plugins::ConnectionBadge::Shape;
    const auto at = [&centre](double x, double y) { return centre + QPointF(x, y); };
    switch (shape) {
    case Shape::Dot:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.capture);
        painter->drawEllipse(centre, 4.8, 4.8);
        break;
    case Shape::Ring:
        painter->setPen(QPen(colours.capture, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(centre, 4, 4);
        break;
    case Shape::Warning:
        painter->setPen(QPen(colours.warning, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(colours.warning);
        painter->drawPolygon(QPolygonF{at(0, -4.4), at(4.8, 4), at(-4.8, 4)});
        painter->setPen(QPen(colours.background, 1.6));
        painter->drawLine(at(0, -1.6), at(0, 1.4));
        painter->drawPoint(at(0, 3.2));
        break;
    }
}

void ConnectionItem::paintBadge(QPainter *painter) const
{
    const CanvasColours &colours = m_look.colours();
    const QRectF rect = badgeRect();
    painter->setPen(QPen(m_badge->active ? colours.capture : colours.line, 1.2));
    painter->setBrush(colours.background);
    painter->drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    const double half = rect.height() / 2;
    paintBadgeMark(painter, m_badge->shape, QPointF(rect.left() + half, rect.center().y()),
                   colours);
    painter->setFont(m_look.labelFont());
    painter->setPen(colours.text);
    painter->drawText(rect.adjusted(rect.height() - 2, 0, -5, 0), Qt::AlignCenter, m_badge->text);
}

void ConnectionItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const double scale = option->levelOfDetailFromTransform(painter->worldTransform());
    painter->setRenderHint(QPainter::Antialiasing, scale > 0.2);
    if (isSelected() || m_hovered) {
        QColor halo = m_look.colours().accent;
        halo.setAlphaF(isSelected() ? 0.45F : 0.2F);
        painter->strokePath(m_path, QPen(halo, 9, Qt::SolidLine, Qt::FlatCap));
    }
    painter->strokePath(m_path, linePen());
    if (scale >= LabelScale)
        paintEndLabels(painter);
    if (m_badge && scale >= BadgeScale)
        paintBadge(painter);
}

void ConnectionItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    m_hovered = true;
    update();
}

void ConnectionItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    m_hovered = false;
    update();
}

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connectionitem.h"

#include "ui/canvas/elementitem.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include <cmath>

namespace tomato::ui {

ConnectionItem::ConnectionItem(const ConnectionId &id) : m_id(id)
{
    setFlag(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setZValue(5);
}

void ConnectionItem::setLine(QPointF from, QPointF to, double bend)
{
    prepareGeometryChange();
    const QLineF line(from, to);
    const QPointF normal =
        line.length() > 0 ? QPointF(-line.dy(), line.dx()) / line.length() : QPointF();
    m_path = QPainterPath(from);
    if (bend == 0)
        m_path.lineTo(to);
    else
        m_path.quadTo(line.center() + normal * 2 * bend, to);
}

void ConnectionItem::setLabels(const std::array<QString, 2> &interfaces, const QString &toolTip)
{
    m_labels = interfaces;
    m_toolTip = toolTip;
    updateToolTip();
    update();
}

void ConnectionItem::setActive(bool isActive)
{
    m_isActive = isActive;
    update();
}

void ConnectionItem::setBadge(const std::optional<plugins::ConnectionBadge> &badge)
{
    prepareGeometryChange();
    m_badge = badge;
    updateToolTip();
    update();
}

void ConnectionItem::updateToolTip()
{
    const QString more = m_badge ? m_badge->toolTip : QString();
    setToolTip(more.isEmpty() ? m_toolTip : m_toolTip + QStringLiteral("<hr>") + more);
}

QPointF ConnectionItem::middle() const
{
    return m_path.pointAtPercent(0.5);
}

QRectF ConnectionItem::boundingRect() const
{
    const double badge = m_badge ? 60 + QFontMetricsF(QFont()).horizontalAdvance(m_badge->text) : 0;
    return m_path.boundingRect()
        .adjusted(-60, -30, 60, 30)
        .united(QRectF(middle(), QSizeF()).adjusted(-badge, -20, badge, 20));
}

QPainterPath ConnectionItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(14);
    QPainterPath shape = stroker.createStroke(m_path);
    if (m_badge)
        shape.addEllipse(middle(), 14, 14);
    return shape;
}

void ConnectionItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option,
                           QWidget *widget)
{
    const Appearance appearance =
        Appearance::of(widget != nullptr ? widget->palette() : option->palette);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = (option->state & QStyle::State_Selected) != 0;
    painter->setBrush(Qt::NoBrush);
    if (isSelected || m_isHovered) {
        QColor glow = appearance.selection;
        glow.setAlpha(isSelected ? 110 : 50);
        painter->setPen(QPen(glow, 9, Qt::SolidLine, Qt::RoundCap));
        painter->drawPath(m_path);
    }
    // A dashed line carries nothing now: told by shape and by colour.
    painter->setPen(QPen(m_isActive ? appearance.activeLine : appearance.line,
                         m_isActive ? 2.4 : 1.8, m_isActive ? Qt::SolidLine : Qt::DashLine));
    painter->drawPath(m_path);
    if (option->levelOfDetailFromTransform(painter->worldTransform()) > 0.5)
        paintLabels(*painter, appearance);
    if (m_badge)
        paintBadge(*painter, appearance);
}

void ConnectionItem::paintLabels(QPainter &painter, const Appearance &appearance) const
{
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    const double length = m_path.length();
    if (length < 4 * ElementItem::Radius)
        return;
    for (std::size_t side = 0; side < 2; ++side) {
        const double along = (ElementItem::Radius + 24) / length;
        const double at = side == 0 ? along : 1 - along;
        const QPointF point = m_path.pointAtPercent(at);
        const double angle = m_path.angleAtPercent(at) * M_PI / 180;
        // Beside the line, on the side that is further up.
        QPointF normal(-std::sin(angle), -std::cos(angle));
        if (normal.y() > 0)
            normal = -normal;
        const QRectF text = QFontMetricsF(font).boundingRect(m_labels[side]);
        const double distance = 6 + std::abs(normal.x()) * text.width() / 2 + text.height() / 2;
        const QPointF center = point + normal * distance;
        painter.setPen(appearance.faintText);
        painter.drawText(QRectF(center - QPointF(100, 12), QSizeF(200, 24)), Qt::AlignCenter,
                         m_labels[side]);
    }
}

void ConnectionItem::paintBadge(QPainter &painter, const Appearance &appearance) const
{
    using Shape = plugins::ConnectionBadge::Shape;
    const QFontMetricsF metrics(painter.font());
    const double text = m_badge->text.isEmpty() ? 0 : metrics.horizontalAdvance(m_badge->text) + 6;
    const QPointF at = middle();
    const QRectF plate(at.x() - (26 + text) / 2, at.y() - 11, 26 + text, 22);
    const QColor accent = m_badge->shape == Shape::Warning
                              ? stateColor(RunState::Failed)
                              : (m_badge->active ? QColor(0xd1, 0x3b, 0x3b) : appearance.line);
    painter.setPen(QPen(accent, 1.4));
    painter.setBrush(appearance.background);
    painter.drawRoundedRect(plate, 11, 11);
    const QPointF mark(plate.left() + 13, at.y());
    painter.setBrush(m_badge->shape == Shape::Dot ? QBrush(accent) : QBrush(Qt::NoBrush));
    if (m_badge->shape == Shape::Warning) {
        painter.drawPolygon(
            QPolygonF({mark + QPointF(0, -6), mark + QPointF(6.5, 5), mark + QPointF(-6.5, 5)}));
        painter.drawLine(mark + QPointF(0, -2), mark + QPointF(0, 1.5));
        painter.drawPoint(mark + QPointF(0, 3.4));
    } else {
        painter.drawEllipse(mark, 5, 5);
    }
    painter.setPen(appearance.text);
    painter.drawText(plate.adjusted(22, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, m_badge->text);
}

void ConnectionItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    m_isHovered = true;
    update();
}

void ConnectionItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    m_isHovered = false;
    update();
}

} // namespace tomato::ui

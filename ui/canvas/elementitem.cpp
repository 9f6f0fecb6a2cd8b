// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/elementitem.h"

#include "ui/icons.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QSvgRenderer>
#include <QWidget>

#include <cmath>

namespace tomato::ui {

static QString stateText(RunState state)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("ElementItem", text);
    };
    switch (state) {
    case RunState::Stopped:
        return translated(QT_TRANSLATE_NOOP("ElementItem", "stopped"));
    case RunState::Starting:
        return translated(QT_TRANSLATE_NOOP("ElementItem", "starting"));
    case RunState::Running:
        return translated(QT_TRANSLATE_NOOP("ElementItem", "running"));
    case RunState::Failed:
        return translated(QT_TRANSLATE_NOOP("ElementItem", "failed"));
    }
    return {};
}

ElementItem::ElementItem(const ElementId &id) : m_id(id)
{
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges | ItemIsFocusable);
    setAcceptHoverEvents(true);
    setZValue(10);
}

void ElementItem::show(const topology::Element &element)
{
    prepareGeometryChange();
    m_kind = element.kind();
    m_name = element.name();
    m_type = element.type;
    updateToolTip();
    update();
}

void ElementItem::setState(RunState state, const QString &reason)
{
    m_state = state;
    m_reason = reason;
    updateToolTip();
    update();
}

void ElementItem::setTarget(bool isTarget)
{
    m_isTarget = isTarget;
    update();
}

void ElementItem::updateToolTip()
{
    QString text = QStringLiteral("<b>%1</b><br>%2, %3")
                       .arg(m_name.toHtmlEscaped(), kindName(m_kind), stateText(m_state));
    if (!m_reason.isEmpty())
        text += QStringLiteral("<br>") + m_reason.toHtmlEscaped();
    setToolTip(text);
}

QRectF ElementItem::handle()
{
    return {Radius - 3, -8, 16, 16};
}

QRectF ElementItem::boundingRect() const
{
    const double width =
        std::max(2 * Radius + 30, QFontMetricsF(QFont()).horizontalAdvance(m_name) + 24);
    return {-width / 2, -Radius - 8, width, 2 * Radius + 36};
}

QPainterPath ElementItem::shape() const
{
    QPainterPath path;
    path.addRoundedRect(-Radius, -Radius, 2 * Radius, 2 * Radius + 20, 8, 8);
    if (m_isHovered)
        path.addEllipse(handle());
    return path;
}

void ElementItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const Appearance appearance =
        Appearance::of(widget != nullptr ? widget->palette() : option->palette);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = (option->state & QStyle::State_Selected) != 0;
    if (isSelected || m_isTarget) {
        QColor fill = appearance.selection;
        fill.setAlpha(m_isTarget ? 70 : 40);
        painter->setPen(QPen(appearance.selection, 1.5));
        painter->setBrush(fill);
        painter->drawRoundedRect(QRectF(-Radius - 5, -Radius - 5, 2 * Radius + 10, 2 * Radius + 10),
                                 9, 9);
    }
    elementRenderer(m_kind).render(painter, QRectF(-Radius, -Radius, 2 * Radius, 2 * Radius));
    const double scale = option->levelOfDetailFromTransform(painter->worldTransform());
    if (scale > 0.35) {
        painter->setPen(appearance.text);
        painter->drawText(QRectF(-200, Radius + 2, 400, 22), Qt::AlignHCenter | Qt::AlignTop,
                          m_name);
    }
    paintState(*painter, appearance);
    if (m_isHovered) {
        painter->setPen(QPen(appearance.background, 1.5));
        painter->setBrush(appearance.selection);
        painter->drawEllipse(handle().adjusted(2, 2, -2, -2));
    }
}

/// A disc with a sign of its own for each state, so that colour is not all that tells them apart.
void ElementItem::paintState(QPainter &painter, const Appearance &appearance) const
{
    if (m_state == RunState::Stopped)
        return;
    const QPointF center(Radius - 4, -Radius + 4);
    painter.setPen(QPen(appearance.background, 1.5));
    painter.setBrush(stateColor(m_state));
    painter.drawEllipse(center, 8, 8);
    painter.setPen(QPen(Qt::white, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::white);
    switch (m_state) {
    case RunState::Running:
        painter.drawPolygon(QPolygonF(
            {center + QPointF(-2, -3), center + QPointF(3.2, 0), center + QPointF(-2, 3)}));
        break;
    case RunState::Starting:
        for (const double x : {-3.2, 0.0, 3.2})
            painter.drawPoint(center + QPointF(x, 0));
        break;
    case RunState::Failed:
        painter.drawLine(center + QPointF(0, -3.6), center + QPointF(0, 0.6));
        painter.drawPoint(center + QPointF(0, 3.8));
        break;
    case RunState::Stopped:
        break;
    }
}

void ElementItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    prepareGeometryChange();
    m_isHovered = true;
    update();
}

void ElementItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    prepareGeometryChange();
    m_isHovered = false;
    update();
}

QVariant ElementItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemPositionChange) {
        const QPointF wanted = value.toPointF();
        return QPointF(std::round(wanted.x() / 10) * 10, std::round(wanted.y() / 10) * 10);
    }
    return QGraphicsItem::itemChange(change, value);
}

} // namespace tomato::ui

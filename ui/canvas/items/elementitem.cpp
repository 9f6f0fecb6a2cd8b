// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/elementitem.h"

#include "app/topology/attributes/hostvalues.h"
#include "ui/canvas/items/canvaslook.h"
#include "ui/canvas/items/statemark.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QCursor>
#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QGraphicsSceneHoverEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <array>
#include <cmath>

namespace tomato::ui {

static constexpr double NameGap = 5;
/// Elements lie between this and the next whole number, above annotations.
static constexpr double Above = 2;
static constexpr double WidestName = 190;
/// The greatest enlargement of a name: no names are drawn at smaller zooms.
static constexpr double MaxName = 1.8;
static constexpr double HandleDistance = ElementItem::Radius + 8;
static constexpr double HandleRadius = 4.5;
static std::array<QPointF, 3> handles()
{
    return {QPointF(HandleDistance, 0), QPointF(0, -HandleDistance), QPointF(-HandleDistance, 0)};
}

ElementItem::ElementItem(const ElementId &id, const CanvasLook &look, Moved moved)
    : m_id(id), m_look(look), m_moved(std::move(moved))
{
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges |
             ItemUsesExtendedStyleOption);
    setAcceptHoverEvents(true);
    setZValue(Above);
}

void ElementItem::setElement(const topology::Element &element)
{
    m_sort = ElementSort(element);
    m_name = element.name();
    m_host = topology::hostOf(element);
    m_isLocked = element.isLocked();
    setFlag(ItemIsMovable, !m_isLocked);
    setZValue(Above + std::atan(element.z()) / 4);
    refreshLook();
}

ElementItem::Lack ElementItem::lackOf(const client::ElementStatus &element)
{
    if (element.isOutOfReach)
        return Lack::Host;
    const client::CommandStatus *program = element.endedProgram();
    if (program == nullptr)
        return Lack::None;
    return program->code == 0 ? Lack::ProgramDone : Lack::ProgramFailed;
}

void ElementItem::setState(State state, const QString &reason, Lack lack)
{
    if (m_state == state && m_reason == reason && m_lack == lack)
        return;
    m_state = state;
    m_reason = reason;
    m_lack = lack;
    update();
}

QString ElementItem::stateText() const
{
    if (m_state != State::Running || m_lack == Lack::None)
        return stateName(m_state);
    return m_lack == Lack::Host ? outOfReachName() : endedProgramName();
}

void ElementItem::setConnectTarget(bool isTarget)
{
    m_target = isTarget;
    if (scene())
        scene()->update(sceneBoundingRect()); // also when it is seen from far
}

void ElementItem::refreshLook()
{
    prepareGeometryChange();
    m_nameWidth = -1;
    update();
}

void ElementItem::measure() const
{
    if (m_nameWidth >= 0)
        return;
    const QFontMetricsF metrics(m_look.nameFont());
    m_shownName = metrics.elidedText(m_name, Qt::ElideRight, WidestName);
    m_nameWidth = metrics.horizontalAdvance(m_shownName);
}

QString ElementItem::description() const
{
    QString text = kindName(m_sort) + QLatin1Char(' ') + m_name + QLatin1Char('\n') + stateText();
    if (!m_reason.isEmpty())
        text += QStringLiteral(": ") + m_reason;
    if (m_host != topology::HereValue)
        text += QLatin1Char('\n') +
                QCoreApplication::translate("ElementItem", "On the host %1").arg(m_host);
    if (m_isLocked)
        text += QLatin1Char('\n') + QCoreApplication::translate("ElementItem", "Locked in place");
    return text;
}

QRectF ElementItem::localNameRect() const
{
    measure();
    const double height = QFontMetricsF(m_look.nameFont()).height();
    const double width = std::max(m_nameWidth, 24.0) + 12;
    return {-width / 2, Radius + NameGap, width, height + 4};
}

QRectF ElementItem::faceRect() const
{
    return mapRectToScene(QRectF(-Radius, -Radius, 2 * Radius, 2 * Radius));
}

QRectF ElementItem::nameRect() const
{
    return mapRectToScene(localNameRect());
}

QRectF ElementItem::nameRect(double zoom) const
{
    const QRectF rect = nameRect();
    const double factor = std::min(magnification(m_look.nameFont(), zoom), MaxName);
    const double wider = rect.width() * (factor - 1) / 2;
    return rect.adjusted(-wider, 0, wider, rect.height() * (factor - 1));
}

bool ElementItem::isOnHandle(const QPointF &scenePosition) const
{
    const QPointF local = mapFromScene(scenePosition);
    for (const QPointF &handle : handles()) {
        if (QLineF(local, handle).length() <= HandleRadius + 4)
            return true;
    }
    return false;
}

/// Returns the extent with a name that is enlarged by this factor.
QRectF ElementItem::extent(double nameFactor) const
{
    // The width is the greatest one that a name may have: measuring thousands of names would take a
    // second.
    const double reach = HandleDistance + HandleRadius + 4;
    const double widest = std::min(WidestName, static_cast<double>(m_name.size()) * 14) + 14;
    const double width = std::max(2 * reach, widest * nameFactor);
    return QRectF(-width / 2, -reach, width, 2 * reach + NameGap + 16 * nameFactor)
        .adjusted(-2, -2, 2, 2);
}

QRectF ElementItem::boundingRect() const
{
    return extent(MaxName);
}

QRectF ElementItem::lifeSize() const
{
    return mapRectToScene(extent(1));
}

QPainterPath ElementItem::shape() const
{
    QPainterPath path;
    path.addRoundedRect(QRectF(-Radius, -Radius, 2 * Radius, 2 * Radius).adjusted(-3, -3, 3, 3), 8,
                        8);
    if (m_hovered) {
        const double reach = HandleDistance + HandleRadius + 4;
        path.addEllipse(QPointF(), reach, reach);
    }
    path.addRect(localNameRect());
    path.setFillRule(Qt::WindingFill);
    return path;
}

void ElementItem::paintHalo(QPainter *painter, bool isStrong) const
{
    QColor accent = m_look.colours().accent;
    const QRectF halo = QRectF(-Radius, -Radius, 2 * Radius, 2 * Radius).adjusted(-5, -5, 5, 5);
    painter->setPen(isStrong ? QPen(accent, 1.6) : QPen(Qt::NoPen));
    accent.setAlphaF(isStrong ? 0.18F : 0.08F);
    painter->setBrush(accent);
    painter->drawRoundedRect(halo, 10, 10);
}

void ElementItem::paintHost(QPainter *painter) const
{
    QColor colour = m_look.hostColour(m_host);
    if (!colour.isValid())
        return;
    const QRectF frame = QRectF(-Radius, -Radius, 2 * Radius, 2 * Radius).adjusted(-3, -3, 3, 3);
    painter->setPen(QPen(colour, 3));
    colour.setAlphaF(0.3F);
    painter->setBrush(colour);
    painter->drawRoundedRect(frame, 9, 9);
}

void ElementItem::paintFace(QPainter *painter, double scale) const
{
    paintHost(painter);
    const QRectF face(-Radius, -Radius, 2 * Radius, 2 * Radius);
    const QPixmap &picture = m_look.picture(m_sort, 2 * Radius * scale);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(face, picture, QRectF(picture.rect()));
    paintStateMark(painter, m_state, QPointF(Radius - 4, Radius - 6), m_look.colours(), isWarned());
}

void ElementItem::paintFar(QPainter *painter, double scale, bool isMarked) const
{
    if (isMarked)
        paintHalo(painter, true);
    paintFace(painter, scale);
}

void ElementItem::paintName(QPainter *painter, double zoom) const
{
    const CanvasColours &colours = m_look.colours();
    const QRectF rect = localNameRect();
    const double factor = std::min(magnification(m_look.nameFont(), zoom), MaxName);
    painter->save();
    painter->translate(0, rect.top()); // it grows downwards
    painter->scale(factor, factor);
    painter->translate(0, -rect.top());
    QColor ground = isSelected() ? colours.accent : colours.background;
    ground.setAlphaF(isSelected() ? 1.0F : 0.8F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(rect, 5, 5);
    painter->setFont(m_look.nameFont());
    painter->setPen(isSelected() ? textOn(colours.accent) : colours.text);
    painter->drawText(rect, Qt::AlignCenter, m_shownName);
    painter->restore();
}

void ElementItem::paintLock(QPainter *painter) const
{
    const QPointF centre(-Radius + 5, Radius - 7);
    painter->setPen(QPen(m_look.colours().faintText, 1.6));
    painter->setBrush(Qt::NoBrush);
    painter->drawArc(QRectF(centre.x() - 3, centre.y() - 7, 6, 8), 0, 180 * 16);
    painter->setPen(QPen(m_look.colours().background, 1));
    painter->setBrush(m_look.colours().faintText);
    painter->drawRoundedRect(QRectF(centre.x() - 5, centre.y() - 3, 10, 8), 2, 2);
}

void ElementItem::paintHandles(QPainter *painter) const
{
    painter->setPen(QPen(m_look.colours().accent, 1.6));
    painter->setBrush(m_look.colours().background);
    for (const QPointF &handle : handles())
        painter->drawEllipse(handle, HandleRadius, HandleRadius);
}

void ElementItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const double scale = option->levelOfDetailFromTransform(painter->worldTransform());
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isStrong = isSelected() || m_target;
    if (isStrong || m_hovered)
        paintHalo(painter, isStrong);
    paintFace(painter, scale * painter->device()->devicePixelRatioF());
    paintName(painter, scale);
    if (m_isLocked)
        paintLock(painter);
    if (m_hovered && !m_target)
        paintHandles(painter);
}

QVariant ElementItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemPositionChange || change == ItemPositionHasChanged)
        m_moved(*this);
    return QGraphicsItem::itemChange(change, value);
}

void ElementItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    prepareGeometryChange();
    m_hovered = true;
    update();
}

void ElementItem::endHover()
{
    prepareGeometryChange();
    m_hovered = false;
    update();
}

void ElementItem::hoverMoveEvent(QGraphicsSceneHoverEvent *event)
{
    if (isOnHandle(event->scenePos()))
        setCursor(Qt::CrossCursor);
    else
        unsetCursor();
}

void ElementItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    prepareGeometryChange();
    m_hovered = false;
    unsetCursor();
    update();
}

} // namespace tomato::ui

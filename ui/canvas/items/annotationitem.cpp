// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/annotationitem.h"

#include "ui/canvas/items/canvaslook.h"
#include "ui/widgets/picturedecoder.h"

#include <QCursor>
#include <QFontMetricsF>
#include <QGraphicsSceneHoverEvent>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace tomato::ui {

using topology::Annotation;
using Kind = Annotation::Kind;

/// Half of a handle's side, and how far from an edge the mouse still is on it.
static constexpr double CornerRadius = 5;
static constexpr double EdgeRadius = 5;
static constexpr double TextMargin = 6;
static constexpr double MinSide = 8;

AnnotationItem::AnnotationItem(qsizetype index, const CanvasLook &look, double scale,
                               Resized resized)
    : m_index(index), m_look(look), m_scale(scale), m_resized(std::move(resized))
{
    setAcceptHoverEvents(true);
}

void AnnotationItem::setAnnotation(const Annotation &annotation)
{
    prepareGeometryChange();
    if (annotation.picture != m_annotation.picture) {
        const auto image = decodePicture(annotation.picture);
        m_picture = image ? QPixmap::fromImage(*image) : QPixmap();
    }
    m_annotation = annotation;
    m_size = annotation.size * m_scale;
    setPos(annotation.position * m_scale);
    setRotation(annotation.rotation);
    // A locked annotation ignores the mouse, except for the menu.
    setFlag(ItemIsMovable, !annotation.isLocked);
    setFlag(ItemIsSelectable, !annotation.isLocked || isSelected());
    setAcceptedMouseButtons(annotation.isLocked ? Qt::NoButton : Qt::LeftButton);
    update();
}

void AnnotationItem::choose()
{
    setFlag(ItemIsSelectable);
    setSelected(true);
}

QVariant AnnotationItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemSelectedHasChanged && !value.toBool() && m_annotation.isLocked)
        setFlag(ItemIsSelectable, false);
    return QGraphicsItem::itemChange(change, value);
}

bool AnnotationItem::isMoved() const
{
    return pos() != m_annotation.position * m_scale || m_size != m_annotation.size * m_scale;
}

Annotation AnnotationItem::moved() const
{
    Annotation annotation = m_annotation;
    annotation.position = pos() / m_scale;
    annotation.size = m_size / m_scale;
    return annotation;
}

QFont AnnotationItem::font() const
{
    QFont font = m_look.nameFont();
    font.setPointSizeF(m_annotation.textSize);
    font.setBold(m_annotation.isBold);
    font.setItalic(m_annotation.isItalic);
    return font;
}

QColor AnnotationItem::colourOf(const QString &name, const QColor &otherwise) const
{
    const QColor colour(name);
    return colour.isValid() ? colour : otherwise;
}

QRectF AnnotationItem::textArea() const
{
    if (m_annotation.text.isEmpty())
        return {};
    const QRectF text = QFontMetricsF(font()).boundingRect(QRectF(0, 0, 1e5, 1e5), Qt::AlignLeft,
                                                           m_annotation.text);
    if (m_annotation.kind == Kind::Text)
        return {QPointF(), text.size()};
    const QRectF box(QPointF(), m_size);
    return {QPointF(box.center().x() - text.width() / 2, TextMargin), text.size()};
}

QRectF AnnotationItem::area() const
{
    if (m_annotation.kind == Kind::Text)
        return textArea();
    return QRectF(QPointF(), m_size).normalized() | textArea();
}

QRectF AnnotationItem::boundingRect() const
{
    const double border = m_annotation.border * m_scale / 2;
    const double margin = std::max(border, CornerRadius) + 2;
    return area().adjusted(-margin, -margin, margin, margin);
}

QPainterPath AnnotationItem::shape() const
{
    QPainterPath path;
    const QRectF rect(QPointF(), m_size);
    QPainterPathStroker edge;
    edge.setWidth(m_annotation.border * m_scale + 2 * EdgeRadius);
    switch (m_annotation.kind) {
    case Kind::Text:
        path.addRect(textArea());
        return path;
    case Kind::Picture:
        path.addRect(rect);
        break;
    case Kind::Line:
        path.lineTo(m_size.width(), m_size.height());
        path = edge.createStroke(path);
        break;
    case Kind::Rectangle:
    case Kind::Ellipse:
        // Inside is the canvas: what lies there can be framed with the mouse.
        if (m_annotation.kind == Kind::Rectangle)
            path.addRect(rect);
        else
            path.addEllipse(rect);
        path = edge.createStroke(path);
        path.addRect(textArea());
        break;
    }
    if (isSelected())
        path.addRect(QRectF(handle(), QSizeF()).adjusted(-8, -8, 8, 8));
    path.setFillRule(Qt::WindingFill);
    return path;
}

void AnnotationItem::paintAnnotation(QPainter *painter) const
{
    const CanvasColours &colours = m_look.colours();
    const QRectF rect(QPointF(), m_size);
    const bool hasEdge = m_annotation.border > 0;
    const QColor edge = colourOf(m_annotation.colour, colours.faintText);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(hasEdge ? QPen(edge, m_annotation.border * m_scale,
                                   m_annotation.isDashed ? Qt::DashLine : Qt::SolidLine)
                            : QPen(Qt::NoPen));
    painter->setBrush(colourOf(m_annotation.fill, Qt::transparent));
    switch (m_annotation.kind) {
    case Kind::Text:
        break;
    case Kind::Rectangle:
        painter->drawRect(rect);
        break;
    case Kind::Ellipse:
        painter->drawEllipse(rect);
        break;
    case Kind::Line:
        painter->drawLine(QPointF(), QPointF(m_size.width(), m_size.height()));
        break;
    case Kind::Picture:
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        if (!m_picture.isNull()) {
            painter->drawPixmap(rect, m_picture, m_picture.rect());
        } else { // what it holds cannot be decoded
            painter->setPen(QPen(colours.failed, 1, Qt::DashLine));
            painter->drawRect(rect);
            painter->drawLine(rect.topLeft(), rect.bottomRight());
        }
        break;
    }
    if (m_annotation.text.isEmpty())
        return;
    const bool isText = m_annotation.kind == Kind::Text;
    painter->setPen(isText ? colourOf(m_annotation.colour, colours.text) : colours.text);
    painter->setFont(font());
    painter->drawText(textArea().adjusted(0, 0, 1, 1), Qt::AlignLeft | Qt::TextDontClip,
                      m_annotation.text);
}

void AnnotationItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (!isSelected())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_look.colours().accent, 1.5, Qt::DashLine));
    if (m_annotation.kind == Kind::Line)
        painter->drawLine(QPointF(), handle());
    else
        painter->drawRect(area().adjusted(-2, -2, 2, 2));
    if (!hasHandle())
        return;
    painter->setPen(QPen(m_look.colours().accent, 1.5));
    painter->setBrush(m_look.colours().background);
    painter->drawRect(QRectF(handle(), QSizeF())
                          .adjusted(-CornerRadius, -CornerRadius, CornerRadius, CornerRadius));
}

QPointF AnnotationItem::handle() const
{
    return {m_size.width(), m_size.height()};
}

bool AnnotationItem::hasHandle() const
{
    return m_annotation.kind != Kind::Text && !m_annotation.isLocked;
}

bool AnnotationItem::isOnHandle(const QPointF &position) const
{
    return hasHandle() && isSelected() &&
           (position - handle()).manhattanLength() <= 2 * CornerRadius + 2;
}

void AnnotationItem::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    m_isResizing = isOnHandle(event->pos());
    if (!m_isResizing)
        QGraphicsItem::mousePressEvent(event);
}

void AnnotationItem::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    if (!m_isResizing) {
        QGraphicsItem::mouseMoveEvent(event);
        return;
    }
    prepareGeometryChange();
    QSizeF size(event->pos().x(), event->pos().y());
    if (m_annotation.kind != Kind::Line)
        size = size.expandedTo({MinSide, MinSide});
    if (m_annotation.kind == Kind::Picture && !(event->modifiers() & Qt::ShiftModifier))
        size = m_annotation.size.scaled(size, Qt::KeepAspectRatio);
    m_size = size;
    if (scene())
        scene()->update(); // the picture lies in the background
}

void AnnotationItem::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    if (!m_isResizing) {
        QGraphicsItem::mouseReleaseEvent(event);
        return;
    }
    m_isResizing = false;
    m_resized(*this);
}

void AnnotationItem::hoverMoveEvent(QGraphicsSceneHoverEvent *event)
{
    if (isOnHandle(event->pos()))
        setCursor(Qt::SizeFDiagCursor);
    else
        unsetCursor();
}

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/annotation.h"

#include <QGraphicsItem>
#include <QPixmap>

#include <functional>

namespace tomato::ui {

class CanvasLook;

/// One annotation on the canvas. It lies beneath the connections, which are no items: the scene
/// paints the annotation (paintAnnotation), and the item itself paints only its selection.
class AnnotationItem final : public QGraphicsItem
{
public:
    enum
    {
        Type = UserType + 2
    };
    /// Called with the item after its size was changed by dragging a handle.
    using Resized = std::function<void(const AnnotationItem &)>;

    /// `index` is the annotation's index in the document's list. `scale` is the number of the
    /// scene's pixels per unit of the file.
    AnnotationItem(qsizetype index, const CanvasLook &look, double scale, Resized resized);

    int type() const override { return Type; }
    qsizetype index() const { return m_index; }
    const topology::Annotation &annotation() const { return m_annotation; }
    void setAnnotation(const topology::Annotation &annotation);
    /// Returns whether its position or size differs from the document's.
    bool isMoved() const;
    /// Returns the annotation with the item's current position and size.
    topology::Annotation moved() const;

    /// Selects it, even when it is locked, which the mouse cannot do.
    void choose();

    /// Paints in the item's own coordinates.
    void paintAnnotation(QPainter *painter) const;

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    /// Returns the area without edge and handle.
    QRectF area() const;
    QRectF textArea() const;
    QPointF handle() const;
    bool hasHandle() const;
    bool isOnHandle(const QPointF &position) const;
    QFont font() const;
    QColor colourOf(const QString &name, const QColor &otherwise) const;

    const qsizetype m_index;
    const CanvasLook &m_look;
    const double m_scale;
    Resized m_resized;
    topology::Annotation m_annotation;
    /// The size in the scene's pixels.
    QSizeF m_size;
    QPixmap m_picture;
    bool m_isResizing = false;
};

} // namespace tomato::ui

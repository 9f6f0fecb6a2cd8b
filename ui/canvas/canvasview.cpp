// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvasview.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tomato::ui {

constexpr double SmallestZoom = 0.05;
constexpr double LargestZoom = 4;
constexpr double GridStep = 40;

CanvasView::CanvasView(CanvasScene &scene, QWidget *parent)
    : QGraphicsView(&scene, parent), m_scene(scene)
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setDragMode(RubberBandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setResizeAnchor(AnchorViewCenter);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setFrameShape(NoFrame);
    setBackgroundRole(QPalette::Base);
    connect(&scene, &QGraphicsScene::changed, this, [this] {
        updateSceneRect();
        updateEmptyState();
    });
    connect(&scene, &CanvasScene::toolChanged, this, [this](CanvasScene::Tool tool) {
        setDragMode(tool == CanvasScene::Tool::Select ? RubberBandDrag : NoDrag);
        viewport()->setCursor(tool == CanvasScene::Tool::Select ? Qt::ArrowCursor
                                                                : Qt::CrossCursor);
    });
    updateSceneRect();
}

void CanvasView::setZoom(double zoom)
{
    const double bounded = std::clamp(zoom, SmallestZoom, LargestZoom);
    setTransform(QTransform::fromScale(bounded, bounded));
    emit zoomChanged(bounded);
}

void CanvasView::zoomToFit()
{
    const QRectF content = m_scene.itemsBoundingRect();
    if (content.isEmpty())
        return setZoom(1);
    updateSceneRect();
    const QSizeF room = viewport()->size() - QSize(40, 40);
    setZoom(std::min({room.width() / content.width(), room.height() / content.height(), 1.5}));
    centerOn(content.center());
}

void CanvasView::setEmptyState(QWidget *widget)
{
    m_emptyState = widget;
    widget->setParent(viewport());
    updateEmptyState();
}

void CanvasView::updateSceneRect()
{
    const QRectF content = m_scene.itemsBoundingRect();
    setSceneRect(content.adjusted(-600, -400, 600, 400));
}

void CanvasView::updateEmptyState()
{
    if (m_emptyState == nullptr)
        return;
    m_emptyState->setVisible(m_scene.items().isEmpty());
    m_emptyState->adjustSize();
    m_emptyState->move((viewport()->width() - m_emptyState->width()) / 2,
                       (viewport()->height() - m_emptyState->height()) / 2);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if ((event->modifiers() & Qt::ShiftModifier) != 0)
        return QGraphicsView::wheelEvent(event);
    setZoom(zoom() * std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton ||
        (m_isSpaceDown && event->button() == Qt::LeftButton)) {
        m_panFrom = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_panFrom)
        return QGraphicsView::mouseMoveEvent(event);
    const QPoint moved = event->pos() - *m_panFrom;
    m_panFrom = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panFrom) {
        m_panFrom.reset();
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    QGraphicsView::mouseReleaseEvent(event);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceDown = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    }
    QGraphicsView::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceDown = false;
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    updateEmptyState();
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Appearance appearance = Appearance::of(palette());
    painter->fillRect(rect, appearance.background);
    if (zoom() < 0.4)
        return;
    QList<QPointF> dots;
    for (double x = std::floor(rect.left() / GridStep) * GridStep; x < rect.right(); x += GridStep)
        for (double y = std::floor(rect.top() / GridStep) * GridStep; y < rect.bottom();
             y += GridStep)
            dots << QPointF(x, y);
    painter->setPen(QPen(appearance.grid, 2.5 / zoom(), Qt::SolidLine, Qt::RoundCap));
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

} // namespace tomato::ui

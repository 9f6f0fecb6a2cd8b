// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse, keys and fingers do to CanvasView.
#include "ui/canvas/canvasview.h"

#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/topologyscene.h"

#include <QGestureEvent>
#include <QInputDevice>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace tomato::ui {

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        auto *gestures = static_cast<QGestureEvent *>(event);
        if (const auto *pinch = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture))) {
            zoomAt(viewport()->mapFromGlobal(pinch->centerPoint()), pinch->scaleFactor());
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::panBy(const QPoint &pixels)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - pixels.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - pixels.y());
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    const bool isTouchpad = event->device()->type() == QInputDevice::DeviceType::TouchPad ||
                            !event->pixelDelta().isNull();
    const bool wantsPan = isTouchpad || (event->modifiers() & Qt::ShiftModifier);
    if (wantsPan && !(event->modifiers() & Qt::ControlModifier)) {
        QPoint delta = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
        if ((event->modifiers() & Qt::ShiftModifier) && delta.x() == 0)
            delta = QPoint(delta.y(), 0);
        panBy(delta);
    } else if (event->angleDelta().y() != 0) {
        zoomAt(event->position(), std::pow(1.0015, event->angleDelta().y()));
    }
    event->accept();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (draggedKind(event->mimeData()))
        QGraphicsView::dragEnterEvent(event);
    else
        event->ignore(); // a file, for the window
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    const bool wantsPan = event->button() == Qt::MiddleButton ||
                          (m_spacePressed && event->button() == Qt::LeftButton);
    if (!wantsPan) {
        QGraphicsView::mousePressEvent(event);
        return;
    }
    m_panFrom = event->position().toPoint();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_panFrom) {
        QGraphicsView::mouseMoveEvent(event);
        return;
    }
    panBy(event->position().toPoint() - *m_panFrom);
    m_panFrom = event->position().toPoint();
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_panFrom) {
        QGraphicsView::mouseReleaseEvent(event);
        return;
    }
    m_panFrom.reset();
    if (m_spacePressed)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void CanvasView::setSpacePressed(bool pressed)
{
    m_spacePressed = pressed;
    if (m_panFrom)
        return;
    if (pressed)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

/// Elements as they are read: from the top to the bottom, in a row from the left to the right.
static std::vector<const ElementItem *> inReadingOrder(const TopologyScene &scene)
{
    std::vector<const ElementItem *> items;
    for (const auto &[id, item] : scene.elementItems())
        items.push_back(item);
    const auto row = [](const ElementItem *item) {
        return std::floor(item->pos().y() / (2 * ElementItem::Radius));
    };
    std::sort(items.begin(), items.end(), [&row](const auto *left, const auto *right) {
        return std::tuple(row(left), left->pos().x(), left->id()) <
               std::tuple(row(right), right->pos().x(), right->id());
    });
    return items;
}

/// Tab goes from element to element, and behind the last one to what is beside the canvas.
bool CanvasView::focusNextPrevChild(bool isForward)
{
    const std::vector<const ElementItem *> items = inReadingOrder(m_scene);
    const auto selected = m_scene.selectedElements();
    auto at = std::find_if(items.begin(), items.end(), [&selected](const ElementItem *item) {
        return selected.size() == 1 && item->id() == selected.front();
    });
    const bool isNone = at == items.end();
    const bool isLast = !isNone && (isForward ? at + 1 == items.end() : at == items.begin());
    if (items.empty() || isLast)
        return QGraphicsView::focusNextPrevChild(isForward);
    if (isNone)
        at = isForward ? items.begin() : items.end() - 1;
    else
        at += isForward ? 1 : -1;
    const ElementId chosen = (*at)->id();
    m_scene.selectOnly(chosen);
    reveal((*at)->lifeSize());
    setAccessibleDescription((*at)->description()); // a screen reader says where it came to
    return true;
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            setSpacePressed(true);
        return;
    }
    QGraphicsView::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            setSpacePressed(false);
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    if (m_spacePressed)
        setSpacePressed(false);
    QGraphicsView::focusOutEvent(event);
}

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvaspanning.h"

#include <QGraphicsView>
#include <QInputDevice>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace tomato::ui {

CanvasPanning::CanvasPanning(QGraphicsView &view) : QObject(&view), m_view(view)
{
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
}

void CanvasPanning::panBy(const QPoint &pixels)
{
    QScrollBar *across = m_view.horizontalScrollBar();
    QScrollBar *down = m_view.verticalScrollBar();
    across->setValue(across->value() - pixels.x());
    down->setValue(down->value() - pixels.y());
}

bool CanvasPanning::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view.viewport()) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
            return press(*static_cast<QMouseEvent *>(event));
        case QEvent::MouseMove:
            return move(*static_cast<QMouseEvent *>(event));
        case QEvent::MouseButtonRelease:
            return release();
        case QEvent::Wheel:
            return wheel(*static_cast<QWheelEvent *>(event));
        default:
            return false;
        }
    }
    if (event->type() == QEvent::FocusOut && m_isSpacePressed)
        setSpacePressed(false);
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        return false;
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (key.key() != Qt::Key_Space)
        return false;
    if (!key.isAutoRepeat())
        setSpacePressed(event->type() == QEvent::KeyPress);
    return true;
}

bool CanvasPanning::press(const QMouseEvent &event)
{
    const bool wantsPan = event.button() == Qt::MiddleButton ||
                          (m_isSpacePressed && event.button() == Qt::LeftButton);
    if (!wantsPan)
        return false;
    m_from = event.position().toPoint();
    m_view.viewport()->setCursor(Qt::ClosedHandCursor);
    return true;
}

bool CanvasPanning::move(const QMouseEvent &event)
{
    if (!m_from)
        return false;
    panBy(event.position().toPoint() - *m_from);
    m_from = event.position().toPoint();
    return true;
}

bool CanvasPanning::release()
{
    if (!m_from)
        return false;
    m_from.reset();
    setSpacePressed(m_isSpacePressed);
    return true;
}

bool CanvasPanning::wheel(const QWheelEvent &event)
{
    const bool isShifted = event.modifiers() & Qt::ShiftModifier;
    const bool isTouchpad = event.device()->type() == QInputDevice::DeviceType::TouchPad ||
                            !event.pixelDelta().isNull();
    if ((!isTouchpad && !isShifted) || (event.modifiers() & Qt::ControlModifier))
        return false;
    QPoint delta = event.pixelDelta().isNull() ? event.angleDelta() / 2 : event.pixelDelta();
    if (isShifted && delta.x() == 0)
        delta = QPoint(delta.y(), 0);
    panBy(delta);
    return true;
}

void CanvasPanning::setSpacePressed(bool isPressed)
{
    m_isSpacePressed = isPressed;
    if (m_from)
        return;
    if (isPressed)
        m_view.viewport()->setCursor(Qt::OpenHandCursor);
    else
        m_view.viewport()->unsetCursor();
}

} // namespace tomato::ui

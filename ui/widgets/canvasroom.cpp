// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/canvasroom.h"

#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QMainWindow>

namespace tomato::ui {

CanvasRoom::CanvasRoom(QMainWindow &window, QWidget &canvas)
    : QObject(&window), m_window(window), m_canvas(canvas)
{
    // The timer fires when everything has been laid out.
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &CanvasRoom::keep);
    window.installEventFilter(this);
    for (QDockWidget *dock : window.findChildren<QDockWidget *>())
        dock->installEventFilter(this);
}

bool CanvasRoom::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOther = event->type() == QEvent::Resize || event->type() == QEvent::Show;
    if (isOther && QGuiApplication::mouseButtons() == Qt::NoButton)
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

void CanvasRoom::keep()
{
    const int missing = least(m_window.height()) - m_canvas.height();
    if (missing <= 0 || QGuiApplication::mouseButtons() != Qt::NoButton)
        return;
    for (QDockWidget *dock : m_window.findChildren<QDockWidget *>()) {
        const bool isBelow = dock->isVisible() && !dock->isFloating() &&
                             m_window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea &&
                             !dock->visibleRegion().isEmpty();
        if (isBelow) {
            m_window.resizeDocks({dock}, {dock->height() - missing}, Qt::Vertical);
            return;
        }
    }
}

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/screenroom.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QScreen>
#include <QStyle>

#include <algorithm>

namespace tomato::ui {

ScreenRoom::ScreenRoom(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool ScreenRoom::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && !event->spontaneous()) {
        // Its place is chosen after this, in the middle of its parent.
        if (auto *dialog = qobject_cast<QDialog *>(watched); dialog && dialog->isWindow())
            fitOnScreen(*dialog);
    }
    return QObject::eventFilter(watched, event);
}

/// Returns the frame's margins; for a window that was not shown yet they are unknown, so those of
/// most desktops are used.
static QMargins frameOf(const QWidget &window)
{
    const QRect inner = window.geometry();
    const QRect outer = window.frameGeometry();
    if (outer.height() > inner.height() + 8)
        return {inner.left() - outer.left(), inner.top() - outer.top(),
                outer.right() - inner.right(), outer.bottom() - inner.bottom()};
    const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    return {4, title + 4, 4, 6};
}

QRect roomFor(const QWidget &window)
{
    return window.screen()->availableGeometry().marginsRemoved(frameOf(window));
}

void fitOnScreen(QWidget &window)
{
    const QSize size = window.size().boundedTo(roomFor(window).size());
    if (size != window.size())
        window.resize(size);
}

/// Returns a position at which the window is visible as a whole.
static QPoint placeWithin(const QRect &room, const QPoint &place, const QSize &size)
{
    return {
        std::clamp(place.x(), room.left(), std::max(room.left(), room.right() + 1 - size.width())),
        std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() + 1 - size.height()))};
}

static void keepOnScreen(QWidget &window)
{
    const QPoint place = placeWithin(roomFor(window), window.geometry().topLeft(), window.size());
    const QMargins frame = frameOf(window);
    if (place != window.geometry().topLeft()) // windows move by their frame
        window.move(place - QPoint(frame.left(), frame.top()));
}

void growWithin(QWidget &window, const QSize &wanted)
{
    const QSize size = window.size().expandedTo(wanted).boundedTo(roomFor(window).size());
    if (size != window.size())
        window.resize(size);
    keepOnScreen(window);
}

void restoreWithin(QWidget &window, const QByteArray &geometry)
{
    if (!window.restoreGeometry(geometry))
        return fitOnScreen(window); // its place is the desktop's choice
    if (window.isMaximized() || window.isFullScreen())
        return;
    // move() is not used, as it places the frame, which a window has only some time after show().
    const QRect room = roomFor(window);
    const QSize size = window.size().boundedTo(room.size());
    window.setGeometry(QRect(placeWithin(room, window.geometry().topLeft(), size), size));
}

} // namespace tomato::ui

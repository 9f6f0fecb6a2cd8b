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

/// Of a window that was not shown yet nobody knows the frame: what most desktops draw.
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

/// Where it is seen as a whole.
static void keepOnScreen(QWidget &window)
{
    const QRect room = roomFor(window);
    const QPoint place(std::clamp(window.geometry().left(), room.left(),
                                  std::max(room.left(), room.right() + 1 - window.width())),
                       std::clamp(window.geometry().top(), room.top(),
                                  std::max(room.top(), room.bottom() + 1 - window.height())));
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

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRect>

class QWidget;

namespace tomato::ui {

/// Keeps the program's windows on the screen: whoever opens a dialog that would be larger gets one
/// that fits, with all of its frame. One for the whole program.
class ScreenRoom final : public QObject
{
    Q_OBJECT

public:
    explicit ScreenRoom(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// What a window's contents can take on its screen, beside its frame and the desktop's bars.
QRect roomFor(const QWidget &window);
/// As large as it is, and no larger than there is room.
void fitOnScreen(QWidget &window);
/// As it was left, and no larger than there is room: it may have been left on a larger screen.
void restoreWithin(QWidget &window, const QByteArray &geometry);
/// Grows to this size as far as there is room, and moves as far as it must; never shrinks. For a
/// window that is shown.
void growWithin(QWidget &window, const QSize &wanted);

} // namespace tomato::ui

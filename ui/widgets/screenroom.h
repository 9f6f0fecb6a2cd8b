// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRect>

class QWidget;

namespace tomato::ui {

/// Keeps the program's windows on the screen: a dialog that would be larger is made to fit,
/// including its frame. There is one for the whole program.
class ScreenRoom final : public QObject
{
    Q_OBJECT

public:
    explicit ScreenRoom(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Returns the largest area for a window's contents on its screen, without its frame and the
/// desktop's bars.
QRect roomFor(const QWidget &window);
/// Gives a window its own size, but no larger than the screen allows.
void fitOnScreen(QWidget &window);
/// Restores a geometry, but no larger than the screen allows: it may have been saved on a larger
/// screen.
void restoreWithin(QWidget &window, const QByteArray &geometry);
/// Grows to this size as far as the screen allows, and moves as far as it must; never shrinks. The
/// window must be shown.
void growWithin(QWidget &window, const QSize &wanted);

} // namespace tomato::ui

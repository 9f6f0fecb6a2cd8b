// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QMainWindow;

namespace tomato::ui {

/// Keeps two fifths of the window's height for the canvas: docks below it shrink when they are
/// shown, or the window gets smaller. An edge that the user moved stays there.
class CanvasRoom final : public QObject
{
    Q_OBJECT

public:
    /// Watches the docks that the window has now.
    CanvasRoom(QMainWindow &window, QWidget &canvas);

    /// Returns the least height of the canvas in a window of this height.
    static int least(int windowHeight) { return windowHeight * 2 / 5; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keep();

    QMainWindow &m_window;
    QWidget &m_canvas;
    QTimer m_soon;
};

} // namespace tomato::ui

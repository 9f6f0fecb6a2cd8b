// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>

#include <optional>

class QGraphicsView;
class QMouseEvent;
class QWheelEvent;

namespace tomato::ui {

/// Scrolls a view by middle drag, by space and drag, and by a touchpad or Shift and the wheel. What
/// else happens to the view is left to it.
class CanvasPanning final : public QObject
{
    Q_OBJECT

public:
    /// Borrows the view, and is its child.
    explicit CanvasPanning(QGraphicsView &view);

    /// By pixels of the view: a positive x brings what is on the left.
    void panBy(const QPoint &pixels);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release();
    bool wheel(const QWheelEvent &event);
    void setSpacePressed(bool isPressed);

    QGraphicsView &m_view;
    std::optional<QPoint> m_from;
    bool m_isSpacePressed = false;
};

} // namespace tomato::ui

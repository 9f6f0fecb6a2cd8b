// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>

#include <optional>

class QGraphicsView;
class QMouseEvent;
class QWheelEvent;

namespace tomato::ui {

/// Scrolls a view by middle drag, by space and drag, and by a touchpad or Shift and the wheel.
/// Other events are left to the view.
class CanvasPanning final : public QObject
{
    Q_OBJECT

public:
    /// The view is borrowed, and is the parent of this.
    explicit CanvasPanning(QGraphicsView &view);

    /// Scrolls by pixels of the view: a positive x shows more of what is on the left.
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

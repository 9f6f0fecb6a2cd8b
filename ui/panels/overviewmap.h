// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/farpicture.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace tomato::ui {

class CanvasView;

/// A small map of the whole topology, with a frame around the part that the canvas shows; a click
/// or a drag moves the canvas there. The map's picture is cached, and redrawn at most a few times a
/// second.
class OverviewMap final : public QWidget
{
    Q_OBJECT

public:
    /// Both are borrowed.
    OverviewMap(TopologyScene &scene, CanvasView &view, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {240, 180}; }
    QSize minimumSizeHint() const override { return {80, 60}; }
    /// Returns the visible part of the scene, in this widget's coordinates.
    QRectF frame() const;
    /// Converts a point of the scene to this widget's coordinates.
    QPointF place(const QPointF &scenePosition) const { return m_toMap.map(scenePosition); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void followScene();
    void refreshSoon();
    void redraw();
    /// Moves the frame's centre to this position.
    void moveFrame(const QPointF &position);

    TopologyScene &m_scene;
    CanvasView &m_view;
    FarPicture m_far;
    QPixmap m_picture;
    QTransform m_toMap;
    QTimer m_refresh;
    /// The offset from the mouse to the frame's centre, while it is dragged.
    std::optional<QPointF> m_grip;
};

} // namespace tomato::ui

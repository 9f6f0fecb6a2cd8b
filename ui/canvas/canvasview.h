// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvasscene.h"

#include <QGraphicsView>

namespace tomato::ui {

/// The window onto the scene: zoom with the wheel, pan with the middle button or Space and drag,
/// a grid of dots beneath.
class CanvasView final : public QGraphicsView
{
    Q_OBJECT

public:
    explicit CanvasView(CanvasScene &scene, QWidget *parent = nullptr);

    double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void zoomToFit();
    /// Shown over an empty canvas.
    void setEmptyState(QWidget *widget);

signals:
    void zoomChanged(double zoom);

protected:
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    void updateSceneRect();
    void updateEmptyState();

    CanvasScene &m_scene;
    QWidget *m_emptyState = nullptr;
    bool m_isSpaceDown = false;
    /// Where the pan was last, while one is under way.
    std::optional<QPoint> m_panFrom;
};

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvaspanning.h"
#include "ui/canvas/farpicture.h"
#include "ui/canvas/trafficarrows.h"

#include <QGraphicsView>
#include <QTimer>

namespace tomato::ui {

class TopologyScene;

/// The window onto a scene: pans by middle drag, space and drag, or a touchpad; the wheel zooms at
/// the mouse.
class CanvasView final : public QGraphicsView
{
    Q_OBJECT

public:
    explicit CanvasView(TopologyScene &scene, QWidget *parent = nullptr);

    /// 1 is life size.
    double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void zoomBy(double factor);
    /// What lies at this place in the viewport stays there.
    void zoomAt(const QPointF &position, double factor);
    /// All of it, at most at life size.
    void zoomToFit();
    /// What is selected, as large as there is room; all of it when nothing is.
    void zoomToSelection();
    /// Scrolls as far as needed to see this part of the scene.
    void reveal(const QRectF &rect);
    /// The middle of a connection, where its badge is.
    void revealMiddle(const DrawnConnection &connection);
    void setGridShown(bool isShown);
    /// A place on the grid, in the visible part, where a new element covers nothing.
    QPointF freePlace() const;

    /// Leaves so much room below the canvas, for what is not to cover it.
    void reserveBelow(int height) { setViewportMargins(0, 0, 0, height); }

    /// The next step of the arrows; none from now on when there are none.
    void showArrows(std::vector<TrafficArrows::Arrow> arrows);

signals:
    void zoomChanged(double zoom);
    /// The visible part of the scene, or the view's size, changed.
    void viewportMoved();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool focusNextPrevChild(bool isForward) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;

private:
    void paintCanvas(QPaintEvent *event);
    bool isFar() const;
    void paintFar(QPainter *painter, const QRectF &exposed, FarPicture::Part part);
    void paintFarParts(QPainter *painter, const QRegion &region);
    QPixmap emptyFrame() const;
    /// The ground with its dots.
    void paintGround(QPainter *painter, const QRectF &rect) const;
    void paintRubberBand(QPainter *painter);
    /// Keeps what is seen, to scale it while the zoom goes on.
    void holdFrame();
    void applyZoom(double zoom);
    void zoomTo(const QRectF &scene, double largest);
    void selectConnectionsIn(const QRect &rubberBand);
    /// Whether an element there covers neither another nor a connection.
    bool isFree(const QPointF &place) const;
    void fitSceneRect();

    TopologyScene &m_scene;
    CanvasPanning m_panning{*this};
    FarPicture m_far;
    TrafficArrows m_arrows;
    /// Milliseconds that the last whole picture took.
    double m_cost = 0;
    /// What does not move, while something does.
    QPixmap m_still;
    /// What is being painted.
    QRegion m_exposed;
    QPixmap m_frame;
    QTransform m_frameTransform;
    QTimer m_zooming;
    bool m_hasGrid = true;
};

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvaspanning.h"
#include "ui/canvas/farpicture.h"
#include "ui/canvas/trafficarrows.h"
#include "ui/canvas/wantedsight.h"

#include <QGraphicsView>
#include <QTimer>

namespace tomato::ui {

class TopologyScene;

/// The view of a scene: it pans by middle drag, space and drag, or a touchpad; the wheel zooms at
/// the mouse.
class CanvasView final : public QGraphicsView
{
    Q_OBJECT

public:
    explicit CanvasView(TopologyScene &scene, QWidget *parent = nullptr);

    /// The zoom factor; 1 is the original size.
    double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void zoomBy(double factor);
    /// Zooms around this position of the viewport.
    void zoomAt(const QPointF &position, double factor);
    /// Shows the whole content, at most in its original size, also when the view gets another size
    /// later, until the user zooms or pans.
    void zoomToFit();
    /// Shows the selection as large as it fits; the whole content when nothing is selected.
    void zoomToSelection();
    /// Scrolls as far as needed to show this part of the scene.
    void reveal(const QRectF &rect);
    /// Scrolls to the middle of a connection, where its badge is.
    void revealMiddle(const DrawnConnection &connection);
    void setGridShown(bool isShown);
    /// Returns a grid point in the visible part where a new element covers nothing.
    QPointF freePlace() const;

    /// Reserves this height below the canvas for a widget that must not cover it. Returns how far
    /// below the canvas the widget begins, since others may lie between.
    int reserveBelow(const QWidget *who, int height);

    /// Draws the next step of the arrows; an empty list ends the animation.
    void showArrows(std::vector<TrafficArrows::Arrow> arrows);

signals:
    void zoomChanged(double zoom);
    /// The visible part of the scene, or the size of the view, changed.
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
    /// Paints the background with its dots.
    void paintGround(QPainter *painter, const QRectF &rect) const;
    void paintRubberBand(QPainter *painter);
    /// Keeps the current picture, which is scaled while the zoom goes on.
    void holdFrame();
    void applyZoom(double zoom);
    void see(const WantedSight::Sight &sight);
    void follow();
    void selectConnectionsIn(const QRect &rubberBand);
    /// Returns whether an element at this position would cover neither another one nor a
    /// connection.
    bool isFree(const QPointF &place) const;
    void fitSceneRect();

    TopologyScene &m_scene;
    CanvasPanning m_panning{*this};
    WantedSight m_wanted;
    /// Whether what is seen changes by itself, not by the user.
    bool m_isFollowing = false;
    FarPicture m_far;
    TrafficArrows m_arrows;
    /// How many milliseconds the last whole picture took.
    double m_cost = 0;
    /// The picture of everything that does not move, while something else does.
    QPixmap m_still;
    /// The region that is being painted.
    QRegion m_exposed;
    QPixmap m_frame;
    QTransform m_frameTransform;
    QTimer m_zooming;
    std::vector<std::pair<const QWidget *, int>> m_reserved;
    bool m_hasGrid = true;
};

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvasview.h"

#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/topologyscene.h"

#include <QInputDevice>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace tomato::ui {

static constexpr double SmallestZoom = 0.05;
static constexpr double LargestZoom = 4;
static constexpr double DotSpacing = 24;
/// Room around the content to pan into.
static constexpr double Margin = 20'000;

CanvasView::CanvasView(TopologyScene &scene, QWidget *parent)
    : QGraphicsView(&scene, parent), m_scene(scene)
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("The topology: elements and their connections"));
    setFrameShape(QFrame::NoFrame);
    setDragMode(RubberBandDrag);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(AnchorViewCenter);
    setViewportUpdateMode(SmartViewportUpdate);
    setAcceptDrops(true);
    fitSceneRect();
    connect(&scene.document(), &document::Document::replaced, this, &CanvasView::fitSceneRect);
}

void CanvasView::fitSceneRect()
{
    const QPointF centre = mapToScene(viewport()->rect().center());
    setSceneRect(m_scene.contentRect()
                     .united(QRectF(0, 0, 1, 1))
                     .adjusted(-Margin, -Margin, Margin, Margin));
    centerOn(centre);
}

void CanvasView::setZoom(double zoom)
{
    zoomBy(zoom / this->zoom());
}

static double limited(double zoom)
{
    return std::clamp(zoom, SmallestZoom, LargestZoom);
}

void CanvasView::zoomBy(double factor)
{
    const QPointF centre = mapToScene(viewport()->rect().center());
    const double next = limited(zoom() * factor);
    setTransform(QTransform::fromScale(next, next));
    centerOn(centre);
    emit zoomChanged(zoom());
    emit viewportMoved();
}

void CanvasView::zoomToFit()
{
    const QRectF content = m_scene.contentRect().adjusted(-40, -40, 40, 40);
    const QSizeF view = viewport()->size();
    const double fitting =
        std::min(view.width() / content.width(), view.height() / content.height());
    const double next = limited(std::min(fitting, 1.0));
    setTransform(QTransform::fromScale(next, next));
    centerOn(content.center());
    emit zoomChanged(zoom());
    emit viewportMoved();
}

void CanvasView::reveal(const QRectF &rect)
{
    ensureVisible(rect, 60, 60);
}

QPointF CanvasView::freePlace() const
{
    const QPointF centre = mapToScene(viewport()->rect().center());
    const double step = 5 * DotSpacing;
    // Rings of places around the centre, from the inside out.
    for (int ring = 0; ring < 40; ++ring) {
        for (int x = -ring; x <= ring; ++x) {
            for (int y = -ring; y <= ring; ++y) {
                const QPointF place = centre + QPointF(x, y) * step;
                const QRectF space(place - QPointF(48, 48), QSizeF(96, 96));
                if (std::max(std::abs(x), std::abs(y)) == ring && m_scene.items(space).isEmpty())
                    return place;
            }
        }
    }
    return centre;
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &rect)
{
    const CanvasColours &colours = m_scene.look().colours();
    painter->fillRect(rect, colours.background);
    double spacing = DotSpacing;
    while (spacing * zoom() < DotSpacing * 0.7)
        spacing *= 2;
    QVector<QPointF> dots;
    for (double x = std::floor(rect.left() / spacing) * spacing; x < rect.right(); x += spacing) {
        for (double y = std::floor(rect.top() / spacing) * spacing; y < rect.bottom(); y += spacing)
            dots.append({x, y});
    }
    QPen pen(colours.dots, 2, Qt::SolidLine, Qt::RoundCap);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void CanvasView::panBy(const QPoint &pixels)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - pixels.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - pixels.y());
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    const bool isTouchpad = event->device()->type() == QInputDevice::DeviceType::TouchPad ||
                            !event->pixelDelta().isNull();
    const bool wantsPan = isTouchpad || (event->modifiers() & Qt::ShiftModifier);
    if (wantsPan && !(event->modifiers() & Qt::ControlModifier)) {
        QPoint delta = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
        if ((event->modifiers() & Qt::ShiftModifier) && delta.x() == 0)
            delta = QPoint(delta.y(), 0);
        panBy(delta);
    } else if (event->angleDelta().y() != 0) {
        const QPointF mouse = event->position();
        const QPointF before = mapToScene(mouse.toPoint());
        const double next = limited(zoom() * std::pow(1.0015, event->angleDelta().y()));
        setTransform(QTransform::fromScale(next, next));
        const QPointF after = QPointF(mapFromScene(before));
        panBy((mouse - after).toPoint());
        emit zoomChanged(zoom());
    }
    event->accept();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (draggedKind(event->mimeData()))
        QGraphicsView::dragEnterEvent(event);
    else
        event->ignore(); // a file, for the window
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    const bool wantsPan = event->button() == Qt::MiddleButton ||
                          (m_spacePressed && event->button() == Qt::LeftButton);
    if (!wantsPan) {
        QGraphicsView::mousePressEvent(event);
        return;
    }
    m_panFrom = event->position().toPoint();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_panFrom) {
        QGraphicsView::mouseMoveEvent(event);
        return;
    }
    panBy(event->position().toPoint() - *m_panFrom);
    m_panFrom = event->position().toPoint();
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_panFrom) {
        QGraphicsView::mouseReleaseEvent(event);
        return;
    }
    m_panFrom.reset();
    if (m_spacePressed)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void CanvasView::setSpacePressed(bool pressed)
{
    m_spacePressed = pressed;
    if (m_panFrom)
        return;
    if (pressed)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            setSpacePressed(true);
        return;
    }
    QGraphicsView::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            setSpacePressed(false);
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    if (m_spacePressed)
        setSpacePressed(false);
    QGraphicsView::focusOutEvent(event);
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    emit viewportMoved();
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    emit viewportMoved();
}

void CanvasView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_scene.setLook(palette(), font());
        viewport()->update();
    }
}

} // namespace tomato::ui

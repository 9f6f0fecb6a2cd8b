// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvasview.h"

#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/items/canvasgrid.h"
#include "ui/canvas/scene/readingorder.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QRubberBand>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyleOptionRubberBand>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace tomato::ui {

using namespace std::chrono_literals;

/// The selection is not zoomed to more than this.
static constexpr double NearestSelection = 2;
/// Below this zoom names are too small to read: the canvas is seen from far.
static constexpr double NearestFar = 0.4;
/// Milliseconds that a picture may take before it is kept and shown again while something moves.
static constexpr double DearPicture = 10;
/// The space around the content into which the view can be panned.
static constexpr double SceneMargin = 20'000;

CanvasView::CanvasView(TopologyScene &scene, QWidget *parent)
    : QGraphicsView(&scene, parent), m_scene(scene), m_far(scene), m_arrows(scene)
{
    m_zooming.setSingleShot(true);
    m_zooming.setInterval(80ms);
    connect(&m_zooming, &QTimer::timeout, this, [this] {
        m_frame = {};
        viewport()->update();
    });
    connect(&scene, &QGraphicsScene::selectionChanged, this, [this] {
        if (isFar()) // items do not know that they are painted
            viewport()->update();
    });
    connect(this, &QGraphicsView::rubberBandChanged, this, &CanvasView::selectConnectionsIn);
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
    viewport()->grabGesture(Qt::PinchGesture);
    fitSceneRect();
    connect(&scene.document(), &document::Document::replaced, this, &CanvasView::fitSceneRect);
}

void CanvasView::fitSceneRect()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const QPointF centre = mapToScene(viewport()->rect().center());
    setSceneRect(m_scene.contentRect()
                     .united(QRectF(0, 0, 1, 1))
                     .adjusted(-SceneMargin, -SceneMargin, SceneMargin, SceneMargin));
    centerOn(centre);
}

void CanvasView::setZoom(double zoom)
{
    zoomBy(zoom / this->zoom());
}

void CanvasView::zoomBy(double factor)
{
    const QPointF centre = mapToScene(viewport()->rect().center());
    holdFrame();
    applyZoom(WantedSight::limited(zoom() * factor));
    centerOn(centre);
    emit zoomChanged(zoom());
    emit viewportMoved();
}

void CanvasView::zoomAt(const QPointF &position, double factor)
{
    const QPointF before = mapToScene(position.toPoint());
    holdFrame();
    applyZoom(WantedSight::limited(zoom() * factor));
    const QPointF after = QPointF(mapFromScene(before));
    m_panning.panBy((position - after).toPoint());
    emit zoomChanged(zoom());
}

void CanvasView::see(const WantedSight::Sight &sight)
{
    applyZoom(sight.zoom);
    centerOn(sight.centre);
    emit zoomChanged(zoom());
    emit viewportMoved();
}

void CanvasView::zoomToFit()
{
    const QRectF content = m_scene.contentRect();
    see(WantedSight::all(content, viewport()->size(), 1));
    if (!content.isEmpty()) // what is drawn later is not moved by another size
        m_wanted.wantAll();
}

/// A drawing that was seen as a whole is not cut by a dock that opens, and comes back to its size
/// after it.
void CanvasView::follow()
{
    const QScopedValueRollback following(m_isFollowing, true);
    if (const auto sight = m_wanted.in(viewport()->size(), m_scene.contentRect()))
        see(*sight);
}

void CanvasView::zoomToSelection()
{
    QRectF selected;
    for (const QGraphicsItem *item : m_scene.selectedItems())
        selected |= item->sceneBoundingRect();
    for (const DrawnConnection *each : m_scene.connections().selected())
        selected |= QRectF(each->line().p1(), each->line().p2()).normalized();
    if (selected.isNull())
        zoomToFit();
    else
        see(WantedSight::all(selected, viewport()->size(), NearestSelection));
}

void CanvasView::reveal(const QRectF &rect)
{
    ensureVisible(rect, 60, 60);
}

void CanvasView::revealMiddle(const DrawnConnection &connection)
{
    reveal(QRectF(connection.middle() - QPointF(40, 40), QSizeF(80, 80)));
}

int CanvasView::reserveBelow(const QWidget *who, int height)
{
    auto own = std::ranges::find(m_reserved, who, [](const auto &each) { return each.first; });
    if (own == m_reserved.end())
        own = m_reserved.insert(own, {who, 0});
    const bool isChanged = std::exchange(own->second, height) != height;
    const auto sum = [](auto first, auto last) {
        return std::accumulate(first, last, 0,
                               [](int room, const auto &each) { return room + each.second; });
    };
    const int above = sum(m_reserved.begin(), own);
    if (isChanged)
        setViewportMargins(0, 0, 0, sum(m_reserved.begin(), m_reserved.end()));
    return above;
}

void CanvasView::setGridShown(bool isShown)
{
    m_hasGrid = isShown;
    m_still = {};
    m_arrows.forget();
    viewport()->update();
}

bool CanvasView::isFree(const QPointF &place) const
{
    const QRectF space(place - QPointF(48, 48), QSizeF(96, 96));
    const auto connections = m_scene.connections().crossing(space);
    return m_scene.items(space).isEmpty() &&
           std::none_of(connections.begin(), connections.end(),
                        [&space](const DrawnConnection *each) { return each->crosses(space); });
}

QPointF CanvasView::freePlace() const
{
    const QPointF centre = onGrid(mapToScene(viewport()->rect().center()));
    const double step = 5 * GridSpacing;
    // Rings of places around the centre, from the inside out.
    for (int ring = 0; ring < 40; ++ring) {
        for (int x = -ring; x <= ring; ++x) {
            for (int y = -ring; y <= ring; ++y) {
                const QPointF place = centre + QPointF(x, y) * step;
                if (std::max(std::abs(x), std::abs(y)) == ring && isFree(place))
                    return place;
            }
        }
    }
    return centre;
}

void CanvasView::applyZoom(double zoom)
{
    m_still = {};
    m_arrows.forget();
    if (!m_isFollowing)
        m_wanted.choose();
    setTransform(QTransform::fromScale(zoom, zoom));
    viewport()->update();
}

bool CanvasView::isFar() const
{
    return zoom() < NearestFar;
}

QPixmap CanvasView::emptyFrame() const
{
    const double ratio = devicePixelRatioF();
    QPixmap frame(viewport()->size() * ratio);
    frame.setDevicePixelRatio(ratio);
    return frame;
}

void CanvasView::holdFrame()
{
    if (m_cost < DearPicture)
        return;
    if (!m_zooming.isActive()) {
        m_frame = emptyFrame();
        QPainter painter(&m_frame);
        if (isFar())
            paintFar(&painter, viewport()->rect(), FarPicture::Part::All);
        else
            render(&painter);
        m_frameTransform = viewportTransform();
    }
    m_zooming.start();
}

void CanvasView::showArrows(std::vector<TrafficArrows::Arrow> arrows)
{
    if (m_arrows.isEmpty() && arrows.empty())
        return;
    m_arrows.setArrows(std::move(arrows));
    if (m_arrows.isEmpty()) {
        m_arrows.forget();
        viewport()->update();
    } else {
        viewport()->update(m_arrows.step(viewportTransform(), viewport()->rect()));
    }
}

void CanvasView::paintEvent(QPaintEvent *event)
{
    const bool hasArrows = !m_arrows.isEmpty() && !m_zooming.isActive();
    const bool isOnlyArrows = hasArrows && m_arrows.isOnlyArrows(event->region());
    if (!isOnlyArrows)
        paintCanvas(event);
    if (!hasArrows)
        return;
    QPainter painter(viewport());
    if (!isOnlyArrows)
        m_arrows.keepGround(painter, *viewport(), event->region());
    painter.setClipRegion(event->region());
    if (isOnlyArrows)
        m_arrows.paintGround(&painter, event->region());
    m_arrows.paint(&painter);
}

void CanvasView::paintCanvas(QPaintEvent *event)
{
    if (m_zooming.isActive() && !m_frame.isNull()) {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), m_scene.look().colours().background);
        painter.setTransform(m_frameTransform.inverted() * viewportTransform());
        painter.drawPixmap(0, 0, m_frame);
        return;
    }
    QElapsedTimer timer;
    timer.start();
    if (isFar()) {
        // The base class keeps account of when it painted: a pixel will do.
        QPaintEvent pixel(QRect(0, 0, 1, 1));
        m_exposed = pixel.region();
        QGraphicsView::paintEvent(&pixel);
        m_exposed = {};
        QPainter painter(viewport());
        paintFarParts(&painter, event->region());
        paintRubberBand(&painter);
    } else {
        m_exposed = event->region();
        QGraphicsView::paintEvent(event);
        m_exposed = {};
    }
    if (event->region().contains(viewport()->rect()) && m_still.isNull())
        m_cost = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void CanvasView::paintFarParts(QPainter *painter, const QRegion &region)
{
    using Part = FarPicture::Part;
    if (m_cost >= DearPicture && !m_scene.movingElements().empty()) {
        if (m_still.isNull()) {
            m_still = emptyFrame();
            QPainter still(&m_still);
            paintFar(&still, viewport()->rect(), Part::Still);
        }
        painter->drawPixmap(0, 0, m_still);
        m_far.paint(painter, viewportTransform(), viewport()->rect(), Part::Moving);
        return;
    }
    m_still = {};
    const bool isSimple = region.rectCount() <= 4;
    for (const QRect &rect : isSimple ? region : QRegion(region.boundingRect())) {
        painter->setClipRect(rect);
        paintFar(painter, rect, Part::All);
    }
    painter->setClipping(false);
}

void CanvasView::paintFar(QPainter *painter, const QRectF &exposed, FarPicture::Part part)
{
    const QTransform toDevice = viewportTransform();
    const QRectF area = toDevice.inverted().mapRect(exposed);
    painter->setTransform(toDevice);
    paintGround(painter, area);
    m_scene.annotations().paint(painter, area);
    painter->resetTransform();
    m_far.paint(painter, toDevice, exposed, part);
    painter->setTransform(toDevice);
    drawForeground(painter, area);
    painter->resetTransform();
}

void CanvasView::paintRubberBand(QPainter *painter)
{
    const QRect band = rubberBandRect();
    if (band.isEmpty())
        return;
    QStyleOptionRubberBand option;
    option.initFrom(viewport());
    option.rect = band;
    option.shape = QRubberBand::Rectangle;
    style()->drawControl(QStyle::CE_RubberBand, &option, painter, viewport());
}

void CanvasView::selectConnectionsIn(const QRect &rubberBand)
{
    if (rubberBand.isNull())
        return;
    const QRectF area = mapToScene(rubberBand).boundingRect();
    std::vector<DrawnConnection *> inside;
    for (DrawnConnection *each : m_scene.connections().crossing(area)) {
        if (area.contains(each->line().p1()) && area.contains(each->line().p2()))
            inside.push_back(each);
    }
    std::vector<DrawnConnection *> outside;
    for (DrawnConnection *each : m_scene.connections().selected()) {
        if (std::find(inside.begin(), inside.end(), each) == inside.end())
            outside.push_back(each);
    }
    m_scene.setConnectionsSelected(outside, false);
    m_scene.setConnectionsSelected(inside, true);
}

void CanvasView::paintGround(QPainter *painter, const QRectF &rect) const
{
    const CanvasColours &colours = m_scene.look().colours();
    painter->fillRect(rect, colours.background);
    if (!m_hasGrid)
        return;
    double spacing = GridSpacing;
    while (spacing * zoom() < GridSpacing * 0.7)
        spacing *= 2;
    const double side = 1.6 / zoom();
    const auto line = [spacing](double at) {
        return static_cast<qint64>(std::floor(at / spacing));
    };
    const auto isBefore = [spacing](qint64 each, double end) {
        return static_cast<double>(each) * spacing < end;
    };
    QVector<QRectF> dots;
    for (qint64 column = line(rect.left()); isBefore(column, rect.right()); ++column) {
        for (qint64 row = line(rect.top()); isBefore(row, rect.bottom()); ++row)
            dots.append({static_cast<double>(column) * spacing - side / 2,
                         static_cast<double>(row) * spacing - side / 2, side, side});
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.dots);
    painter->drawRects(dots);
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &rect)
{
    // The exposed strips of a pan enclose much that need not be drawn.
    const bool isWhole = m_exposed.isEmpty() || m_exposed.rectCount() > 4;
    for (const QRect &part : isWhole ? QRegion(mapFromScene(rect).boundingRect()) : m_exposed) {
        const QRectF area = mapToScene(part).boundingRect().adjusted(-1, -1, 1, 1);
        painter->save();
        if (!isWhole)
            painter->setClipRect(area, Qt::IntersectClip);
        paintGround(painter, area);
        QGraphicsView::drawBackground(painter, area);
        painter->restore();
    }
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    m_still = {};
    m_arrows.forget();
    const QSizeF before = event->oldSize();
    const WantedSight::Sight sight{
        zoom(), mapToScene(QRect(QPoint(), event->oldSize())).boundingRect().center()};
    if (!before.isEmpty() && WantedSight::isWhole(sight, m_scene.contentRect(), before))
        m_wanted.remember(sight);
    {
        const QScopedValueRollback following(m_isFollowing, true);
        QGraphicsView::resizeEvent(event);
    }
    QMetaObject::invokeMethod(this, &CanvasView::follow, Qt::QueuedConnection);
    emit viewportMoved();
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    m_still = {};
    if (!m_isFollowing)
        m_wanted.choose();
    if (!m_arrows.isEmpty()) {
        m_arrows.forget();
        viewport()->update();
    }
    QGraphicsView::scrollContentsBy(dx, dy);
    emit viewportMoved();
}

void CanvasView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_scene.setLook(palette(), font());
        m_far.forget();
        m_arrows.forgetColours();
        viewport()->update();
    }
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        auto *gestures = static_cast<QGestureEvent *>(event);
        if (const auto *pinch = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture))) {
            zoomAt(viewport()->mapFromGlobal(pinch->centerPoint()), pinch->scaleFactor());
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() != 0)
        zoomAt(event->position(), std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (draggedSort(event->mimeData()) || !draggedTemplate(event->mimeData()).isEmpty() ||
        !draggedCaptureFile(event->mimeData()).isEmpty())
        QGraphicsView::dragEnterEvent(event);
    else
        event->ignore(); // a file, for the window
}

/// Tab goes from element to element, and behind the last one to what is beside the canvas.
bool CanvasView::focusNextPrevChild(bool isForward)
{
    const ElementItem *next = nextInReadingOrder(m_scene, isForward);
    if (!next)
        return QGraphicsView::focusNextPrevChild(isForward);
    m_scene.selectOnly(next->id());
    reveal(next->lifeSize());
    setAccessibleDescription(next->description()); // a screen reader says where it came to
    return true;
}

} // namespace tomato::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overviewmap.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tomato::ui {

using namespace std::chrono_literals;
using document::Document;

static constexpr double MapBorder = 8;
/// A few elements need not fill the map.
static constexpr double MaxScale = 0.3;
/// Pixels of the map that an arrow key moves the frame by.
static constexpr double KeyStep = 12;
/// The frame stays large enough to be seen and dragged at any zoom of the canvas.
static constexpr double MinFrame = 6;

OverviewMap::OverviewMap(TopologyScene &scene, CanvasView &view, QWidget *parent)
    : QWidget(parent), m_scene(scene), m_view(view), m_far(scene)
{
    setObjectName(QStringLiteral("overviewMap"));
    setAccessibleName(tr("Overview map"));
    setAccessibleDescription(tr("The arrow keys move the visible part, plus and minus zoom"));
    setToolTip(tr("Click or drag to move the visible part; the wheel zooms"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(200ms);
    connect(&m_refresh, &QTimer::timeout, this, &OverviewMap::redraw);
    connect(&view, &CanvasView::viewportMoved, this, qOverload<>(&QWidget::update));
    connect(&view, &CanvasView::zoomChanged, this, qOverload<>(&QWidget::update));
    followScene();
}

void OverviewMap::followScene()
{
    const Document &document = m_scene.document();
    connect(&document, &Document::elementAdded, this, &OverviewMap::refreshSoon);
    connect(&document, &Document::elementRemoved, this, &OverviewMap::refreshSoon);
    connect(&document, &Document::elementMoved, this, &OverviewMap::refreshSoon);
    connect(&document, &Document::connectionAdded, this, &OverviewMap::refreshSoon);
    connect(&document, &Document::connectionRemoved, this, &OverviewMap::refreshSoon);
    connect(&document, &Document::replaced, this, &OverviewMap::refreshSoon);
    connect(&m_scene, &QGraphicsScene::selectionChanged, this, &OverviewMap::refreshSoon);
    connect(&m_scene, &TopologyScene::labShown, this, &OverviewMap::refreshSoon);
    // Until then its picture does not know where what moved lies.
    connect(&m_scene.connections(), &ConnectionLayer::settled, this, &OverviewMap::refreshSoon);
}

void OverviewMap::refreshSoon()
{
    if (isVisible() && !m_refresh.isActive())
        m_refresh.start();
}

void OverviewMap::redraw()
{
    if (!isVisible())
        return; // showEvent() does it
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_scene.look().colours().background);
    const QRectF content = m_scene.contentRect();
    m_toMap = {};
    if (!content.isEmpty()) {
        const QSizeF room(std::max(width() - 2 * MapBorder, 1.0),
                          std::max(height() - 2 * MapBorder, 1.0));
        const double scale =
            std::min({room.width() / content.width(), room.height() / content.height(), MaxScale});
        m_toMap.translate(width() / 2.0, height() / 2.0);
        m_toMap.scale(scale, scale);
        m_toMap.translate(-content.center().x(), -content.center().y());
        QPainter painter(&m_picture);
        m_far.paint(&painter, m_toMap, rect(), FarPicture::Part::All);
    }
    update();
}

QRectF OverviewMap::frame() const
{
    const QRectF visible =
        m_view.viewportTransform().inverted().mapRect(QRectF(m_view.viewport()->rect()));
    QRectF frame = m_toMap.mapRect(visible);
    const double wider = std::max(0.0, MinFrame - frame.width()) / 2;
    const double higher = std::max(0.0, MinFrame - frame.height()) / 2;
    return frame.adjusted(-wider, -higher, wider, higher);
}

void OverviewMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const CanvasColours &colours = m_scene.look().colours();
    painter.fillRect(rect(), colours.background);
    painter.drawPixmap(0, 0, m_picture);
    if (m_scene.elementItems().empty())
        return;
    // Seen at the border when it is wider than the map.
    const QRectF seen = frame() & QRectF(rect()).adjusted(1, 1, -1, -1);
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRect(seen);
    QColor shade = colours.faintText;
    shade.setAlphaF(0.16F);
    painter.fillPath(outside - inside, shade);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.accent, hasFocus() ? 3 : 2));
    painter.drawRoundedRect(seen, 2, 2);
}

void OverviewMap::moveFrame(const QPointF &position)
{
    if (!m_scene.elementItems().empty())
        m_view.centerOn(m_toMap.inverted().map(position));
}

void OverviewMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QRectF now = frame();
    m_grip = now.contains(event->position()) ? now.center() - event->position() : QPointF();
    setCursor(Qt::ClosedHandCursor);
    if (m_grip->isNull())
        moveFrame(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip)
        moveFrame(event->position() + *m_grip);
}

void OverviewMap::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grip.reset();
    unsetCursor();
}

void OverviewMap::wheelEvent(QWheelEvent *event)
{
    m_view.zoomBy(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void OverviewMap::keyPressEvent(QKeyEvent *event)
{
    const QPointF centre = frame().center();
    switch (event->key()) {
    case Qt::Key_Left:
        return moveFrame(centre - QPointF(KeyStep, 0));
    case Qt::Key_Right:
        return moveFrame(centre + QPointF(KeyStep, 0));
    case Qt::Key_Up:
        return moveFrame(centre - QPointF(0, KeyStep));
    case Qt::Key_Down:
        return moveFrame(centre + QPointF(0, KeyStep));
    case Qt::Key_Plus:
        return m_view.zoomBy(1.25);
    case Qt::Key_Minus:
        return m_view.zoomBy(0.8);
    default:
        QWidget::keyPressEvent(event);
    }
}

void OverviewMap::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    redraw();
}

void OverviewMap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    redraw();
}

void OverviewMap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_far.forget();
        refreshSoon();
    }
}

} // namespace tomato::ui

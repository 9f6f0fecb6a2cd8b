// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/trafficarrows.h"

#include "plugins/api/darkness.h"
#include "ui/canvas/items/trafficlevel.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QBackingStore>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tomato::ui {

/// Where along the connection an arrow may lie, from the sending end: the first free position is
/// used.
static constexpr std::array Parts = {0.36, 0.33, 0.39, 0.3, 0.42, 0.26, 0.22, 0.46};
/// The offsets beside a line that is full of labels, in pixels of the view.
static constexpr std::array BesideLine = {0.0, 15.0};
/// The least length in pixels of the view: a shorter connection has no space for an arrow.
static constexpr double MinLine = 40;
/// The least distance in the scene: names lie below elements.
static constexpr double NearestToElement = 52;
static constexpr int DegreesOfAStep = 6;
/// Half the side of a stamp at scale 1, large enough for the largest arrow and its edge.
static constexpr double Half = 17;
/// The size in pixels of the view.
static constexpr int TileSide = 32;

/// Returns a free piece of the connection in pixels of the view, from the middle of the arrow on;
/// nothing where there is no space.
static std::optional<QLineF> freePlace(const DrawnConnection &connection, bool isForward,
                                       const QTransform &toView)
{
    const double scale = toView.m11();
    const QLineF line = connection.line();
    if (line.length() * scale < MinLine)
        return {};
    const double half = 8 / scale;
    const auto covered = connection.covered(scale);
    for (const double beside : BesideLine) {
        for (const double part : Parts) {
            const double along = isForward ? part : 1 - part;
            QLineF way(connection.pointAt(along),
                       connection.pointAt(along + (isForward ? 0.01 : -0.01)));
            const QLineF across = way.normalVector().unitVector();
            way.translate((across.p1() - across.p2()) * beside / scale);
            const QRectF place(way.p1() - QPointF(half, half), QSizeF(2 * half, 2 * half));
            if (std::min(along, 1 - along) * line.length() < NearestToElement)
                continue;
            const bool isFree =
                std::none_of(covered.begin(), covered.end(),
                             [&place](const QRectF &each) { return each.intersects(place); });
            if (isFree)
                return toView.map(way);
        }
    }
    return {};
}

void TrafficArrows::place(const QTransform &toView, const QRect &visible)
{
    const double scale = std::clamp(toView.m11(), 0.45, 1.4);
    if (std::exchange(m_scale, scale) != scale)
        m_stamps.clear();
    m_shapes.clear();
    for (const Arrow &arrow : m_arrows) {
        const DrawnConnection *connection = m_scene.connection(arrow.connection);
        if (!connection)
            continue;
        const auto place = freePlace(*connection, arrow.isForward, toView);
        if (place && visible.contains(place->p1().toPoint()))
            m_shapes.push_back({place->p1(), qRound(place->angle() / DegreesOfAStep), arrow.level});
    }
}

QRegion TrafficArrows::around(const QRect &visible) const
{
    const int columns = visible.width() / TileSide + 1;
    const int rows = visible.height() / TileSide + 1;
    std::vector<bool> tiles(static_cast<std::size_t>(columns * rows));
    const auto tile = [](double pixel, int count) {
        return std::clamp(static_cast<int>(std::floor(pixel / TileSide)), 0, count - 1);
    };
    const double half = Half * m_scale;
    for (const Shape &each : m_shapes) {
        for (int y = tile(each.centre.y() - half, rows); y <= tile(each.centre.y() + half, rows);
             ++y)
            for (int x = tile(each.centre.x() - half, columns);
                 x <= tile(each.centre.x() + half, columns); ++x)
                tiles[static_cast<std::size_t>(y * columns + x)] = true;
    }
    QRegion region;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            const int first = x;
            while (x < columns && tiles[static_cast<std::size_t>(y * columns + x)])
                ++x;
            if (x > first)
                region += QRect(first * TileSide, y * TileSide, (x - first) * TileSide, TileSide);
        }
    }
    return region & visible;
}

QRegion TrafficArrows::step(const QTransform &toView, const QRect &visible)
{
    const QRegion before = around(visible);
    m_isLarge = !m_isLarge;
    place(toView, visible);
    m_stepped = before + around(visible);
    return m_ground.isNull() ? QRegion(visible) : m_stepped;
}

void TrafficArrows::forgetColours()
{
    forget();
    m_stamps.clear();
}

bool TrafficArrows::isOnlyArrows(const QRegion &exposed) const
{
    return !m_ground.isNull() && exposed.subtracted(m_stepped).isEmpty();
}

void TrafficArrows::keepGround(const QPainter &painter, const QWidget &viewport,
                               const QRegion &exposed)
{
    QBackingStore *store = viewport.window()->backingStore();
    QPaintDevice *device = painter.paintEngine()->paintDevice();
    if (!store || store->paintDevice() != device || device->devType() != QInternal::Image)
        return;
    const auto *image = static_cast<const QImage *>(device);
    const QRect whole = viewport.rect();
    const bool isWhole = exposed.contains(whole);
    if (m_ground.isNull() && !isWhole)
        return;
    const double ratio = image->devicePixelRatio();
    if (m_ground.isNull()) {
        m_ground = QImage(whole.size() * ratio, image->format());
        m_ground.setDevicePixelRatio(ratio);
    }
    QPainter copy(&m_ground);
    copy.setCompositionMode(QPainter::CompositionMode_Source);
    const QPoint origin = viewport.mapTo(viewport.window(), QPoint());
    for (const QRect &each : isWhole ? QRegion(whole) : exposed) {
        const QRectF source(QPointF(each.topLeft() + origin) * ratio, QSizeF(each.size()) * ratio);
        copy.drawImage(QRectF(each), *image, source);
    }
}

void TrafficArrows::paintGround(QPainter *painter, const QRegion &exposed) const
{
    const double ratio = m_ground.devicePixelRatio();
    for (const QRect &each : exposed)
        painter->drawImage(QRectF(each), m_ground,
                           QRectF(QPointF(each.topLeft()) * ratio, QSizeF(each.size()) * ratio));
}

const QPixmap &TrafficArrows::stamp(const Shape &shape, double ratio) const
{
    QPixmap &stamp = m_stamps[{shape.angle, shape.level, m_isLarge}];
    if (!stamp.isNull())
        return stamp;
    const CanvasColours &colours = m_scene.look().colours();
    const int side = static_cast<int>(std::ceil(2 * Half * m_scale * ratio));
    stamp = QPixmap(side, side);
    stamp.setDevicePixelRatio(ratio);
    stamp.fill(Qt::transparent);
    const double size = 6 + shape.level + (m_isLarge ? 4 : 0);
    QPainter painter(&stamp);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_scale, m_scale);
    painter.translate(Half, Half);
    painter.rotate(-shape.angle * DegreesOfAStep);
    painter.setPen(QPen(colours.background, 1.4));
    painter.setBrush(TrafficLevel::colour(shape.level, plugins::isDark(colours.background)));
    painter.drawPolygon(QPolygonF{QPointF(size, 0), QPointF(-0.6 * size, 0.75 * size),
                                  QPointF(-0.2 * size, 0), QPointF(-0.6 * size, -0.75 * size)});
    return stamp;
}

void TrafficArrows::paint(QPainter *painter) const
{
    const double ratio = painter->device()->devicePixelRatioF();
    const QPointF half(Half * m_scale, Half * m_scale);
    for (const Shape &each : m_shapes)
        painter->drawPixmap((each.centre - half).toPoint(), stamp(each, ratio));
}

} // namespace tomato::ui

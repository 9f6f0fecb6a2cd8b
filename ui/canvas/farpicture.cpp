// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/farpicture.h"

#include "plugins/api/darkness.h"
#include "ui/canvas/items/pixelsheet.h"
#include "ui/canvas/items/trafficlevel.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace tomato::ui {

/// Below this number of pixels a picture is a dot.
static constexpr double MinPicture = 7;
/// More lines and dots than this are drawn without smoothing.
static constexpr std::size_t MaxSmooth = 400;
/// How far a halo or a state's mark reaches beyond the picture, in the scene.
static constexpr double BesideElement = 8;

void FarPicture::paint(QPainter *painter, const QTransform &toDevice, const QRectF &exposed,
                       Part part)
{
    const double scale = toDevice.m11();
    if (std::exchange(m_scale, scale) != scale)
        m_stamps.clear();
    refresh();
    const QRectF area = toDevice.inverted().mapRect(exposed);
    const Lines lines = linesIn(area, part);
    const Dots dots = dotsIn(area, part);
    const bool isDots = 2 * ElementItem::Radius * scale < MinPicture;
    if (lines.size() + (isDots ? dots.size() : 0) > MaxSmooth) {
        paintPixels(painter, toDevice, exposed, lines, isDots ? dots : Dots());
    } else {
        paintLines(painter, toDevice, lines);
        if (isDots)
            paintDots(painter, toDevice, dots);
    }
    if (!isDots)
        paintElements(painter, toDevice, dots);
}

void FarPicture::refresh()
{
    if (std::exchange(m_revision, m_scene.revision()) == m_scene.revision())
        return;
    m_lines.clear();
    m_dots.clear();
    for (const auto &[id, each] : m_scene.connections().all())
        m_lines.push_back({each->line(), each->wire(), each->trafficLevel(),
                           each->isSelected() || each->isFlashing(), each->isMoving()});
    for (const auto &[id, item] : m_scene.elementItems())
        m_dots.push_back(dotOf(item));
}

static QColor colourOf(topology::ElementKind kind)
{
    using topology::ElementKind;
    switch (kind) {
    case ElementKind::Host:
        return {0x3f, 0x7c, 0xe8};
    case ElementKind::Router:
        return {0x1b, 0x9a, 0x8a};
    case ElementKind::Switch:
        return {0x74, 0x5f, 0xe0};
    case ElementKind::Hub:
        return {0xe0, 0x8b, 0x2c};
    case ElementKind::Attach:
        return {0xc2, 0x45, 0x85};
    default:
        return {0x7d, 0x8a, 0xa3};
    }
}

FarPicture::Dot FarPicture::dotOf(const ElementItem *item) const
{
    const QColor host = m_scene.look().hostColour(item->host());
    return {item->pos(), item, host.isValid() ? host : colourOf(item->kind()), item->isSelected(),
            m_scene.movingElements().contains(item)};
}

FarPicture::Lines FarPicture::linesIn(const QRectF &area, Part part) const
{
    Lines found;
    if (part == Part::Moving) {
        for (const DrawnConnection *each : m_scene.connections().moving())
            found.push_back(
                {each->line(), each->wire(), each->trafficLevel(), each->isSelected(), true});
        return found;
    }
    for (const Line &each : m_lines) {
        const auto [left, right] = std::minmax({each.line.x1(), each.line.x2()});
        const auto [top, bottom] = std::minmax({each.line.y1(), each.line.y2()});
        const bool isInside = right >= area.left() && left <= area.right() &&
                              bottom >= area.top() && top <= area.bottom();
        if (isInside && (part == Part::All || !each.isMoving))
            found.push_back(each);
    }
    return found;
}

FarPicture::Dots FarPicture::dotsIn(const QRectF &area, Part part) const
{
    const double beside = ElementItem::Radius + BesideElement + 3 / m_scale;
    const QRectF wide = area.adjusted(-beside, -beside, beside, beside);
    Dots found;
    if (part == Part::Moving) {
        for (const ElementItem *each : m_scene.movingElements())
            found.push_back(dotOf(each));
        return found;
    }
    for (const Dot &each : m_dots) {
        if (wide.contains(each.centre) && (part == Part::All || !each.isMoving))
            found.push_back(each);
    }
    return found;
}

static bool isDark(const CanvasColours &colours)
{
    return plugins::isDark(colours.background);
}

void FarPicture::paintLines(QPainter *painter, const QTransform &toDevice, const Lines &all) const
{
    enum Style
    {
        Idle,
        Down,
        Up,
        Selected,
        /// The styles for the levels of traffic follow.
        Traffic,
        Styles = Traffic + TrafficLevel::Max
    };
    std::array<QVector<QLineF>, Styles> lines;
    for (const Line &each : all) {
        const int style = each.isSelected                          ? Selected
                          : each.trafficLevel > 0                  ? Traffic + each.trafficLevel - 1
                          : each.wire == DrawnConnection::Wire::Up ? Up
                          : each.wire == DrawnConnection::Wire::Down ? Down
                                                                     : Idle;
        lines[static_cast<std::size_t>(style)].append(toDevice.map(each.line));
    }
    const CanvasColours &colours = m_scene.look().colours();
    painter->setRenderHint(QPainter::Antialiasing);
    std::array<QPen, Styles> pens = {QPen(colours.line, 1), QPen(colours.line, 1, Qt::DashLine),
                                     QPen(colours.activeLine, 1), QPen(colours.accent, 3)};
    for (int level = 1; level <= TrafficLevel::Max; ++level)
        pens[static_cast<std::size_t>(Traffic + level - 1)] =
            QPen(TrafficLevel::colour(level, isDark(colours)), TrafficLevel::width(level) / 2);
    for (std::size_t style = 0; style < Styles; ++style) {
        painter->setPen(pens[style]);
        painter->drawLines(lines[style]);
    }
}

double FarPicture::dotSide() const
{
    return std::max(2 * ElementItem::Radius * m_scale, 1.5);
}

void FarPicture::paintDots(QPainter *painter, const QTransform &toDevice, const Dots &dots) const
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QPointF half(dotSide() / 2, dotSide() / 2);
    for (const Dot &each : dots) {
        const QPointF centre = toDevice.map(each.centre);
        const QRectF dot(centre - half, centre + half);
        if (each.isSelected)
            painter->fillRect(dot.adjusted(-2, -2, 2, 2), m_scene.look().colours().accent);
        painter->fillRect(dot, each.colour);
    }
}

void FarPicture::paintPixels(QPainter *painter, const QTransform &toDevice, const QRectF &exposed,
                             const Lines &lines, const Dots &dots) const
{
    const CanvasColours &colours = m_scene.look().colours();
    const double ratio = painter->device()->devicePixelRatioF();
    const QRect area = exposed.toAlignedRect();
    PixelSheet sheet(area.size() * ratio);
    const QTransform toSheet = toDevice * QTransform::fromTranslate(-area.x(), -area.y()) *
                               QTransform::fromScale(ratio, ratio);
    for (const Line &each : lines) {
        const QLineF line = toSheet.map(each.line);
        const bool isUp = each.wire == DrawnConnection::Wire::Up;
        const QColor colour = each.isSelected ? colours.accent
                              : each.trafficLevel > 0
                                  ? TrafficLevel::colour(each.trafficLevel, isDark(colours))
                              : isUp ? colours.activeLine
                                     : colours.line;
        sheet.line(line, colour);
        if (each.isSelected || each.trafficLevel > 2)
            sheet.line(line.translated(0, 1), colour);
    }
    for (const Dot &each : dots) {
        const QPointF centre = toSheet.map(each.centre);
        if (each.isSelected)
            sheet.square(centre, dotSide() * ratio + 4, colours.accent);
        sheet.square(centre, dotSide() * ratio, each.colour);
    }
    painter->drawImage(QRectF(area), sheet.image());
}

const QPixmap &FarPicture::stamp(const ElementItem &element, double ratio)
{
    const bool isMarked = element.isSelected() || element.isConnectTarget();
    QPixmap &stamp = m_stamps[{element.kind(), element.state(), element.isWarned(),
                               m_scene.look().hostColour(element.host()).rgba(), isMarked}];
    if (!stamp.isNull())
        return stamp;
    const double half = (ElementItem::Radius + BesideElement) * m_scale;
    const int side = static_cast<int>(std::ceil(2 * half * ratio));
    stamp = QPixmap(side, side);
    stamp.setDevicePixelRatio(ratio);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(half, half);
    painter.scale(m_scale, m_scale);
    element.paintFar(&painter, m_scale * ratio, isMarked);
    return stamp;
}

void FarPicture::paintElements(QPainter *painter, const QTransform &toDevice, const Dots &dots)
{
    const double half = (ElementItem::Radius + BesideElement) * m_scale;
    const double ratio = painter->device()->devicePixelRatioF();
    for (const Dot &each : dots) {
        const QPointF corner = toDevice.map(each.centre) - QPointF(half, half);
        painter->drawPixmap(corner.toPoint(), stamp(*each.item, ratio));
    }
}

} // namespace tomato::ui

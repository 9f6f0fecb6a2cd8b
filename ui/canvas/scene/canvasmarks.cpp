// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/canvasmarks.h"

#include "ui/canvas/scene/topologyscene.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace tomato::ui {

namespace {

/// The widths of the band, in the scene.
constexpr double Narrowest = 5;
constexpr double Widest = 12;
constexpr double ArrowSize = 9;
constexpr double CrossSize = 9;
/// Where arrows and crosses lie along the connection, from the sending end.
constexpr std::array ArrowParts = {0.34, 0.4, 0.28, 0.44, 0.24, 0.6, 0.66};
constexpr std::array CrossParts = {0.6, 0.66, 0.72, 0.54, 0.78};
/// Where texts lie along the connection, and how far from it in pixels.
constexpr std::array TextParts = {0.5, 0.36, 0.64};
constexpr std::array TextDistances = {13.0, 22.0, 34.0, 50.0};
/// The number of segments of a curved band.
constexpr int Pieces = 24;

/// Returns which part of a connection is hidden below each of its elements.
double hiddenPart(const DrawnConnection &connection)
{
    const double length = connection.line().length();
    return length <= 0 ? 0.5 : std::min(ElementItem::Radius / length, 0.5);
}

/// Returns where an arrow or a cross covers nothing, or nearly so.
double freePart(const DrawnConnection &connection, std::span<const double> parts, bool isForward,
                const std::vector<QRectF> &kept)
{
    static_assert(CrossSize <= ArrowSize);
    const auto along = [isForward](double part) { return isForward ? part : 1 - part; };
    for (const double part : parts) {
        const QPointF at = connection.pointAt(along(part));
        const QRectF mark(at - QPointF(ArrowSize, ArrowSize) * 0.7,
                          QSizeF(ArrowSize, ArrowSize) * 1.4);
        if (std::none_of(kept.begin(), kept.end(),
                         [&mark](const QRectF &each) { return each.intersects(mark); }))
            return along(part);
    }
    return along(parts.front());
}

} // namespace

void CanvasMarks::paint(QPainter *painter, double scale) const
{
    if (isEmpty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto &link : m_marks.links) {
        if (const DrawnConnection *connection = m_scene.connection(link.connection))
            paintBand(painter, *connection, link);
    }
    const std::vector<QRectF> places = textPlaces(scale);
    for (std::size_t at = 0; at < places.size(); ++at) {
        const auto &link = m_marks.links[at];
        if (!places[at].isEmpty())
            paintText(painter, places[at], link.text, link.isCrossed, scale);
    }
    for (const auto &element : m_marks.elements)
        paintElement(painter, element, scale);
    painter->restore();
}

void CanvasMarks::paintBand(QPainter *painter, const DrawnConnection &connection,
                            const plugins::CanvasDecoration::Link &link) const
{
    const CanvasColours &colours = m_scene.look().colours();
    const double hidden = hiddenPart(connection);
    QPolygonF band;
    for (int piece = 0; piece <= Pieces; ++piece)
        band << connection.pointAt(hidden + (1 - 2 * hidden) * piece / Pieces);
    // Labels, the badge and names are not painted over.
    const double scale = painter->worldTransform().m11();
    QPainterPath free;
    free.addRect(connection.bounds());
    const auto covered = connection.covered(scale);
    std::vector<QRectF> kept(covered.begin(), covered.end());
    for (const ElementItem *end : connection.ends())
        kept.push_back(end->nameRect(scale));
    for (const QRectF &each : kept) {
        QPainterPath label;
        label.addRoundedRect(each, 4, 4);
        free -= label;
    }
    painter->save();
    painter->setClipPath(free, Qt::IntersectClip);
    const double strength = std::clamp(link.strength, 0.0, 1.0);
    QColor colour = link.isCrossed ? colours.failed : link.isGood ? colours.running : colours.way;
    colour.setAlphaF(static_cast<float>(0.3 + 0.3 * strength));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, Narrowest + (Widest - Narrowest) * strength, Qt::SolidLine,
                         Qt::FlatCap, Qt::RoundJoin));
    painter->drawPolyline(band);
    painter->restore();
    colour.setAlphaF(1);
    painter->setBrush(colour);
    painter->setPen(QPen(colours.background, 1));
    for (const bool isForward : {true, false}) {
        if (!(isForward ? link.isForward : link.isBackward))
            continue;
        const double along = freePart(connection, ArrowParts, isForward, kept);
        const QPointF from = connection.pointAt(along);
        const QLineF way(from, connection.pointAt(along + (isForward ? 0.01 : -0.01)));
        const double angle = -way.angle() * M_PI / 180;
        const QPointF ahead = QPointF(std::cos(angle), std::sin(angle)) * ArrowSize;
        const QPointF beside(-ahead.y() * 0.7, ahead.x() * 0.7);
        painter->drawPolygon(QPolygonF{from + ahead, from - ahead * 0.6 + beside,
                                       from - ahead * 0.2, from - ahead * 0.6 - beside});
    }
    if (link.isCrossed)
        paintCross(painter,
                   connection.pointAt(freePart(connection, CrossParts, link.isForward, kept)));
}

QSizeF CanvasMarks::sizeOf(const QString &text) const
{
    return QFontMetricsF(m_scene.look().labelFont()).size(0, text) + QSizeF(12, 5);
}

bool CanvasMarks::isFree(const QRectF &area, const std::vector<QRectF> &taken, double scale) const
{
    const auto isMet = [&area](const QRectF &each) { return each.intersects(area); };
    if (std::any_of(taken.begin(), taken.end(), isMet))
        return false;
    for (const QGraphicsItem *item : m_scene.items(area)) {
        const auto *element = qgraphicsitem_cast<const ElementItem *>(item);
        if (element && (isMet(element->faceRect()) || isMet(element->nameRect(scale))))
            return false;
    }
    const auto near = m_scene.connections().crossing(area);
    return std::none_of(near.begin(), near.end(), [&](const DrawnConnection *each) {
        const auto covered = each->covered(scale);
        return std::any_of(covered.begin(), covered.end(), isMet);
    });
}

/// Returns a place below a flat line, or to the right of a steep one, or one near that.
QRectF CanvasMarks::placeFor(const QSizeF &size, const DrawnConnection &connection,
                             const std::vector<QRectF> &taken, double scale) const
{
    const double factor = magnification(m_scene.look().labelFont(), scale);
    const QLineF line = connection.line();
    const bool isFlat = std::abs(line.dy()) < std::abs(line.dx());
    // The more it slopes, the farther, so that the text covers nothing of it.
    const double along = std::max(std::abs(line.dx()), 1.0);
    const double slope = isFlat ? std::abs(line.dy()) / along : 0;
    std::optional<QRectF> first;
    for (const double away : TextDistances) {
        for (const double part : TextParts) {
            for (const int side : {1, -1}) {
                const QPointF beside =
                    isFlat ? QPointF(0, size.height() / 2 + away + slope * size.width() / 2)
                           : QPointF(size.width() / 2 + away, 0);
                const QPointF centre = connection.pointAt(part) + beside * factor * side;
                const QRectF place(centre - QPointF(size.width(), size.height()) / 2, size);
                if (!first)
                    first = place;
                if (isFree(magnified(place, factor), taken, scale))
                    return place;
            }
        }
    }
    return *first;
}

std::vector<QRectF> CanvasMarks::textPlaces(double scale) const
{
    const double factor = magnification(m_scene.look().labelFont(), scale);
    std::vector<QRectF> places;
    std::vector<QRectF> taken;
    for (const auto &element : m_marks.elements)
        taken.push_back(magnified(placeBelow(element, scale), factor));
    for (const auto &link : m_marks.links) {
        const DrawnConnection *connection = m_scene.connection(link.connection);
        places.push_back(!connection || link.text.isEmpty()
                             ? QRectF()
                             : placeFor(sizeOf(link.text), *connection, taken, scale));
        taken.push_back(magnified(places.back(), factor));
    }
    return places;
}

QRectF CanvasMarks::placeBelow(const plugins::CanvasDecoration::Element &element,
                               double scale) const
{
    const ElementItem *item = m_scene.elementItem(element.element);
    if (!item || element.text.isEmpty())
        return {};
    const double factor = magnification(m_scene.look().labelFont(), scale);
    const QSizeF size = sizeOf(element.text);
    const QPointF centre(item->pos().x(),
                         item->nameRect(scale).bottom() + (size.height() / 2 + 3) * factor);
    return {centre - QPointF(size.width(), size.height()) / 2, size};
}

void CanvasMarks::paintElement(QPainter *painter, const plugins::CanvasDecoration::Element &element,
                               double scale) const
{
    const ElementItem *item = m_scene.elementItem(element.element);
    if (!item)
        return;
    if (element.isCrossed)
        paintCross(painter,
                   item->pos() + QPointF(ElementItem::Radius, -ElementItem::Radius) * 0.75);
    if (element.text.isEmpty())
        return;
    paintText(painter, placeBelow(element, scale), element.text, element.isCrossed, scale);
}

void CanvasMarks::paintText(QPainter *painter, const QRectF &rect, const QString &text, bool isBad,
                            double scale) const
{
    const CanvasColours &colours = m_scene.look().colours();
    const double factor = magnification(m_scene.look().labelFont(), scale);
    painter->save();
    painter->translate(rect.center());
    painter->scale(factor, factor);
    painter->translate(-rect.center());
    painter->setFont(m_scene.look().labelFont());
    painter->setPen(QPen(isBad ? colours.failed : colours.way, 1.4));
    painter->setBrush(colours.background);
    painter->drawRoundedRect(rect, 4, 4);
    painter->setPen(colours.text);
    painter->drawText(rect, Qt::AlignCenter, text);
    painter->restore();
}

void CanvasMarks::paintCross(QPainter *painter, const QPointF &centre) const
{
    const CanvasColours &colours = m_scene.look().colours();
    const QLineF one(centre - QPointF(CrossSize, CrossSize),
                     centre + QPointF(CrossSize, CrossSize));
    const QLineF other(centre - QPointF(CrossSize, -CrossSize),
                       centre + QPointF(CrossSize, -CrossSize));
    // An edge has contrast to everything below it.
    for (const auto &[colour, width] :
         {std::pair{colours.background, 8.0}, {colours.failed, 4.5}}) {
        painter->setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(one);
        painter->drawLine(other);
    }
}

} // namespace tomato::ui

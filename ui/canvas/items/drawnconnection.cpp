// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/drawnconnection.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/dhcp.h"
#include "plugins/api/darkness.h"
#include "ui/canvas/items/canvaslook.h"
#include "ui/canvas/items/clippedline.h"
#include "ui/canvas/items/elementitem.h"
#include "ui/canvas/items/labelplaces.h"
#include "ui/canvas/items/statemark.h"
#include "ui/canvas/items/trafficlevel.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPathStroker>

#include <cmath>

namespace tomato::ui {

/// Pixels to either side of the line that a click may miss by.
static constexpr double PickDistance = 8;
static constexpr double WidestLabel = 76;
static constexpr double WidestMiddleLabel = 130;
/// The space for labels and badges beside the line.
static constexpr double BadgeMargin = 100;
/// Below this scale labels are too small to read.
static constexpr double LabelScale = 0.6;
/// The room for a badge grows by this.
static constexpr double BadgeStep = 24;

DrawnConnection::DrawnConnection(const ConnectionId &id, std::array<const ElementItem *, 2> ends,
                                 const CanvasLook &look, const topology::Topology &topology)
    : m_id(id), m_ends(ends), m_look(look), m_topology(topology)
{
}

QLineF DrawnConnection::line() const
{
    return {m_ends[0]->pos(), m_ends[1]->pos()};
}

static double loopWidth(double bow)
{
    return 2.4 * ElementItem::Radius + std::abs(bow);
}

double DrawnConnection::reach() const
{
    return BadgeMargin + (m_ends[0] == m_ends[1] ? 2 * loopWidth(m_bow) : std::abs(m_bow));
}

QRectF DrawnConnection::bounds() const
{
    const QLineF straight = line();
    const double far = reach();
    return QRectF(straight.p1(), straight.p2()).normalized().adjusted(-far, -far, far, far);
}

QPainterPath DrawnConnection::curve() const
{
    const QLineF straight = line();
    QPainterPath path(straight.p1());
    if (m_ends[0] == m_ends[1]) {
        const double width = loopWidth(m_bow);
        path.cubicTo(straight.p1() + QPointF(-width, -2 * width),
                     straight.p1() + QPointF(width, -2 * width), straight.p2());
        return path;
    }
    const double length = straight.length();
    if (m_bow == 0 || length < 1) {
        path.lineTo(straight.p2());
        return path;
    }
    // The side is the same for both directions of drawing, so that parallel connections never meet.
    const bool forward = m_ends[0]->id() < m_ends[1]->id();
    const QPointF across = QPointF(-straight.dy(), straight.dx()) / length;
    path.quadTo(straight.center() + across * (forward ? m_bow : -m_bow) * 2, straight.p2());
    return path;
}

QString DrawnConnection::label(std::size_t end, bool hasAddress, double widest) const
{
    const topology::Connection *connection = m_topology.connection(m_id);
    const topology::Element *element =
        connection ? m_topology.element(connection->ends[end]) : nullptr;
    if (!element || !element->isInterface())
        return {};
    const QFontMetricsF metrics(m_look.labelFont());
    const QString name = metrics.elidedText(element->name(), Qt::ElideMiddle, widest);
    const QString address = hasAddress ? addressLabel(*element) : QString();
    if (address.isEmpty())
        return name;
    return name + QLatin1Char('\n') +
           metrics.elidedText(address, Qt::ElideMiddle, WidestMiddleLabel);
}

static QSizeF sizeOf(const QString &label, const QFont &font)
{
    return QFontMetricsF(font).size(0, label) + QSizeF(8, 1);
}

QRectF DrawnConnection::labelRect(const Shape &shape, std::size_t end) const
{
    if (shape.labels[end].isEmpty())
        return {};
    const auto places =
        labelPlaces(shape.path, end, sizeOf(shape.labels[end], m_look.labelFont()), 1);
    return places.empty() ? QRectF() : places.front();
}

void DrawnConnection::layLabels(Shape &shape) const
{
    const bool wantsAddresses = m_look.connectionLabels() == ConnectionLabels::Addresses;
    // Between elements that are close to each other only the names fit, or a part of them.
    for (const auto &[hasAddresses, widest] : {std::pair{wantsAddresses, WidestLabel},
                                               {false, WidestLabel},
                                               {false, WidestLabel / 2},
                                               {false, WidestLabel / 3}}) {
        for (std::size_t end = 0; end < 2; ++end) {
            shape.labels[end] = label(end, hasAddresses, widest);
            shape.labelRects[end] = labelRect(shape, end);
        }
        if (!shape.labelRects[0].intersects(shape.labelRects[1]))
            return;
    }
    shape.labelRects = {};
}

/// Badges grow with their counters: labels leave room for somewhat more than what is shown.
QRectF DrawnConnection::badgeRoom(const Shape &shape) const
{
    if (!m_badge)
        return {};
    const QRectF rect = badgeRect(shape.middle);
    const double width = std::ceil(rect.width() / BadgeStep) * BadgeStep;
    return rect.adjusted(-(width - rect.width()) / 2, 0, (width - rect.width()) / 2, 0);
}

bool DrawnConnection::arePlaced(const Placing &placing) const
{
    return m_shape && m_shape->placing == placing &&
           m_shape->badgeRoom.width() == badgeRoom(*m_shape).width();
}

void DrawnConnection::placeLabels(const Placing &placing, const IsFree &isFree) const
{
    shape();
    Shape &drawn = *m_shape;
    drawn.placing = placing;
    drawn.badgeRoom = badgeRoom(drawn);
    const QRectF badge = magnified(drawn.badgeRoom, placing.factor);
    drawn.labelRects = {};
    const QRectF reached = bounds();
    for (std::size_t end = 0; end < 2; ++end) {
        if (drawn.wished[end].isEmpty())
            continue;
        const QRectF other = magnified(drawn.labelRects[0], placing.factor);
        const QSizeF size = sizeOf(drawn.labels[end], m_look.labelFont());
        for (const QRectF &place : labelPlaces(drawn.path, end, size, placing.factor)) {
            const QRectF large = magnified(place, placing.factor);
            // A label that lies outside of the bounds is neither painted anew nor found by others.
            if (!reached.contains(large) || large.intersects(badge) || large.intersects(other) ||
                !isFree(large))
                continue;
            drawn.labelRects[end] = place;
            break;
        }
    }
    layMiddleLabel(drawn);
    if (!drawn.middleRect.isEmpty() && !isFree(magnified(drawn.middleRect, placing.factor)))
        drawn.middleRect = {};
}

void DrawnConnection::layMiddleLabel(Shape &shape) const
{
    const topology::Connection *connection = m_topology.connection(m_id);
    if (!connection)
        return;
    const QLineF straight = line();
    const QString text = middleLabel(m_look.connectionLabels(), *connection, straight.dx() < 0);
    if (text.isEmpty())
        return;
    const QFontMetricsF metrics(m_look.labelFont());
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &each : lines)
        each = metrics.elidedText(each, Qt::ElideRight, WidestMiddleLabel);
    shape.middleLabel = lines.join(QLatin1Char('\n'));
    const QSizeF size = sizeOf(shape.middleLabel, m_look.labelFont());
    // Above a flat line, and on a steep one; a badge is in its middle.
    const bool isFlat = std::abs(straight.dy()) < std::abs(straight.dx());
    const double badge = m_badge ? metrics.height() / 2 + 3 : 0;
    const double down = isFlat    ? -(size.height() / 2 + badge + 3)
                        : m_badge ? size.height() / 2 + badge + 2
                                  : 0;
    const QPointF centre = shape.middle + QPointF(0, down);
    shape.middleRect = {centre - QPointF(size.width(), size.height()) / 2, size};
    for (const QRectF &each : shape.labelRects) {
        if (each.intersects(shape.middleRect))
            shape.middleRect = {};
    }
}

const DrawnConnection::Shape &DrawnConnection::shape() const
{
    if (!m_shape) {
        m_shape = std::make_unique<Shape>();
        m_shape->path = curve();
        m_shape->middle = m_shape->path.pointAtPercent(0.5);
        layLabels(*m_shape);
        m_shape->wished = m_shape->labelRects;
        layMiddleLabel(*m_shape);
    }
    return *m_shape;
}

bool DrawnConnection::crossesHosts() const
{
    return m_ends[0]->host() != m_ends[1]->host();
}

QPointF DrawnConnection::middle() const
{
    return shape().middle;
}

QPointF DrawnConnection::pointAt(double part) const
{
    return isStraight() ? line().pointAt(part) : shape().path.pointAtPercent(part);
}

std::array<QRectF, 4> DrawnConnection::covered(double scale) const
{
    const Shape &drawn = shape();
    const double factor = magnification(m_look.labelFont(), scale);
    const auto label = [&](const QRectF &rect) {
        return hasLabels(scale) ? magnified(rect, factor) : QRectF();
    };
    return {m_badge ? magnified(badgeRect(drawn.middle), factor) : QRectF(),
            label(drawn.labelRects[0]), label(drawn.labelRects[1]), label(drawn.middleRect)};
}

bool DrawnConnection::hasLabels(double scale)
{
    return scale >= LabelScale;
}

void DrawnConnection::setBow(double bow)
{
    m_bow = bow;
    adjust();
}

void DrawnConnection::setBadge(const std::optional<plugins::ConnectionBadge> &badge)
{
    if ((m_badge != nullptr) != badge.has_value() &&
        m_look.connectionLabels() != ConnectionLabels::None)
        adjust(); // a label makes room
    m_badge = badge ? std::make_unique<plugins::ConnectionBadge>(*badge) : nullptr;
}

QRectF DrawnConnection::badgeRect(const QPointF &middle) const
{
    const QFontMetricsF metrics(m_look.labelFont());
    const double height = metrics.height() + 6;
    const double text = m_badge->text.isEmpty() ? 0 : metrics.horizontalAdvance(m_badge->text) + 5;
    const double width = height + text + (text > 0 ? 3 : 0);
    return {middle.x() - width / 2, middle.y() - height / 2, width, height};
}

bool DrawnConnection::isAt(const QPointF &position) const
{
    if (!bounds().contains(position))
        return false;
    if (m_badge && badgeRect(middle()).contains(position))
        return true;
    if (isStraight()) {
        const QLineF straight = line();
        const QPointF along = straight.p2() - straight.p1();
        const QPointF from = position - straight.p1();
        const double length = std::max(straight.length(), 1.0);
        const double part = QPointF::dotProduct(from, along) / length;
        const double beside = std::abs(from.x() * along.y() - from.y() * along.x()) / length;
        return part >= 0 && part <= length && beside <= PickDistance;
    }
    QPainterPathStroker stroker;
    stroker.setWidth(2 * PickDistance);
    stroker.setCapStyle(Qt::FlatCap);
    QPainterPath outline = stroker.createStroke(shape().path);
    outline.setFillRule(Qt::WindingFill);
    return outline.contains(position);
}

bool DrawnConnection::crosses(const QRectF &rect) const
{
    return isStraight() ? clippedLine(line(), rect).has_value() : shape().path.intersects(rect);
}

QString DrawnConnection::description() const
{
    const topology::Connection *connection = m_topology.connection(m_id);
    if (!connection)
        return {};
    QStringList lines;
    for (const ElementId &end : connection->ends) {
        QString text = m_topology.label(end);
        const topology::Element &interface = *m_topology.element(end);
        const bool asks = topology::usesDhcp(interface);
        for (const QString &address :
             {asks ? QStringLiteral("DHCP")
                   : interface.attributes.value(topology::Ip4AddressAttribute).toString(),
              interface.attributes.value(topology::Ip6AddressAttribute).toString()}) {
            if (!address.isEmpty())
                text += QStringLiteral("  ") + address;
        }
        lines << text;
    }
    QString all = lines.join(QStringLiteral("\n\u21c4 "));
    if (crossesHosts()) {
        all += QStringLiteral("\n\n") +
               QCoreApplication::translate("DrawnConnection", "Between the hosts %1 and %2")
                   .arg(m_ends[0]->host(), m_ends[1]->host());
        if (!m_path.isEmpty())
            all += u'\n' + m_path;
    }
    if (!m_statistics.isEmpty())
        all += QStringLiteral("\n\n") + m_statistics;
    if (m_badge && !m_badge->toolTip.isEmpty())
        all += QStringLiteral("\n\n") + m_badge->toolTip;
    return all;
}

QPen DrawnConnection::linePen() const
{
    const CanvasColours &colours = m_look.colours();
    QPen pen(m_wire == Wire::Up ? colours.activeLine : colours.line, m_wire == Wire::Up ? 2.6 : 2);
    if (m_trafficLevel > 0)
        pen = QPen(TrafficLevel::colour(m_trafficLevel, plugins::isDark(colours.background)),
                   TrafficLevel::width(m_trafficLevel));
    if (m_wire == Wire::Down && m_trafficLevel == 0)
        pen.setDashPattern({4, 3});
    else if (crossesHosts())
        pen.setDashPattern({9, 2.5, 2, 2.5});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

/// Scales around a centre that stays where it is.
static void magnify(QPainter *painter, const QPointF &centre, double factor)
{
    painter->translate(centre);
    painter->scale(factor, factor);
    painter->translate(-centre);
}

void DrawnConnection::paintLabel(QPainter *painter, const QRectF &rect, const QString &text,
                                 double factor) const
{
    const CanvasColours &colours = m_look.colours();
    painter->save();
    magnify(painter, rect.center(), factor);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_isSelected ? colours.accent : colours.background);
    painter->drawRoundedRect(rect, 4, 4);
    painter->setPen(m_isSelected  ? textOn(colours.accent)
                    : m_isHovered ? colours.text
                                  : colours.faintText);
    painter->drawText(rect, Qt::AlignCenter, text);
    painter->restore();
}

void DrawnConnection::paintLabels(QPainter *painter, const QRectF &exposed, double scale) const
{
    painter->setFont(m_look.labelFont());
    const double factor = magnification(m_look.labelFont(), scale);
    const Shape &drawn = shape();
    const auto isSeen = [&](const QRectF &rect) {
        return magnified(rect, factor).intersects(exposed);
    };
    for (std::size_t end = 0; end < 2; ++end) {
        // A label that found no place is shown to whoever asks for it.
        const bool isWanted = drawn.labelRects[end].isEmpty() && (m_isHovered || m_isSelected);
        const QRectF &rect = isWanted ? drawn.wished[end] : drawn.labelRects[end];
        if (isSeen(rect))
            paintLabel(painter, rect, drawn.labels[end], factor);
    }
    if (isSeen(drawn.middleRect))
        paintLabel(painter, drawn.middleRect, drawn.middleLabel, factor);
}

static void paintBadgeMark(QPainter *painter, plugins::ConnectionBadge::Shape shape,
                           const QPointF &centre, const CanvasColours &colours)
{
    using Shape = plugins::ConnectionBadge::Shape;
    const auto at = [&centre](double x, double y) { return centre + QPointF(x, y); };
    switch (shape) {
    case Shape::Dot:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.capture);
        painter->drawEllipse(centre, 4.8, 4.8);
        break;
    case Shape::Ring:
        painter->setPen(QPen(colours.capture, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(centre, 4, 4);
        break;
    case Shape::Warning:
        painter->setPen(QPen(colours.warning, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(colours.warning);
        painter->drawPolygon(QPolygonF{at(0, -4.4), at(4.8, 4), at(-4.8, 4)});
        painter->setPen(QPen(colours.background, 1.6));
        painter->drawLine(at(0, -1.6), at(0, 1.4));
        painter->drawPoint(at(0, 3.2));
        break;
    }
}

void DrawnConnection::paintBadge(QPainter *painter, double scale) const
{
    const CanvasColours &colours = m_look.colours();
    const QRectF rect = badgeRect(shape().middle);
    painter->save();
    magnify(painter, rect.center(), magnification(m_look.labelFont(), scale));
    painter->setPen(QPen(m_badge->active ? colours.capture : colours.line, 1.2));
    painter->setBrush(colours.background);
    painter->drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    const double half = rect.height() / 2;
    paintBadgeMark(painter, m_badge->shape, QPointF(rect.left() + half, rect.center().y()),
                   colours);
    painter->setFont(m_look.labelFont());
    painter->setPen(colours.text);
    painter->drawText(rect.adjusted(rect.height() - 2, 0, -5, 0), Qt::AlignCenter, m_badge->text);
    painter->restore();
}

void DrawnConnection::stroke(QPainter *painter, const QRectF &exposed, const QPen &pen) const
{
    if (!isStraight())
        return painter->strokePath(shape().path, pen);
    // A line is much quicker than a path, and a short one than one that leads far out.
    const bool isDashed = pen.style() == Qt::CustomDashLine; // begins where the line begins
    const std::optional<QLineF> inside =
        isDashed ? line() : clippedLine(line(), exposed.adjusted(-9, -9, 9, 9));
    if (!inside)
        return;
    painter->setPen(pen);
    painter->drawLine(*inside);
}

void DrawnConnection::paint(QPainter *painter, const QRectF &exposed, double scale) const
{
    paintHalo(painter, exposed);
    stroke(painter, exposed, linePen());
    if (hasLabels(scale))
        paintLabels(painter, exposed, scale);
    if (m_badge && covered(scale)[0].intersects(exposed))
        paintBadge(painter, scale);
}

/// A connection that is selected lies between two lines: no other state looks like that.
void DrawnConnection::paintHalo(QPainter *painter, const QRectF &exposed) const
{
    const auto band = [&](QColor colour, float alpha, double width) {
        colour.setAlphaF(alpha);
        stroke(painter, exposed, QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    };
    const CanvasColours &colours = m_look.colours();
    if (m_isFlashing) {
        band(colours.accent, 0.85F, 13);
    } else if (m_isSelected) {
        band(colours.accent, 1, linePen().widthF() + 9);
        band(colours.background, 1, linePen().widthF() + 4);
    } else if (m_isHovered) {
        band(colours.accent, 0.2F, 9);
    }
}

} // namespace tomato::ui

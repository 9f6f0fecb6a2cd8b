// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/diagram/spacetimediagram.h"

#include "plugins/packet_capturing/journeys/diagram/columnorder.h"
#include "plugins/packet_capturing/journeys/diagram/lossshares.h"
#include "plugins/packet_capturing/journeys/diagram/mergedlines.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"
#include "plugins/packet_capturing/journeys/texts/packetbranches.h"

#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tomato::plugins {

using namespace journeys;

namespace {

/// More elements do not fit side by side.
constexpr std::size_t MaxColumns = 64;
/// Where lines between two columns are nearer to each other, in pixels, they would become a block.
constexpr double MinDistance = 3;
/// The shades of dense lines: the more of them fall into the same pixels, the stronger.
constexpr double FaintestShade = 0.15;
constexpr double StrongestShade = 0.55;
constexpr double CrossArm = 4;
/// The size of a dot where a packet was.
constexpr double StopSize = 5;
/// On dense lines the losses within so many pixels share a cross. It is the smaller and fainter,
/// and its lines are the fainter, the less of the packets was lost there.
constexpr double CrossRoom = 8;
constexpr double MinCrossArm = 3;
constexpr double FaintestCross = 0.75;
constexpr double FaintestLoss = 0.06;
constexpr double StrongestLoss = 0.75;
/// With more crosses than this, those around them leave no room for any.
constexpr qsizetype MaxWithRoom = 500;
/// The distance in pixels at which a click still hits a line.
constexpr double PickDistance = 6;
/// The part of the link at which the line of a lost packet ends.
constexpr double LostPart = 0.6;

QColor shaded(QColor colour, double shade)
{
    colour.setAlphaF(static_cast<float>(shade));
    return colour;
}

void addCross(QVector<QLineF> &crosses, const QPointF &end, double arm)
{
    crosses << QLineF(end + QPointF(-arm, -arm), end + QPointF(arm, arm))
            << QLineF(end + QPointF(-arm, arm), end + QPointF(arm, -arm));
}

/// Returns 1, 2 or 5 times a power of ten, so that about `wanted` of such steps fill the span.
double niceStep(double span, double wanted)
{
    const double raw = span / std::max(wanted, 1.0);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= raw)
            return power * factor;
    }
    return power * 10;
}

} // namespace

SpaceTimeDiagram::SpaceTimeDiagram(const TracedJourneys &found, std::uint32_t flow)
{
    const auto row =
        std::find_if(found.flowRows().begin(), found.flowRows().end(),
                     [flow](const TracedJourneys::FlowRow &each) { return each.flow == flow; });
    if (row == found.flowRows().end())
        return;
    if (!row->ways.empty()) {
        for (const std::string &element : elementsOn(found.places(), row->ways.front().points))
            column(element);
    }
    const qsizetype usual = m_elements.size();
    m_begin = Timestamp::max();
    for (std::size_t at = 0; at < found.size(); ++at) {
        if (found.packet(at).flow == flow)
            m_begin = std::min(m_begin, found.hop(found.packet(at), 0).time);
    }
    for (std::size_t at = 0; at < found.size(); ++at) {
        if (found.packet(at).flow == flow)
            addPacket(found, at, *row);
    }
    const Place &destination = found.places().place(row->destination);
    putInOrder(usual, destination.kind == Place::Kind::Element
                          ? m_elements.indexOf(QString::fromStdString(destination.name))
                          : -1);
    std::sort(m_lines.begin(), m_lines.end(),
              [](const Line &one, const Line &other) { return one.begin < other.begin; });
    for (Line &line : m_lines) {
        const auto group =
            m_groups.try_emplace({line.from, line.to, line.kind}, m_groups.size()).first;
        line.group = static_cast<std::uint32_t>(group->second);
        m_longest = std::max(m_longest, line.end - line.begin);
        m_duration = std::max(m_duration, line.end);
    }
}

/// No element stands before one that packets came from, but where they went in circles.
void SpaceTimeDiagram::putInOrder(qsizetype usual, qsizetype destination)
{
    const auto count = static_cast<std::size_t>(m_elements.size());
    ColumnOrder order(count, static_cast<std::size_t>(usual));
    for (const Line &line : m_lines)
        order.addStep(line.from, line.to);
    const std::vector<std::uint16_t> places = order.places(
        destination < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(destination)));
    QStringList elements = m_elements;
    for (std::size_t at = 0; at < count; ++at)
        elements[places[at]] = m_elements[static_cast<qsizetype>(at)];
    m_elements = elements;
    for (Line &line : m_lines) {
        line.from = places[line.from];
        line.to = places[line.to];
    }
}

std::uint16_t SpaceTimeDiagram::column(const std::string &element)
{
    const QString name = QString::fromStdString(element);
    const qsizetype known = m_elements.indexOf(name);
    if (known >= 0)
        return static_cast<std::uint16_t>(known);
    if (static_cast<std::size_t>(m_elements.size()) < MaxColumns)
        m_elements << name;
    return static_cast<std::uint16_t>(m_elements.size() - 1);
}

void SpaceTimeDiagram::addPacket(const TracedJourneys &found, std::size_t journey,
                                 const TracedJourneys::FlowRow &flow)
{
    const TracedJourneys::Packet &packet = found.packet(journey);
    ++m_packets;
    m_lost += isLoss(packet.fate) ? 1 : 0;
    const auto since = [this](Timestamp time) {
        return static_cast<double>((time - m_begin).count());
    };
    // Copies that others got would cross the columns between as if the packet had come there.
    const std::vector<bool> isCopy = hopsOfBystanders(found, packet, flow);
    std::vector<bool> isLeaf(packet.hops, true);
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        const Hop &hop = found.hop(packet, at);
        const Point &point = found.places().point(hop.point);
        if (hop.parent == Hop::NoParent || (!isCopy.empty() && isCopy[at]))
            continue;
        isLeaf[hop.parent] = false;
        const Hop &before = found.hop(packet, hop.parent);
        const Point &from = found.places().point(before.point);
        Line line;
        line.begin = since(before.time);
        line.end = since(hop.time);
        line.journey = static_cast<std::uint32_t>(journey);
        line.from = column(from.isNamed()
                               ? elementOf(from.moment == Moment::Delivered ? from.to : from.from)
                               : from.name);
        line.to = column(point.isNamed()
                             ? elementOf(point.moment == Moment::Delivered ? point.to : point.from)
                             : point.name);
        line.kind = hop.match == journeys::Match::Ambiguous ? Kind::Doubtful : Kind::Sure;
        m_lines.push_back(line);
    }
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        const Hop &hop = found.hop(packet, at);
        const Point &point = found.places().point(hop.point);
        const std::optional<Fate> end = found.endAt(packet, at);
        const bool isLost = end && isLoss(*end);
        const bool isOpen = point.isNamed() && point.moment == Moment::Sent;
        if (!isLeaf[at] || (!isLost && !isOpen) || (!isCopy.empty() && isCopy[at]))
            continue;
        Line line;
        line.begin = line.end = since(hop.time);
        line.journey = static_cast<std::uint32_t>(journey);
        line.from = column(point.isNamed() ? elementOf(point.from) : point.name);
        line.to = point.isNamed() ? column(elementOf(point.to)) : line.from;
        line.kind = isLost ? Kind::Lost : Kind::Open;
        // A packet that was delivered was lost in the element, and no line leads there a second
        // time.
        if (point.isNamed() && point.moment == Moment::Delivered)
            line.from = line.to;
        line.isWhole = end && isLossInElement(*end);
        m_lines.push_back(line);
    }
}

std::optional<std::pair<double, double>> SpaceTimeDiagram::timesOf(std::size_t journey) const
{
    std::optional<std::pair<double, double>> times;
    for (const Line &line : m_lines) {
        if (line.journey != journey)
            continue;
        if (!times)
            times = {line.begin, line.end};
        times->first = std::min(times->first, line.begin);
        times->second = std::max(times->second, line.end);
    }
    return times;
}

QRectF SpaceTimeDiagram::plotArea(const QRectF &area, const QFont &font) const
{
    const QFontMetricsF metrics(font);
    const double left = metrics.horizontalAdvance(QStringLiteral("000.000 ms")) + 10;
    const double most =
        std::max(metrics.horizontalAdvance(QStringLiteral("router1")) / 2 + 8, 24.0);
    return area.adjusted(left + most / 2, metrics.height() + 10, -most, -6);
}

double SpaceTimeDiagram::columnPlace(const QRectF &plot, std::uint16_t column) const
{
    const auto last = static_cast<double>(std::max<qsizetype>(m_elements.size() - 1, 1));
    return plot.left() + plot.width() * column / last;
}

QLineF SpaceTimeDiagram::placed(const Line &line, const QRectF &plot, double from,
                                double until) const
{
    const double scale = plot.height() / (until - from);
    const double x1 = columnPlace(plot, line.from);
    double x2 = columnPlace(plot, line.to);
    if (line.kind == Kind::Lost && !line.isWhole)
        x2 = x1 + (x2 - x1) * LostPart;
    return {x1, plot.top() + (line.begin - from) * scale, x2,
            plot.top() + (line.end - from) * scale};
}

std::pair<std::size_t, std::size_t> SpaceTimeDiagram::visible(double from, double until) const
{
    const auto isBefore = [](const Line &line, double time) { return line.begin < time; };
    const auto first = std::lower_bound(m_lines.begin(), m_lines.end(), from - m_longest, isBefore);
    const auto behind = std::lower_bound(first, m_lines.end(), until, isBefore);
    return {static_cast<std::size_t>(first - m_lines.begin()),
            static_cast<std::size_t>(behind - m_lines.begin())};
}

void SpaceTimeDiagram::paint(QPainter &painter, const QRectF &area, double from, double until,
                             const Colours &colours, std::size_t chosen) const
{
    const QRectF plot = plotArea(area, painter.font());
    painter.fillRect(area, colours.ground);
    if (isEmpty() || plot.width() < 10 || plot.height() < 10 || until <= from)
        return;
    paintAxes(painter, area, plot, from, until, colours);
    painter.save();
    painter.setClipRect(plot.adjusted(-6, 0, 6, 0));
    paintLines(painter, plot, from, until, colours, chosen);
    painter.restore();
}

void SpaceTimeDiagram::paintAxes(QPainter &painter, const QRectF &area, const QRectF &plot,
                                 double from, double until, const Colours &colours) const
{
    const QFontMetricsF metrics(painter.font());
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double room =
        plot.width() / static_cast<double>(std::max<qsizetype>(m_elements.size() - 1, 1)) - 6;
    for (qsizetype at = 0; at < m_elements.size(); ++at) {
        const double x = columnPlace(plot, static_cast<std::uint16_t>(at));
        painter.setPen(QPen(colours.grid, 1.5));
        painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()));
        painter.setPen(colours.text);
        painter.drawText(QRectF(x - room / 2, area.top() + 4, room, metrics.height()),
                         Qt::AlignCenter, metrics.elidedText(m_elements[at], Qt::ElideRight, room));
    }
    const double step = niceStep(until - from, plot.height() / (3 * metrics.height()));
    const auto last = static_cast<qint64>(std::floor(until / step));
    for (auto line = static_cast<qint64>(std::ceil(from / step)); line <= last; ++line) {
        const double time = static_cast<double>(line) * step;
        const double y = plot.top() + (time - from) * plot.height() / (until - from);
        painter.setPen(QPen(colours.grid, 1, Qt::DotLine));
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y));
        painter.setPen(colours.text);
        // The whole axis has one unit, with as many decimal places as its steps need.
        const bool isSeconds = until >= 1e9;
        const double unit = isSeconds ? 1e9 : 1e6;
        const int places = std::clamp(static_cast<int>(std::ceil(-std::log10(step / unit))), 0, 6);
        const QString text = QLocale().toString(time / unit, 'f', places);
        painter.drawText(QRectF(area.left(), y - metrics.height() / 2,
                                plot.left() - area.left() - 26, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         isSeconds ? tr("%1 s").arg(text) : tr("%1 ms").arg(text));
    }
}

bool SpaceTimeDiagram::isDense(const QRectF &plot, double from, double until) const
{
    const auto [first, behind] = visible(from, until);
    const auto groups = static_cast<double>(std::max<std::size_t>(m_groups.size(), 1));
    return static_cast<double>(behind - first) / groups * MinDistance > plot.height();
}

void SpaceTimeDiagram::paintLines(QPainter &painter, const QRectF &plot, double from, double until,
                                  const Colours &colours, std::size_t chosen) const
{
    if (isDense(plot, from, until)) {
        paintDense(painter, plot, from, until, colours);
        paintChosen(painter, plot, from, until, colours, chosen);
        return;
    }
    const auto [first, behind] = visible(from, until);
    std::array<QVector<QLineF>, 4> lines;
    QVector<QLineF> crosses;
    QVector<QPointF> stops;
    bool isAnyAcross = false;
    for (std::size_t at = first; at < behind; ++at) {
        const QLineF line = placed(m_lines[at], plot, from, until);
        if (line.y2() < plot.top() || line.y1() > plot.bottom())
            continue;
        isAnyAcross = isAnyAcross || std::abs(m_lines[at].from - m_lines[at].to) > 1;
        stops << line.p1();
        if (m_lines[at].kind != Kind::Lost || m_lines[at].isWhole)
            stops << line.p2();
        lines[static_cast<std::size_t>(m_lines[at].kind)] << line;
        if (m_lines[at].kind == Kind::Lost)
            addCross(crosses, line.p2(), CrossArm);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto draw = [&painter](const QVector<QLineF> &some, const QPen &pen) {
        painter.setPen(pen);
        painter.drawLines(some);
    };
    draw(lines[0], QPen(colours.line, 1));
    draw(lines[1], QPen(colours.doubtful, 1, Qt::DashLine));
    draw(lines[2], QPen(colours.line, 1, Qt::DotLine));
    draw(lines[3], QPen(colours.lost, 1));
    draw(crosses, QPen(colours.lost, 2));
    // Where ways differ, lines run through columns of elements that their packets did not pass.
    if (isAnyAcross) {
        painter.setPen(QPen(colours.line, StopSize, Qt::SolidLine, Qt::RoundCap));
        painter.drawPoints(stops.constData(), static_cast<int>(stops.size()));
    }
    paintChosen(painter, plot, from, until, colours, chosen);
}

void SpaceTimeDiagram::paintChosen(QPainter &painter, const QRectF &plot, double from, double until,
                                   const Colours &colours, std::size_t chosen) const
{
    if (chosen == None)
        return;
    const auto [first, behind] = visible(from, until);
    QVector<QLineF> marked;
    for (std::size_t at = first; at < behind; ++at) {
        if (m_lines[at].journey == chosen)
            marked << placed(m_lines[at], plot, from, until);
    }
    painter.setPen(QPen(colours.chosen, 3));
    painter.drawLines(marked);
}

/// Draws one of all lines that fall into the same pixels, so that a picture has a bounded size.
void SpaceTimeDiagram::paintDense(QPainter &painter, const QRectF &plot, double from, double until,
                                  const Colours &colours) const
{
    const auto [first, behind] = visible(from, until);
    std::vector<MergedLines> merged(m_groups.size());
    const double room = CrossRoom * (until - from) / plot.height();
    std::map<std::pair<std::uint16_t, std::uint16_t>, LossShares> pairs;
    std::vector<LossShares *> shares;
    shares.resize(m_groups.size());
    for (const auto &[columns, group] : m_groups) {
        const auto &[one, other, kind] = columns;
        shares[group] = &pairs.try_emplace({one, other}, room).first->second;
    }
    for (std::size_t at = first; at < behind; ++at) {
        const Line &each = m_lines[at];
        const QLineF line = placed(each, plot, from, until);
        if (line.y2() < plot.top() || line.y1() > plot.bottom())
            continue;
        merged[each.group].add(line);
        shares[each.group]->add(each.begin, each.kind == Kind::Lost);
    }
    std::size_t most = 0;
    for (const MergedLines &each : merged)
        most = std::max(most, each.most());
    painter.setRenderHint(QPainter::Antialiasing, false);
    std::array<QVector<QLineF>, Shades> lost;
    std::array<QVector<QLineF>, Shades> crosses;
    const auto shadeOf = [](double part) {
        return static_cast<std::size_t>(std::clamp(std::ceil(part * Shades), 1.0, double{Shades})) -
               1;
    };
    for (const auto &[columns, group] : m_groups) {
        const Kind kind = std::get<Kind>(columns);
        std::array<QVector<QLineF>, Shades> shades;
        qint64 crossed = std::numeric_limits<qint64>::min();
        for (const MergedLines::Merged &each : merged[group].lines()) {
            if (kind != Kind::Lost) {
                shades[shadeOf(static_cast<double>(each.count) / static_cast<double>(most))]
                    << each.line;
                continue;
            }
            const double begin =
                from + (each.line.y1() - plot.top()) * (until - from) / plot.height();
            const std::size_t shade = shadeOf(shares[group]->shareAt(begin));
            lost[shade] << each.line;
            if (const qint64 stretch = shares[group]->numberOf(begin); stretch != crossed) {
                crossed = stretch;
                addCross(crosses[shade], each.line.p2(),
                         MinCrossArm +
                             (CrossArm - MinCrossArm) * static_cast<double>(shade) / (Shades - 1));
            }
        }
        const QColor colour = kind == Kind::Doubtful ? colours.doubtful : colours.line;
        for (std::size_t shade = 0; shade < Shades; ++shade) {
            painter.setPen(QPen(shaded(colour, FaintestShade + (StrongestShade - FaintestShade) *
                                                                   static_cast<double>(shade + 1) /
                                                                   double{Shades}),
                                1));
            painter.drawLines(shades[shade]);
        }
    }
    paintLosses(painter, colours, lost, crosses);
}

void SpaceTimeDiagram::paintLosses(QPainter &painter, const Colours &colours,
                                   const std::array<QVector<QLineF>, Shades> &lines,
                                   const std::array<QVector<QLineF>, Shades> &crosses)
{
    qsizetype count = 0;
    for (const QVector<QLineF> &each : crosses)
        count += each.size() / 2;
    for (std::size_t shade = 0; shade < Shades; ++shade) {
        const double part = static_cast<double>(shade) / (Shades - 1);
        painter.setPen(
            QPen(shaded(colours.lost, FaintestLoss + (StrongestLoss - FaintestLoss) * part), 1));
        painter.drawLines(lines[shade]);
        // They stand out of what is dense.
        if (count <= MaxWithRoom) {
            painter.setPen(QPen(colours.ground, 5));
            painter.drawLines(crosses[shade]);
        }
        painter.setPen(QPen(shaded(colours.lost, FaintestCross + (1 - FaintestCross) * part), 2));
        painter.drawLines(crosses[shade]);
    }
}

std::size_t SpaceTimeDiagram::journeyAt(const QRectF &plot, double from, double until,
                                        const QPointF &place) const
{
    const auto [first, behind] = visible(from, until);
    std::size_t nearest = None;
    double least = PickDistance;
    for (std::size_t at = first; at < behind; ++at) {
        const QLineF line = placed(m_lines[at], plot, from, until);
        const QPointF along = line.p2() - line.p1();
        const double length = QPointF::dotProduct(along, along);
        const double part =
            length <= 0
                ? 0
                : std::clamp(QPointF::dotProduct(place - line.p1(), along) / length, 0.0, 1.0);
        const double distance = QLineF(place, line.p1() + along * part).length();
        if (distance < least) {
            least = distance;
            nearest = m_lines[at].journey;
        }
    }
    return nearest;
}

} // namespace tomato::plugins

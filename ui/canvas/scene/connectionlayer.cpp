// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/connectionlayer.h"

#include "ui/canvas/items/elementitem.h"

#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tomato::ui {

using namespace std::chrono_literals;

/// Pixels between parallel connections.
static constexpr double LaneWidth = 30;
/// More than this many at once are drawn as thin lines while they move.
static constexpr std::size_t MaxInFull = 250;
/// Where more than this many meet there is no room for labels.
static constexpr std::size_t MaxNear = 60;

ConnectionLayer::ConnectionLayer()
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(150ms);
    connect(&m_settle, &QTimer::timeout, this, &ConnectionLayer::returnToGrid);
}

DrawnConnection *ConnectionLayer::find(const ConnectionId &id) const
{
    const auto found = m_all.find(id);
    return found == m_all.end() ? nullptr : found->second.get();
}

void ConnectionLayer::reserve(std::size_t connections)
{
    m_at.reserve(connections);
    m_grid.reserve(connections);
}

DrawnConnection *ConnectionLayer::add(std::unique_ptr<DrawnConnection> connection)
{
    DrawnConnection *added = connection.get();
    m_all.emplace_hint(m_all.end(), added->id(), std::move(connection)); // mostly in their order
    m_at[added->ends()[0]].push_back(added);
    if (added->ends()[0] != added->ends()[1])
        m_at[added->ends()[1]].push_back(added);
    m_grid.insert(added);
    return added;
}

void ConnectionLayer::remove(DrawnConnection *connection)
{
    m_grid.remove(connection);
    m_moving.erase(connection);
    m_selected.erase(connection);
    for (const ElementItem *end : connection->ends())
        std::erase(m_at[end], connection);
    const std::array ends = connection->ends();
    m_all.erase(m_all.find(connection->id()));
    const auto &left = m_at[ends[0]];
    const auto parallel = std::find_if(left.begin(), left.end(), [&ends](const auto *each) {
        return each->ends() == ends || each->ends() == std::array{ends[1], ends[0]};
    });
    if (parallel != left.end())
        spread(**parallel);
}

void ConnectionLayer::clear()
{
    m_selected.clear();
    m_moving.clear();
    m_grid.clear();
    m_at.clear();
    m_all.clear();
}

void ConnectionLayer::spreadThese(const std::vector<DrawnConnection *> &parallels)
{
    const bool areLoops = parallels.front()->ends()[0] == parallels.front()->ends()[1];
    const double middle = (static_cast<double>(parallels.size()) - 1) / 2;
    double lane = areLoops ? 0 : -middle; // loops of one element grow outwards
    for (DrawnConnection *each : parallels) {
        const double bow = LaneWidth * lane++;
        if (each->bow() == bow)
            continue;
        const bool isInGrid = m_grid.contains(each);
        m_grid.remove(each);
        each->setBow(bow);
        if (isInGrid)
            m_grid.insert(each);
    }
}

void ConnectionLayer::spreadAll()
{
    struct Parallel
    {
        std::pair<const ElementItem *, const ElementItem *> ends;
        DrawnConnection *connection;
    };
    std::vector<Parallel> all;
    all.reserve(m_all.size());
    for (const auto &[id, each] : m_all)
        all.push_back({std::minmax(each->ends()[0], each->ends()[1]), each.get()});
    std::stable_sort(all.begin(), all.end(),
                     [](const Parallel &a, const Parallel &b) { return a.ends < b.ends; });
    for (auto first = all.begin(); first != all.end();) {
        std::vector<DrawnConnection *> parallels;
        auto next = first;
        for (; next != all.end() && next->ends == first->ends; ++next)
            parallels.push_back(next->connection);
        spreadThese(parallels);
        first = next;
    }
}

void ConnectionLayer::spread(const DrawnConnection &connection)
{
    std::array ends = connection.ends();
    if (at(ends[0]).size() > at(ends[1]).size())
        std::swap(ends[0], ends[1]);
    std::vector<DrawnConnection *> parallels;
    for (DrawnConnection *each : at(ends[0])) {
        if (each->ends() == ends || each->ends() == std::array{ends[1], ends[0]})
            parallels.push_back(each);
    }
    std::sort(parallels.begin(), parallels.end(),
              [](const auto *a, const auto *b) { return a->id() < b->id(); });
    spreadThese(parallels);
}

const std::vector<DrawnConnection *> &ConnectionLayer::at(const ElementItem *element) const
{
    static const std::vector<DrawnConnection *> none;
    const auto found = m_at.find(element);
    return found == m_at.end() ? none : found->second;
}

QRectF ConnectionLayer::moveEndsOf(const ElementItem *element)
{
    QRectF changed;
    for (DrawnConnection *each : at(element)) {
        if (!each->isMoving()) {
            each->setMoving(true);
            m_moving.insert(each);
        }
        each->adjust();
        changed |= each->bounds();
    }
    m_settle.start();
    return changed;
}

void ConnectionLayer::returnToGrid()
{
    m_grid.remove({m_moving.begin(), m_moving.end()});
    placeAnew();
    for (DrawnConnection *each : std::exchange(m_moving, {})) {
        each->setMoving(false);
        m_grid.insert(each);
    }
    emit settled();
}

DrawnConnection *ConnectionLayer::at(const QPointF &position) const
{
    for (DrawnConnection *each : crossing(QRectF(position, QSizeF(1, 1)))) {
        if (each->isAt(position))
            return each;
    }
    return nullptr;
}

std::vector<DrawnConnection *> ConnectionLayer::crossing(const QRectF &rect) const
{
    std::vector<DrawnConnection *> found = m_grid.near(rect);
    std::erase_if(found, [](const auto *each) { return each->isMoving(); });
    found.insert(found.end(), m_moving.begin(), m_moving.end());
    std::erase_if(found, [&rect](const auto *each) { return !each->bounds().intersects(rect); });
    return found;
}

/// Tells whether an element or its name is there.
static bool isElementAt(const QGraphicsScene *scene, const QRectF &area, double scale)
{
    for (const QGraphicsItem *item :
         scene ? scene->items(area, Qt::IntersectsItemBoundingRect) : QList<QGraphicsItem *>()) {
        const auto *element = qgraphicsitem_cast<const ElementItem *>(item);
        if (element &&
            (element->faceRect().intersects(area) || element->nameRect(scale).intersects(area)))
            return true;
    }
    return false;
}

bool ConnectionLayer::isFree(const DrawnConnection &own, const QRectF &area, double scale,
                             const DrawnConnection::Placing &placing) const
{
    const std::vector<DrawnConnection *> near = crossing(area);
    if (near.size() > MaxNear || isElementAt(own.ends()[0]->scene(), area, scale))
        return false;
    for (const DrawnConnection *each : near) {
        if (each == &own)
            continue;
        const auto covered = each->covered(scale);
        const std::size_t count = each->arePlaced(placing) ? covered.size() : 1; // the badge
        for (std::size_t at = 0; at < count; ++at) {
            if (covered[at].intersects(area))
                return false;
        }
    }
    return true;
}

void ConnectionLayer::placeLabels(const std::vector<DrawnConnection *> &visible, double scale,
                                  double factor) const
{
    if (!DrawnConnection::hasLabels(scale))
        return;
    // A zoom that is only a little different leaves labels where they are.
    const DrawnConnection::Placing placing{m_round, std::ceil(factor * 10) / 10};
    for (const DrawnConnection *each : visible) {
        if (!each->arePlaced(placing))
            each->placeLabels(
                placing, [&](const QRectF &area) { return isFree(*each, area, scale, placing); });
    }
}

void ConnectionLayer::paint(QPainter *painter, const QRectF &exposed, double scale,
                            double factor) const
{
    const std::vector<DrawnConnection *> visible = crossing(exposed);
    if (m_moving.size() < MaxInFull || visible.size() < MaxInFull) {
        placeLabels(visible, scale, factor);
        painter->setRenderHint(QPainter::Antialiasing);
        for (const DrawnConnection *each : visible)
            each->paint(painter, exposed, scale);
        return;
    }
    QVector<QLineF> lines;
    for (const DrawnConnection *each : visible)
        lines.append(each->line());
    painter->setRenderHint(QPainter::Antialiasing, false);
    QPen pen(m_movingColour);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawLines(lines);
}

void ConnectionLayer::select(DrawnConnection *connection, bool isSelected)
{
    connection->setSelected(isSelected);
    if (isSelected)
        m_selected.insert(connection);
    else
        m_selected.erase(connection);
}

} // namespace tomato::ui

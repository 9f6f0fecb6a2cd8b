// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/placement/grownlayout.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <set>

namespace tomato::exchange {

namespace {

/// No two devices are nearer.
constexpr double MinDistance = Spacing * 0.7;
constexpr double LinkLength = Spacing * 1.5;
/// Devices farther apart do not push each other away.
constexpr double Reach = Spacing * 2.5;
/// Larger topologies are left as they grew.
constexpr std::size_t MaxRelaxed = 500;

double length(QPointF vector)
{
    return std::hypot(vector.x(), vector.y());
}

/// Where devices push each other away and links pull, for a few devices beside fixed ones.
class Springs final
{
public:
    explicit Springs(const Positions &positions)
    {
        for (const auto &[id, place] : positions)
            m_places.emplace(id, place);
    }

    QPointF place(const ElementId &id) const { return m_places.at(id); }
    void sort();
    QPointF push(const ElementId &id) const;
    QPointF pull(const ElementId &id, const std::vector<ElementId> &neighbours) const;
    void move(const ElementId &id, QPointF by) { m_places.at(id) += by; }

private:
    using Square = std::pair<int, int>;

    static Square square(QPointF place)
    {
        return {static_cast<int>(std::floor(place.x() / Reach)),
                static_cast<int>(std::floor(place.y() / Reach))};
    }

    Positions m_places;
    std::map<Square, std::vector<ElementId>> m_squares;
};

void Springs::sort()
{
    m_squares.clear();
    for (const auto &[id, place] : m_places)
        m_squares[square(place)].push_back(id);
}

QPointF Springs::push(const ElementId &id) const
{
    QPointF sum;
    const QPointF own = m_places.at(id);
    const auto [column, row] = square(own);
    for (int x = column - 1; x <= column + 1; ++x) {
        for (int y = row - 1; y <= row + 1; ++y) {
            const auto found = m_squares.find({x, y});
            if (found == m_squares.end())
                continue;
            for (const ElementId &other : found->second) {
                const QPointF apart = own - m_places.at(other);
                const double distance = length(apart);
                if (other != id && distance > 0 && distance < Reach)
                    sum += apart / distance * (Reach - distance) * 0.15;
            }
        }
    }
    return sum;
}

QPointF Springs::pull(const ElementId &id, const std::vector<ElementId> &neighbours) const
{
    QPointF sum;
    for (const ElementId &other : neighbours) {
        const auto found = m_places.find(other);
        if (found == m_places.end() || other == id)
            continue;
        const QPointF apart = found->second - m_places.at(id);
        if (const double distance = length(apart); distance > 0)
            sum += apart / distance * (distance - LinkLength) * 0.2;
    }
    return sum;
}

QRectF boundsOf(const Positions &positions)
{
    if (positions.empty())
        return {};
    QPointF least = positions.begin()->second;
    QPointF most = least;
    for (const auto &[id, place] : positions) {
        least = {std::min(least.x(), place.x()), std::min(least.y(), place.y())};
        most = {std::max(most.x(), place.x()), std::max(most.y(), place.y())};
    }
    return {least, most};
}

OccupiedPlaces occupiedBy(const Positions &positions, double distance)
{
    OccupiedPlaces places(distance);
    for (const auto &[id, place] : positions)
        places.add(place);
    return places;
}

} // namespace

GrownLayout::GrownLayout(const topology::Topology &topology, const std::vector<ElementId> &devices,
                         Positions &positions)
    : m_devices(devices), m_positions(positions)
{
    for (const auto &[id, connection] : topology.connections()) {
        const ElementId one = topology.deviceOf(connection.ends[0])->id;
        const ElementId other = topology.deviceOf(connection.ends[1])->id;
        m_neighbours[one].push_back(other);
        m_neighbours[other].push_back(one);
    }
}

void GrownLayout::place()
{
    Order placed;
    for (const auto &[id, position] : m_positions)
        placed.push_back(id);
    grow(reachedFrom(placed), m_positions);
    addBelow(growOthers());
}

GrownLayout::Order GrownLayout::reachedFrom(Order open) const
{
    Order reached;
    std::set<ElementId> seen(open.begin(), open.end());
    for (std::size_t at = 0; at < open.size(); ++at) {
        const ElementId device = open[at];
        if (!m_positions.contains(device))
            reached.push_back(device);
        const auto neighbours = m_neighbours.find(device);
        if (neighbours == m_neighbours.end())
            continue;
        for (const ElementId &next : neighbours->second) {
            if (seen.insert(next).second)
                open.push_back(next);
        }
    }
    return reached;
}

QPointF GrownLayout::firstPlace(const ElementId &device, const Positions &positions, QPointF middle,
                                OccupiedPlaces &taken, const OccupiedPlaces &room) const
{
    QPointF sum;
    std::set<ElementId> near;
    if (const auto found = m_neighbours.find(device); found != m_neighbours.end()) {
        for (const ElementId &other : found->second) {
            const auto place = positions.find(other);
            if (place != positions.end() && near.insert(other).second)
                sum += place->second;
        }
    }
    if (near.empty())
        return taken.freeNear({});
    const QPointF amongThem = sum / static_cast<double>(near.size());
    if (near.size() > 1)
        return taken.freeNear(amongThem);
    constexpr int Directions = 16;
    std::optional<QPointF> best;
    for (int number = 0; number < Directions; ++number) {
        const double angle = 2 * std::numbers::pi * number / Directions;
        const QPointF place = amongThem + LinkLength * QPointF(std::cos(angle), std::sin(angle));
        if (room.isFree(place) && (!best || length(place - middle) < length(*best - middle)))
            best = place;
    }
    return best ? *best : taken.freeNear(amongThem);
}

void GrownLayout::grow(const Order &coming, Positions &positions) const
{
    if (coming.empty())
        return;
    const Positions fixed = positions;
    OccupiedPlaces taken = occupiedBy(fixed, MinDistance);
    OccupiedPlaces room = occupiedBy(fixed, Spacing * 1.2);
    const QPointF middle = boundsOf(fixed).center();
    for (const ElementId &device : coming) {
        const QPointF place = firstPlace(device, positions, middle, taken, room);
        taken.add(place);
        room.add(place);
        positions[device] = place;
    }
    if (coming.size() > MaxRelaxed)
        return;
    relax(coming, positions);
    taken = occupiedBy(fixed, MinDistance);
    for (const ElementId &device : coming) {
        const QPointF place = taken.freeNear(positions.at(device));
        positions[device] = {std::round(place.x()), std::round(place.y())};
        taken.add(place);
    }
}

void GrownLayout::relax(const Order &coming, Positions &positions) const
{
    constexpr int Steps = 80;
    static const std::vector<ElementId> none;
    Springs springs(positions);
    for (int step = 0; step < Steps; ++step) {
        const double farthest = Spacing * 0.5 * (Steps - step) / Steps;
        springs.sort();
        for (const ElementId &device : coming) {
            const auto found = m_neighbours.find(device);
            QPointF force =
                springs.push(device) +
                springs.pull(device, found == m_neighbours.end() ? none : found->second);
            if (const double strength = length(force); strength > farthest)
                force *= farthest / strength;
            springs.move(device, force);
        }
    }
    for (const ElementId &device : coming)
        positions[device] = springs.place(device);
}

std::vector<Positions> GrownLayout::growOthers()
{
    std::vector<Positions> drawings;
    std::set<ElementId> done;
    Order byLinks;
    for (const ElementId &device : m_devices) {
        if (!m_positions.contains(device))
            byLinks.push_back(device);
    }
    const auto links = [this](const ElementId &device) {
        const auto found = m_neighbours.find(device);
        return found == m_neighbours.end() ? 0 : found->second.size();
    };
    std::ranges::stable_sort(byLinks, std::greater(), links);
    for (const ElementId &device : byLinks) {
        if (done.contains(device))
            continue;
        const Order part = reachedFrom({device});
        done.insert(part.begin(), part.end());
        grow(part, drawings.emplace_back());
    }
    return drawings;
}

void GrownLayout::addBelow(const std::vector<Positions> &drawings)
{
    constexpr double Gap = Spacing * 1.3;
    const bool isFirst = m_positions.empty();
    const QRectF all = boundsOf(m_positions);
    double area = 0;
    double widest = all.width();
    for (const Positions &drawing : drawings) {
        const QRectF bounds = boundsOf(drawing);
        area += (bounds.width() + Gap) * (bounds.height() + Gap);
        widest = std::max(widest, bounds.width());
    }
    const double left = isFirst ? 100 : all.left();
    const double right = left + std::max(widest, std::sqrt(area * 1.6));
    QPointF corner(left, isFirst ? 100 : all.bottom() + Spacing * 1.5);
    double height = 0;
    for (const Positions &drawing : drawings) {
        const QRectF bounds = boundsOf(drawing);
        if (corner.x() > left && corner.x() + bounds.width() > right + 1) {
            corner = {left, corner.y() + height + Gap};
            height = 0;
        }
        for (const auto &[id, place] : drawing)
            m_positions[id] = place - bounds.topLeft() + corner;
        corner.rx() += bounds.width() + Gap;
        height = std::max(height, bounds.height());
    }
}

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/placement.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace tomato::exchange {

/// Between two devices, for their pictures and names.
static constexpr double Spacing = 110;

static QPointF mercator(QPointF degrees)
{
    constexpr double radians = std::numbers::pi / 180;
    const double latitude = std::clamp(degrees.y(), -85.0, 85.0) * radians;
    return {degrees.x() * radians, -std::log(std::tan(std::numbers::pi / 4 + latitude / 2))};
}

/// The number-th place around the origin: on rings that grow, none too near to another.
static QPointF around(std::size_t number)
{
    std::size_t ring = 0;
    for (std::size_t size = 1; number >= size; size = 6 * ring) {
        number -= size;
        ++ring;
    }
    if (ring == 0)
        return {};
    const double angle =
        2 * std::numbers::pi * static_cast<double>(number) / static_cast<double>(6 * ring);
    return Spacing * 0.7 * static_cast<double>(ring) * QPointF(std::cos(angle), std::sin(angle));
}

/// Returns the width of a map for this number of devices.
static double widthFor(std::size_t devices)
{
    return Spacing * 1.4 * std::sqrt(static_cast<double>(devices)) + 300;
}

void enlarge(Positions &positions)
{
    constexpr double Small = 10;
    double side = 0;
    for (const auto &[id, place] : positions) {
        if (std::abs(place.x()) > Small || std::abs(place.y()) > Small)
            return;
        const QPointF apart = place - positions.begin()->second;
        side = std::max({side, std::abs(apart.x()), std::abs(apart.y())});
    }
    if (side <= 0)
        return;
    const double scale = widthFor(positions.size()) / side;
    for (auto &[id, place] : positions)
        place *= scale;
}

/// The occupied places, in squares that are as wide as the distance that two devices need.
class Places
{
public:
    explicit Places(double distance) : m_distance(distance) {}

    void add(QPointF place) { m_squares[square(place)].push_back(place); }
    bool isFree(QPointF place) const
    {
        const auto [column, row] = square(place);
        for (int x = column - 1; x <= column + 1; ++x) {
            for (int y = row - 1; y <= row + 1; ++y) {
                const auto found = m_squares.find({x, y});
                if (found == m_squares.end())
                    continue;
                for (const QPointF &other : found->second) {
                    const QPointF apart = place - other;
                    if (std::hypot(apart.x(), apart.y()) < m_distance)
                        return false;
                }
            }
        }
        return true;
    }
    /// The nearest free place on rings around this one.
    QPointF freeNear(QPointF place) const
    {
        std::size_t number = 0;
        while (!isFree(place + around(number)))
            ++number;
        return place + around(number);
    }

private:
    using Square = std::pair<int, int>;
    Square square(QPointF place) const
    {
        return {static_cast<int>(std::floor(place.x() / m_distance)),
                static_cast<int>(std::floor(place.y() / m_distance))};
    }

    double m_distance;
    std::map<Square, std::vector<QPointF>> m_squares;
};

std::vector<ElementId> spread(const std::vector<ElementId> &devices, Positions &positions)
{
    // Devices within this distance appear to be at one spot.
    constexpr double OneSpot = 8;
    Places spots(OneSpot);
    Places taken(Spacing * 0.5);
    std::vector<ElementId> covered;
    for (const ElementId &device : devices) {
        const auto found = positions.find(device);
        if (found == positions.end())
            continue;
        if (spots.isFree(found->second)) {
            spots.add(found->second);
            taken.add(found->second);
        } else {
            covered.push_back(device);
        }
    }
    for (const ElementId &device : covered) {
        QPointF &position = positions.at(device);
        position = taken.freeNear(position);
        taken.add(position);
    }
    return covered;
}

Positions placesOnMap(const Positions &degrees)
{
    if (degrees.empty())
        return {};
    Positions positions;
    QPointF least(10, 10);
    QPointF most(-10, -10);
    for (const auto &[id, place] : degrees) {
        const QPointF point = mercator(place);
        positions.emplace(id, point);
        least = {std::min(least.x(), point.x()), std::min(least.y(), point.y())};
        most = {std::max(most.x(), point.x()), std::max(most.y(), point.y())};
    }
    const double side = std::max(most.x() - least.x(), most.y() - least.y());
    const double wanted = widthFor(degrees.size());
    const double scale = side > 0 ? wanted / side : 1;
    std::map<std::pair<int, int>, std::size_t> atPlace;
    for (auto &[id, point] : positions) {
        point = (point - least) * scale;
        const std::size_t before = atPlace[{qRound(point.x() / 8), qRound(point.y() / 8)}]++;
        point += QPointF(100, 100) + around(before);
        point = {std::round(point.x()), std::round(point.y())};
    }
    return positions;
}

/// The middle of the neighbours that have a position.
static std::optional<QPointF> amongNeighbours(const topology::Topology &topology,
                                              const ElementId &device, const Positions &positions)
{
    QPointF sum;
    int count = 0;
    for (const ElementId &interface : topology.interfaces(device)) {
        const topology::Connection *connection = topology.connectionAt(interface);
        if (connection == nullptr)
            continue;
        const bool isFirst = connection->ends[0] == interface;
        const auto *other = topology.deviceOf(connection->ends[isFirst ? 1 : 0]);
        if (const auto found = positions.find(other->id); found != positions.end()) {
            sum += found->second;
            ++count;
        }
    }
    if (count == 0)
        return std::nullopt;
    return sum / count;
}

void placeTheRest(const topology::Topology &topology, const std::vector<ElementId> &devices,
                  Positions &positions)
{
    std::vector<ElementId> alone;
    const Positions known = positions;
    Places taken(Spacing * 0.7);
    double left = known.empty() ? 100 : 1e9;
    double below = known.empty() ? 100 : -1e9;
    for (const auto &[id, position] : known) {
        taken.add(position);
        left = std::min(left, position.x());
        below = std::max(below, position.y() + Spacing * 1.5);
    }
    for (const ElementId &device : devices) {
        if (known.contains(device))
            continue;
        const auto middle = amongNeighbours(topology, device, known);
        if (!middle) {
            alone.push_back(device);
            continue;
        }
        const QPointF place = taken.freeNear(*middle + around(1));
        taken.add(place);
        positions[device] = place;
        below = std::max(below, place.y() + Spacing * 1.5);
    }
    const auto columns =
        static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(alone.size()) * 1.6)));
    for (std::size_t i = 0; i < alone.size(); ++i)
        positions[alone[i]] = {left + Spacing * 1.3 * static_cast<double>(i % columns),
                               below + Spacing * static_cast<double>(i / columns)};
}

} // namespace tomato::exchange

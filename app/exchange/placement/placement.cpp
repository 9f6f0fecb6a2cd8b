// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/placement/placement.h"

#include "app/exchange/placement/grownlayout.h"
#include "app/exchange/placement/occupiedplaces.h"
#include "app/topology/attributes/attributecheck.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tomato::exchange {

static QPointF mercator(QPointF degrees)
{
    constexpr double RadiansInDegree = std::numbers::pi / 180;
    const double latitude = std::clamp(degrees.y(), -85.0, 85.0) * RadiansInDegree;
    return {degrees.x() * RadiansInDegree,
            -std::log(std::tan(std::numbers::pi / 4 + latitude / 2))};
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

std::vector<ElementId> spread(const std::vector<ElementId> &devices, Positions &positions)
{
    // Devices within this distance appear to be at one spot.
    constexpr double OneSpot = 8;
    OccupiedPlaces spots(OneSpot);
    OccupiedPlaces taken(Spacing * 0.5);
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

void placeTheRest(const topology::Topology &topology, const std::vector<ElementId> &devices,
                  Positions &positions)
{
    const Positions known = positions;
    GrownLayout(topology, devices, positions).place();
    // Beside one that lies as far out as any may, others come to lie on its inner side.
    const auto inside = [](double at) {
        const double beyond = std::max(0.0, std::abs(at) - topology::FarthestPosition);
        return at - std::copysign(2 * beyond, at);
    };
    for (auto &[id, place] : positions) {
        if (!known.contains(id))
            place = {inside(place.x()), inside(place.y())};
    }
}

} // namespace tomato::exchange

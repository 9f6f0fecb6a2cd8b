// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <map>
#include <utility>
#include <vector>

namespace tomato::exchange {

/// The distance between two devices, for their pictures and names.
constexpr double Spacing = 110;

/// Returns the number-th place around the origin: on rings that grow, none too near to another.
QPointF around(std::size_t number);

/// Occupied places, in squares that are as wide as the distance that two devices need.
class OccupiedPlaces final
{
public:
    explicit OccupiedPlaces(double distance) : m_distance(distance) {}

    void add(QPointF place) { m_squares[square(place)].push_back(place); }
    bool isFree(QPointF place) const;
    /// Returns the nearest free place on rings around this one.
    QPointF freeNear(QPointF place);

private:
    using Square = std::pair<int, int>;

    Square square(QPointF place) const;

    double m_distance;
    std::map<Square, std::vector<QPointF>> m_squares;
    /// How many places around a place are known to be occupied: they stay so.
    std::map<std::pair<double, double>, std::size_t> m_searched;
};

} // namespace tomato::exchange

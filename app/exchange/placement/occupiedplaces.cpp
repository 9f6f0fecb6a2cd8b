// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/placement/occupiedplaces.h"

#include <cmath>
#include <numbers>

namespace tomato::exchange {

QPointF around(std::size_t number)
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

bool OccupiedPlaces::isFree(QPointF place) const
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

QPointF OccupiedPlaces::freeNear(QPointF place)
{
    std::size_t &number = m_searched[{place.x(), place.y()}];
    while (!isFree(place + around(number)))
        ++number;
    return place + around(number);
}

OccupiedPlaces::Square OccupiedPlaces::square(QPointF place) const
{
    return {static_cast<int>(std::floor(place.x() / m_distance)),
            static_cast<int>(std::floor(place.y() / m_distance))};
}

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/placement/occupiedplaces.h"
#include "app/exchange/placement/placement.h"

namespace tomato::exchange {

/// Lays out the devices that have no position: they grow around those that have one, each beside
/// what it is connected with, and parts of the topology in which none has one follow below, as
/// drawings of their own. No device covers another. The same topology is laid out in the same way.
class GrownLayout final
{
public:
    GrownLayout(const topology::Topology &topology, const std::vector<ElementId> &devices,
                Positions &positions);

    void place();

private:
    using Order = std::vector<ElementId>;

    /// Returns the devices without a position that can be reached from these, nearest first.
    Order reachedFrom(Order open) const;
    /// Places them near what they are connected with, then pulls them to where their links have
    /// about the same length.
    void grow(const Order &coming, Positions &positions) const;
    /// `middle` is that of the drawing, so that what is long winds around it.
    QPointF firstPlace(const ElementId &device, const Positions &positions, QPointF middle,
                       OccupiedPlaces &taken, const OccupiedPlaces &room) const;
    void relax(const Order &coming, Positions &positions) const;
    /// Lays out each part in which no device has a position.
    std::vector<Positions> growOthers();
    /// Adds these drawings in rows below all that have a position.
    void addBelow(const std::vector<Positions> &drawings);

    const std::vector<ElementId> &m_devices;
    Positions &m_positions;
    std::map<ElementId, std::vector<ElementId>> m_neighbours;
};

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QPointF>

#include <map>
#include <vector>

namespace tomato::exchange {

using Positions = std::map<ElementId, QPointF>;

/// Converts places on earth (x: degrees east, y: degrees north) to positions in pixels by the
/// Mercator projection. The map is as large as this number of devices needs. Devices of one place
/// lie around it.
Positions placesOnMap(const Positions &degrees);

/// Scales positions up to the size that this number of devices needs: other programs' layouts may
/// lie between -1 and 1.
void enlarge(Positions &positions);

/// Moves devices with the same position beside each other; returns those that were moved.
std::vector<ElementId> spread(const std::vector<ElementId> &devices, Positions &positions);

/// Gives a position to each of these devices that has none, as GrownLayout does. No device covers
/// another.
void placeTheRest(const topology::Topology &topology, const std::vector<ElementId> &devices,
                  Positions &positions);

} // namespace tomato::exchange

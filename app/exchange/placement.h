// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QPointF>

#include <map>
#include <vector>

namespace tomato::exchange {

using Positions = std::map<ElementId, QPointF>;

/// Positions in pixels of places on earth (x: degrees east, y: degrees north) in Mercator's
/// projection, as large as so many devices need. Those of one place lie around it.
Positions placesOnMap(const Positions &degrees);

/// Other programs' layouts may lie between -1 and 1: these become as large as so many devices need.
void enlarge(Positions &positions);

/// Moves devices that lie on one spot beside each other; returns those that were moved.
std::vector<ElementId> spread(const std::vector<ElementId> &devices, Positions &positions);

/// Gives each of these devices that has no position one: beside its neighbours that have one, else
/// in rows below all others. None lies on another.
void placeTheRest(const topology::Topology &topology, const std::vector<ElementId> &devices,
                  Positions &positions);

} // namespace tomato::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/journeys/places.h"

#include <set>

namespace tomato::topology {
class Topology;
}

namespace tomato::journeys {

/// What the drawing says of an element, which has to be in it. Packets may come and go unseen where
/// it leads outside or has a connection that is not among the recorded ones.
KnownElement drawnElement(const topology::Topology &topology, const ElementId &id,
                          const std::set<ConnectionId> &recorded);

} // namespace tomato::journeys

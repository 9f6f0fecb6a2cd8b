// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/journeys/places.h"

#include <set>

namespace tomato::topology {
class Topology;
}

namespace tomato::journeys {

/// Returns what the topology says about an element, which must be in it. Packets may enter and
/// leave unseen where the element leads outside or has a connection that is not recorded.
KnownElement drawnElement(const topology::Topology &topology, const ElementId &id,
                          const std::set<ConnectionId> &recorded);

} // namespace tomato::journeys

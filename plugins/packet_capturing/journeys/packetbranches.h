// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <vector>

namespace tomato::plugins {

/// Tells of each hop of a packet whether it belongs only to copies that a hub or a switch gave to
/// bystanders. Empty when none does, and where the packet has no other branch.
std::vector<bool> hopsOfBystanders(const journeys::TracedJourneys &found,
                                   const journeys::TracedJourneys::Packet &packet);

} // namespace tomato::plugins

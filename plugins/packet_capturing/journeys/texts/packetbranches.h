// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <vector>

namespace tomato::plugins {

/// Tells of each hop of a packet whether it belongs only to copies that a hub or a switch gave to
/// bystanders; empty where the packet has one branch. `flow` is the packet's.
std::vector<bool> hopsOfBystanders(const journeys::TracedJourneys &found,
                                   const journeys::TracedJourneys::Packet &packet,
                                   const journeys::TracedJourneys::FlowRow &flow);

} // namespace tomato::plugins

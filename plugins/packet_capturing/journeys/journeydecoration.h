// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"
#include "plugins/api/canvasdecoration.h"
#include "plugins/api/pluginhost.h"

namespace tomato::plugins {

/// Returns the decoration for the path of one packet: the time on each link and in each element,
/// and a cross where it was lost. `connections` are those of the links that were read.
CanvasDecoration wayOnCanvas(const PluginHost &host, const journeys::TracedJourneys &found,
                             const std::vector<ConnectionId> &connections, std::size_t journey);

/// Returns the decoration for where packets crossed, by direction; it is the more intense, the more
/// packets there were.
CanvasDecoration packetsOnCanvas(const PluginHost &host, const journeys::TracedJourneys &found,
                                 const std::vector<ConnectionId> &connections);

/// Returns whether the topology still has all links that are marked.
bool isInTopology(const CanvasDecoration &decoration, const PluginHost &host);

} // namespace tomato::plugins

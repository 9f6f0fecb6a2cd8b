// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"
#include "plugins/api/canvasdecoration.h"
#include "plugins/api/pluginhost.h"

namespace tomato::plugins {

/// The way of one packet, as the canvas shows it: the time that each link and element took, and a
/// cross where it was lost. `connections` are those of the links that were read.
CanvasDecoration wayOnCanvas(const PluginHost &host, const journeys::TracedJourneys &found,
                             const std::vector<ConnectionId> &connections, std::size_t journey);

/// Where packets crossed, the stronger the more of them, by direction.
CanvasDecoration packetsOnCanvas(const PluginHost &host, const journeys::TracedJourneys &found,
                                 const std::vector<ConnectionId> &connections);

} // namespace tomato::plugins

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/tracing/tracedjourneys.h"

#include <QString>

#include <vector>

namespace tomato::plugins {

class PluginHost;

/// The recordings of the open document's lab that can be read, whether it runs or not.
struct LabJourneys
{
    journeys::JourneyOrder order;
    /// The connections, indexed like the order's links.
    std::vector<ConnectionId> connections;
    /// The connections that are recorded now: they may have received packets that are not written
    /// yet.
    std::vector<ConnectionId> recording;

    /// Looks into the folder of each connection.
    static LabJourneys of(PluginHost &host);
    /// Returns the open document's connections whose ends have the names of a file's links; an
    /// empty id where there is none.
    static std::vector<ConnectionId> connectionsOf(const PluginHost &host,
                                                   const journeys::TracedJourneys &found);
    /// Returns quickly whether there is anything to read.
    static bool isAnythingRecorded(PluginHost &host);
    /// Returns whether reading everything takes about a second at most.
    static bool isSoonRead(PluginHost &host);
};

} // namespace tomato::plugins

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/tracing/journeyorder.h"

#include <QString>

#include <vector>

namespace tomato::plugins {

class PluginHost;

/// What can be read of the open document's lab, running or stopped.
struct LabJourneys
{
    journeys::JourneyOrder order;
    /// By the order's links.
    std::vector<ConnectionId> connections;
    /// Of those, which are recorded now: they may have received what is not written yet.
    std::vector<ConnectionId> recording;

    /// Looks at the folder of each connection.
    static LabJourneys of(PluginHost &host);
    /// Whether there is anything to read, at a glance.
    static bool isAnythingRecorded(PluginHost &host);
    /// Whether reading all of it takes about a second at most.
    static bool isSoonRead(PluginHost &host);
};

} // namespace tomato::plugins

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/connectionoverlay.h"

namespace tomato::plugins {

class PluginHost;

/// Returns the badge of a connection that captures; none for one that does not.
std::optional<ConnectionBadge> captureBadge(PluginHost &host, const ConnectionId &connection);

} // namespace tomato::plugins

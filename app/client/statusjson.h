// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/labstatus.h"

#include <QJsonArray>

namespace tomato::client {

/// Reads an array of the engine's Capture objects.
std::map<ConnectionId, CaptureStatus> readCaptures(const QJsonArray &json);
/// Reads an array of the engine's Run objects.
std::vector<RunStatus> readRuns(const QJsonArray &json);

} // namespace tomato::client

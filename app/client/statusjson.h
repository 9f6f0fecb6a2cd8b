// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/labstatus.h"

#include <QJsonArray>

namespace tomato::client {

/// Reads the engine's Lab object. Where it has no topology, `before` has the one that counts.
LabStatus readLab(const QJsonObject &json, const LabStatus &before);
/// Reads an array of the engine's Capture objects.
std::map<ConnectionId, CaptureStatus> readCaptures(const QJsonArray &json);
/// Reads an array of the engine's Run objects.
std::vector<RunStatus> readRuns(const QJsonArray &json);

std::map<ConnectionId, LinkStatistics> readStatistics(const QJsonArray &json);

} // namespace tomato::client

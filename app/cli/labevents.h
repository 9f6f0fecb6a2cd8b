// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QJsonObject>

#include <map>
#include <vector>

namespace tomato::cli {

/// What an engine tells, at one moment.
struct LabMoment
{
    client::LabStatus lab;
    std::map<ConnectionId, client::CaptureStatus> captures;
};

/// What happened from one moment to the next, one object for each: "event" is "lab", "element",
/// "command", "link" or "capture", and the other keys are those of PROTOCOL.md. Counters that go up
/// are no events. From a moment that knows nothing: all that there is.
std::vector<QJsonObject> eventsBetween(const LabMoment &before, const LabMoment &now);

} // namespace tomato::cli

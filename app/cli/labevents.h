// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/topology/connection.h"

#include <QJsonObject>

#include <map>
#include <vector>

namespace tomato::cli {

/// The state that an engine reports at one moment.
struct LabMoment
{
    client::LabStatus lab;
    std::map<ConnectionId, client::CaptureStatus> captures;
    /// The names of the connections, "h1:eth0 ⇄ r1:eth0"; one that is not here has none.
    std::map<ConnectionId, QString> linkNames = {};
    /// The attributes of the emulation of each connection that has some.
    std::map<ConnectionId, QJsonObject> emulation = {};
};

/// Returns those of a connection's attributes that emulate a link.
QJsonObject emulationOf(const topology::Connection &connection);

/// Returns the events between two moments, one object for each: "event" is "lab", "element",
/// "command", "link", "emulation", "host" or "capture", and the other keys are those of
/// PROTOCOL.md. Increased counters are no events. When `before` is empty, the events describe
/// everything that there is.
std::vector<QJsonObject> eventsBetween(const LabMoment &before, const LabMoment &now);

} // namespace tomato::cli

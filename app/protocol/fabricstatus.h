// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/elementstatus.h"
#include "app/protocol/recordingstatus.h"

#include <set>

namespace tomato::protocol {

class Fields;

/// The running elements and wires of a lab.
struct FabricStatus
{
    std::map<ElementId, ElementStatus> elements;
    /// Connections that carry frames now.
    std::set<ConnectionId> wires;
    /// Describes the effects of their emulation that this machine does not support.
    std::map<ConnectionId, QString> linkProblems;

    QJsonObject toJson() const;
    /// Reads the status from fields beside which there are others.
    static FabricStatus from(Fields &fields);

    friend bool operator==(const FabricStatus &, const FabricStatus &) = default;
};

/// The fabric worker's answer to fabric.apply and fabric.stop, and the content of fabric.changed.
struct WorkerStatus : FabricStatus
{
    /// There is one for each capture that was ordered.
    std::vector<RecordingStatus> captures;
    /// Interfaces of the fabric's network at which wires to other hosts end.
    std::map<ConnectionId, QString> farInterfaces = {};

    QJsonObject toJson() const;
    static Result<WorkerStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const WorkerStatus &, const WorkerStatus &) = default;
};

} // namespace tomato::protocol

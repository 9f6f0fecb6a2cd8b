// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/elementstatus.h"
#include "app/protocol/recordingstatus.h"

#include <set>

namespace tomato::protocol {

class Fields;

/// What runs of a lab.
struct FabricStatus
{
    std::map<ElementId, ElementStatus> elements;
    /// Connections that carry frames now.
    std::set<ConnectionId> wires;
    /// What of their emulation cannot be had on this machine.
    std::map<ConnectionId, QString> linkProblems;

    QJsonObject toJson() const;
    /// Takes it from fields beside which there are others.
    static FabricStatus from(Fields &fields);

    friend bool operator==(const FabricStatus &, const FabricStatus &) = default;
};

/// What a fabric worker answers to fabric.apply and fabric.stop, and says in fabric.changed.
struct WorkerStatus : FabricStatus
{
    /// Of each capture that was asked for.
    std::vector<RecordingStatus> captures;
    /// Interfaces of the fabric's network at which wires to other hosts end.
    std::map<ConnectionId, QString> farInterfaces = {};

    QJsonObject toJson() const;
    static Result<WorkerStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const WorkerStatus &, const WorkerStatus &) = default;
};

} // namespace tomato::protocol

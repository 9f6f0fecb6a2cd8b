// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/fabricstatus.h"
#include "app/protocol/labfinding.h"

namespace tomato::protocol {

/// The status of a lab.
struct LabStatus : FabricStatus
{
    using State = LabState;

    LabId lab;
    QString name;
    /// The topology file's path; empty when it was never saved.
    QString file;
    State state = State::Stopped;
    /// The reason why the lab stopped by itself, else empty.
    QString reason;
    /// The things in it that are probably not intended; empty while it is stopped.
    std::vector<LabFinding> findings;
    /// The ToMaTo 4 document last applied; travels only to who does not know it, and is left out
    /// where it is empty.
    QJsonObject topology;

    LabStatus() = default;
    explicit LabStatus(FabricStatus fabric) : FabricStatus(std::move(fabric)) {}

    QJsonObject toJson() const;
    static Result<LabStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const LabStatus &, const LabStatus &) = default;
};

} // namespace tomato::protocol

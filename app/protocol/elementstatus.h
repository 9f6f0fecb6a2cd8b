// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/protocol/commandstatus.h"

#include <QStringList>

#include <map>
#include <vector>

namespace tomato::protocol {

/// The status of one element; its id is the key under which it is kept.
struct ElementStatus
{
    using State = ElementState;

    State state = State::Stopped;
    /// The name is empty in messages of the fabric worker, which has ids.
    QString name;
    /// The reason why it failed; while it runs, the part of its last change that could not take
    /// effect, and how the program of its image ended. Else empty.
    QString reason;
    /// The element's first process on this machine; 0 when it does not run. What follows the names
    /// of its interfaces is there only while it runs.
    qint64 process = 0;
    /// The other host that it runs on; empty when it is this one. Its process and its groups are
    /// not reported then, and its folder is `HOST:path`.
    QString host = {};
    /// The id of the lab there that it is in.
    QString part = {};
    /// That host cannot be reached: its state is what was heard of it last.
    bool isOutOfReach = false;
    /// Names of the interfaces inside the element, by interface id.
    std::map<ElementId, QString> interfaces;
    /// The addresses that interfaces got by DHCP, by interface id: "10.0.0.2/24".
    std::map<ElementId, QString> leased;
    /// The folder of this machine that it has as /root.
    QString folder;
    /// Entries of the form "NAME=value", for programs that run inside.
    QStringList environment;
    /// Files to which processes that enter write their numbers, so that they are limited with those
    /// inside.
    QStringList groups;
    std::vector<CommandStatus> commands;

    /// Returns the program of its image, when that has ended and the element goes on; else nullptr.
    const CommandStatus *endedProgram() const;

    QJsonObject toJson(const ElementId &id) const;
    static Result<std::pair<ElementId, ElementStatus>> fromJson(const QJsonObject &json);

    friend bool operator==(const ElementStatus &, const ElementStatus &) = default;
};

} // namespace tomato::protocol

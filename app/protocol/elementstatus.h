// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/protocol/commandstatus.h"

#include <QStringList>

#include <map>
#include <vector>

namespace tomato::protocol {

/// What an engine says of one element; its id is the key under which it is kept.
struct ElementStatus
{
    using State = ElementState;

    State state = State::Stopped;
    /// Empty where the fabric worker tells: it knows ids.
    QString name;
    /// Why it failed; while it runs, what of its last change could not take effect. Else empty.
    QString reason;
    /// The element's first process on this machine; 0 when it does not run. What follows the names
    /// of its interfaces is there only while it runs.
    qint64 process = 0;
    /// The other host that it runs on; empty when it is this one. Its process and its groups are
    /// not told then, and its folder is `HOST:path`.
    QString host = {};
    /// The lab that it is in there.
    QString part = {};
    /// Names of the interfaces inside the element, by interface id.
    std::map<ElementId, QString> interfaces;
    /// The addresses that interfaces got by DHCP, by interface id: "10.0.0.2/24".
    std::map<ElementId, QString> leased;
    /// The folder of this machine that it has as /root.
    QString folder;
    /// "NAME=value", of what runs inside.
    QStringList environment;
    /// Files that take the numbers of processes which come in, and are limited with those inside.
    QStringList groups;
    std::vector<CommandStatus> commands;

    QJsonObject toJson(const ElementId &id) const;
    static Result<std::pair<ElementId, ElementStatus>> fromJson(const QJsonObject &json);

    friend bool operator==(const ElementStatus &, const ElementStatus &) = default;
};

} // namespace tomato::protocol

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/states.h"

#include <QJsonObject>

namespace tomato::protocol {

/// The status of one of an element's commands.
struct CommandStatus
{
    using State = CommandState;

    QString name;
    /// It is the program of the element's image.
    bool isOfImage = false;
    State state = State::Waiting;
    /// Says how it ended last: the exit code, or 128 and the signal.
    int code = 0;
    int starts = 0;
    /// Why it could not be started, or its output not be kept; mostly empty.
    QString reason;
    /// The file that holds the end of its output; what came before is in the one with ".1" added.
    QString output;

    QJsonObject toJson() const;
    static Result<CommandStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const CommandStatus &, const CommandStatus &) = default;
};

} // namespace tomato::protocol

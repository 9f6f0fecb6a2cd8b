// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <string>

namespace tomato::lab {

/// The state of one of an element's commands, while the element runs.
struct CommandReport
{
    enum class State
    {
        /// It waits for the command before it to end.
        Waiting,
        Running,
        Ended,
        /// It ended, and is started again after a pause.
        Restarting
    };

    std::string name;
    /// It is the program of the element's image.
    bool isOfImage = false;
    State state = State::Waiting;
    /// Says how it ended last: the exit code, or 128 and the signal.
    int code = 0;
    /// Says whether that was by a signal.
    bool wasKilled = false;
    /// The time at which it ended last; 0 when it never did.
    Timestamp end{};
    int starts = 0;
    /// Why it could not be started, or its output not be kept; mostly empty.
    std::string problem;

    friend bool operator==(const CommandReport &, const CommandReport &) = default;
};

} // namespace tomato::lab

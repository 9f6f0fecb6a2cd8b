// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato {

/// The state of a lab as a whole.
enum class LabState
{
    Stopped,
    Starting,
    Running,
    Stopping
};

/// The state of an element of a lab.
enum class ElementState
{
    Stopped,
    Starting,
    Running,
    Failed
};

/// The state of one of an element's commands, while the element runs.
enum class CommandState
{
    /// It waits for the command before it to end.
    Waiting,
    Running,
    Ended,
    /// It ended, and is started again after a pause.
    Restarting
};

/// The state of the capture of a connection.
enum class CaptureState
{
    Recording,
    /// It records the history before its trigger, which has not come yet.
    Armed,
    /// It waits for its wire.
    Waiting,
    /// It ended by itself, by one of its stop conditions.
    Ended,
    Stopped,
    Failed
};

} // namespace tomato

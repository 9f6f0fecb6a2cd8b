// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato {

/// What a lab as a whole does.
enum class LabState
{
    Stopped,
    Starting,
    Running,
    Stopping
};

/// What an element of a lab does.
enum class ElementState
{
    Stopped,
    Starting,
    Running,
    Failed
};

/// What one of an element's commands does, while the element runs.
enum class CommandState
{
    /// For the command before it to end.
    Waiting,
    Running,
    Ended,
    /// It ended, and is started again in a while.
    Restarting
};

/// What the capture of a connection does.
enum class CaptureState
{
    Recording,
    /// Records the history of its trigger, which has not come yet.
    Armed,
    /// For its wire.
    Waiting,
    /// By itself, as it was asked to.
    Ended,
    Stopped,
    Failed
};

} // namespace tomato

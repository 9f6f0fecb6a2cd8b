// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/commandprocesses.h"

namespace tomato::cli {

/// When a guard ends what it guards.
enum class Watch
{
    /// When this process is killed.
    Owner,
    /// Also when nobody reads what this process puts out: as where ssh ran it, and has ended.
    OwnerAndReader
};

/// A process beside this one. When what it watches is gone before it was released, it ends the
/// command's processes. It has a session of its own, so that a closed terminal does not end it
/// too.
class CommandGuard final
{
public:
    static Result<CommandGuard> begin(const CommandProcesses &processes, Watch watch);
    CommandGuard(CommandGuard &&other) noexcept;
    CommandGuard &operator=(CommandGuard &&) = delete;
    /// Releases the guard, since the command has ended by itself: what it left in the background
    /// stays.
    ~CommandGuard();

private:
    CommandGuard(pid_t process, int pipe) : m_process(process), m_pipe(pipe) {}

    pid_t m_process;
    int m_pipe;
};

} // namespace tomato::cli

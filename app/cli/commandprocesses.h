// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace tomato::cli {

/// The processes of a command that entered an element: those that descend from the one that this
/// program started, and those with its mark in their environment (whose parent ended).
class CommandProcesses final
{
public:
    /// Returns "NAME=value", which is put into the environment of this command only.
    static std::string newMark();

    CommandProcesses(std::string mark, pid_t first) : m_mark(std::move(mark)), m_first(first) {}

    /// Signals the processes inside the element; a process that waits for them outside sees how
    /// they end.
    void signal(int number) const;
    /// Asks all of them to end, and kills the remaining ones after a while.
    void end() const;
    /// Waits for the end of processes that were asked to end already and had time to do so; kills
    /// the remaining ones.
    void awaitEnd() const;

private:
    enum class Which
    {
        Inside,
        All
    };
    /// Finds those that are no zombies.
    std::vector<pid_t> find(Which which) const;
    bool areGoneWithin(std::chrono::milliseconds time) const;

    std::string m_mark;
    pid_t m_first;
};

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace tomato::cli {

/// What a command that entered an element has become there: the processes that come from the one
/// that this program started, or have its mark in their environment (those whose parent ended).
class CommandProcesses final
{
public:
    /// "NAME=value", which goes into the environment of the command and of no other.
    static std::string newMark();

    CommandProcesses(std::string mark, pid_t first) : m_mark(std::move(mark)), m_first(first) {}

    /// Those inside the element; who waits for them outside hears of what becomes of them.
    void signal(int number) const;
    /// Asks all of them to end, and kills what is left after a while.
    void end() const;
    /// The same after they were asked already, and took their time.
    void awaitEnd() const;

private:
    enum class Which
    {
        Inside,
        All
    };
    /// Those that are no zombies.
    std::vector<pid_t> find(Which which) const;
    bool areGoneWithin(std::chrono::milliseconds time) const;

    std::string m_mark;
    pid_t m_first;
};

} // namespace tomato::cli

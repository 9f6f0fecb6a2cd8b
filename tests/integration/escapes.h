// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tomato::escape {

/// The targets that an attempt tries to reach outside.
struct Target
{
    /// A file of the user's.
    std::string secret;
    /// A control socket that is shared with the element; empty for none.
    std::string socket;
};

/// One way out. Returns how it got there, or an empty text.
struct Attempt
{
    const char *name;
    std::string (*run)(const Target &target);
};

std::vector<Attempt> attempts();

/// Out of the element's file tree, processes and rights.
std::vector<Attempt> attemptsOnFiles();
/// By system calls, and through other processes of the element.
std::vector<Attempt> attemptsByCalls();
/// On what is the machine's: its kernel's settings, memory, devices, limits.
std::vector<Attempt> attemptsOnMachine();

/// In a process of its own, so that what it changes hurts no other attempt.
std::string inProcess(const Attempt &attempt, const Target &target);

/// Whether the secret can be read at this path.
bool holdsSecret(const std::string &path);
std::string contents(const std::string &path);
/// The numbers below /proc.
std::vector<std::string> processes();

} // namespace tomato::escape

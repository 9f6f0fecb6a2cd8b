// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/hosts/host.h"

namespace tomato::hosts {

/// How ssh asks for passwords and about unknown host keys.
enum class Asking
{
    /// It fails instead: what is done again and again, or without the user's knowledge, never asks.
    Never,
    /// By the program that askEnvironment() names. Where there is none, ssh fails.
    ByDialog,
    /// In the terminal of the command, which has one on the host, too.
    InTerminal
};

/// Returns the variables, as NAME=value, that have ssh ask by a program in place of a terminal
/// (ssh-askpass(1)); none when there is no such program.
QStringList askEnvironment();

/// The program and the arguments, no shell's line, that run the host's tomato-engine with these
/// arguments. Its standard input and output are then the host's. Whoever starts it with
/// Asking::ByDialog adds askEnvironment() to its environment.
Result<QStringList> launchLine(const Host &host, const QStringList &arguments, Asking asking);

/// Returns the command that runs a command line of `tomato` on the host, such as `lab exec`.
Result<QStringList> shellLine(const Host &host, const QStringList &arguments, Asking asking);

/// The arguments in the command that somebody asked sshd for, when a key of
/// authorized_keys(5) has a command of its own: "--dial LAB" and the like, and nothing else of it.
Result<QStringList> askedArguments(const QString &sshOriginalCommand);

} // namespace tomato::hosts

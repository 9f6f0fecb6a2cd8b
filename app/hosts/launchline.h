// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/hosts/host.h"

namespace tomato::hosts {

/// Returns the program that ssh starts to ask for passwords and about unknown host keys, as
/// ssh-askpass(1) describes; empty when nobody is to be asked, and ssh fails instead.
QString askProgram();

/// The program and the arguments, no shell's line, that run the host's tomato-engine with these
/// arguments. Its standard input and output are then the host's.
Result<QStringList> launchLine(const Host &host, const QStringList &arguments);

/// Returns the command that runs a command line of `tomato` on the host, such as `lab exec`, with a
/// terminal where this program has one.
Result<QStringList> shellLine(const Host &host, const QStringList &arguments, bool terminal);

/// The arguments in the command that somebody asked sshd for, when a key of
/// authorized_keys(5) has a command of its own: "--dial LAB" and the like, and nothing else of it.
Result<QStringList> askedArguments(const QString &sshOriginalCommand);

} // namespace tomato::hosts

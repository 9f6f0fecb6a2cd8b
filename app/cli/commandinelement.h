// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/session.h"

#include <QStringList>

namespace tomato::cli {

/// A command inside a running element.
struct ElementCommand
{
    /// What runs it from outside.
    QStringList words;
    /// In its environment, see CommandProcesses.
    std::string mark;
};

/// What runs `command` inside a running element of the session's lab.
Result<ElementCommand> elementCommand(const Session &session, const QString &element,
                                      const QStringList &command);
/// Runs it with this program's own standard streams; returns its exit code, 128 + N after signal N.
/// Ctrl+C reaches the command too. When this program is ended, killed or hung up on, the command
/// and all that it started end too. Where standard output is this program's own (--json), the
/// command's goes to standard error.
enum class Output
{
    Shared,
    ToStandardError
};
Result<int> runInTerminal(const ElementCommand &command, Output output = Output::Shared);

} // namespace tomato::cli

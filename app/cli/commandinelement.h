// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/commandguard.h"
#include "app/cli/session.h"

#include <QStringList>

namespace tomato::cli {

/// A command inside a running element.
struct ElementCommand
{
    /// The words that run the command from outside of the element.
    QStringList words;
    /// An entry of the command's environment, see CommandProcesses.
    std::string mark;
};

/// Returns how to run `command` inside a running element of the session's lab.
Result<ElementCommand> elementCommand(const Session &session, const QString &element,
                                      const QStringList &command);
/// Where the command's standard output goes. It goes to standard error when this program's own
/// standard output is for JSON (--json).
enum class Output
{
    Shared,
    ToStandardError
};
/// Runs the command with this program's own standard streams; returns its exit code, 128 + N after
/// signal N. Ctrl+C reaches the command too. When this program is ended, killed or hung up on, the
/// command and all processes that it started end too; `watch` says what else ends them.
Result<int> runInTerminal(const ElementCommand &command, Output output = Output::Shared,
                          Watch watch = Watch::Owner);

} // namespace tomato::cli

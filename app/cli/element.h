// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/session.h"

#include <QStringList>

namespace tomato::cli {

/// The words that run `command` inside a running element of the session's lab.
Result<QStringList> elementCommand(const Session &session, const QString &element,
                                   const QStringList &command);
/// Runs it with this program's own standard streams; returns its exit code, 128 + N after signal N.
/// Ctrl+C reaches the command too. Where standard output is this program's own (--json), the
/// command's goes to standard error.
enum class Output
{
    Shared,
    ToStandardError
};
Result<int> runInTerminal(const QStringList &words, Output output = Output::Shared);

} // namespace tomato::cli

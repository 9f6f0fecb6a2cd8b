// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/session.h"

namespace tomato::cli {

/// Finds a connection by its id or its name, even when the topology has it no more, else as
/// Session::connection() does.
Result<ConnectionId> runConnection(const Session &session, const QString &text);
/// Returns the run that the second word and --run name.
Result<client::RunStatus> earlierRun(const Session &session, const Arguments &arguments);
/// Asks on a terminal whether to remove, unless --yes is given. `what` follows "the 12 packets" in
/// the question.
bool mayRemove(const Arguments &arguments, qint64 packets, const QString &what);
/// The same, where `what` is all that the question names.
bool mayRemove(const Arguments &arguments, const QString &what);

} // namespace tomato::cli

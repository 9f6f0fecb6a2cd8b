// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/session.h"

namespace tomato::cli {

/// By the connection's id or its name, also of one that the topology has no more, else as
/// Session::connection() finds it.
Result<ConnectionId> runConnection(const Session &session, const QString &text);
/// The one that the second word and --run name.
Result<client::RunStatus> earlierRun(const Session &session, const Arguments &arguments);
/// Asks on a terminal, unless --yes is there. `what` goes on behind "the 12 packets".
bool mayRemove(const Arguments &arguments, qint64 packets, const QString &what);

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/session.h"

#include <QJsonArray>

namespace tomato::cli {

/// Returns what this machine cannot emulate of a lab's connections, `[{"connection", "reason"}]`,
/// with the connections' names.
QJsonArray linkProblems(const Session &session);

/// Prints each problem on standard error. With the option --strict, problems are an error.
Result<> sayLinkProblems(const Session &session, const Arguments &arguments);

} // namespace tomato::cli

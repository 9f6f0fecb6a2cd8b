// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/session.h"

#include <QJsonArray>

namespace tomato::cli {

/// What this machine cannot emulate of a lab's connections: `[{"connection", "reason"}]`, by their
/// names.
QJsonArray linkProblems(const Session &session);

/// Says each of them on standard error. With the option --strict they are an error.
Result<> sayLinkProblems(const Session &session, const Arguments &arguments);

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace tomato::cli {

/// Fails where another file than the one that the command changes would be replaced and --force is
/// not among the arguments. `changed` is empty where the command changes none.
Result<> checkNotReplaced(const QString &output, const QString &changed,
                          const Arguments &arguments);

} // namespace tomato::cli

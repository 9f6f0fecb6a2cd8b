// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace tomato::cli {

/// Returns what `tomato COMMAND --help` prints.
QString helpOf(const Command &command);
/// Returns what `tomato --help` prints: all commands. With `group`, returns those that begin with
/// this word, for `tomato capture --help`.
QString overview(const std::vector<Command> &commands, const QString &group = {});
/// Explains LAB, CONNECTION and the exit codes.
QString commonHelp();

} // namespace tomato::cli

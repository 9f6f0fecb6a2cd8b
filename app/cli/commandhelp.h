// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace tomato::cli {

/// What `tomato COMMAND --help` prints.
QString helpOf(const Command &command);
/// What `tomato --help` prints: all of them; or of those that begin with the word `group`, what
/// `tomato capture --help` does.
QString overview(const std::vector<Command> &commands, const QString &group = {});
/// What LAB, CONNECTION and the exit codes are.
QString commonHelp();

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

namespace tomato::ui {

/// Finds the user's terminal program: from the preferences, else $TERMINAL, else the first
/// installed one of those that are common on Linux. The error says what to install.
Result<QString> findTerminalProgram(const QString &preferred);
/// Returns the user's shell: $SHELL where it exists, else /bin/sh.
QString userShell();
/// Returns the command line that opens `command` in a window of this program, with that title where
/// the program supports it. `program` may have arguments of its own ("kitty --single-instance").
QStringList terminalCommand(const QString &program, const QString &title,
                            const QStringList &command);

} // namespace tomato::ui

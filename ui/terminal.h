// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

namespace tomato::ui {

/// Opens the user's terminal program (the setting `terminal`, $TERMINAL, or the first of the usual
/// ones that is installed) with these words running in it. The error says what to install.
Result<> openTerminal(const QString &title, const QStringList &words);

/// The command line for a terminal program, by its name; exported for tests.
QStringList terminalArguments(const QString &program, const QString &title,
                              const QStringList &words);

} // namespace tomato::ui

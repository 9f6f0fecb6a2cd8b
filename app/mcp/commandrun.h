// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

#include <chrono>

namespace tomato::mcp {

/// Runs a program without a standard input and returns what it prints, cut where it is more than a
/// reader of a conversation takes. An error has what it says on standard error; what still runs
/// after `longest` is ended, and so is what it runs.
Result<QString> runCommand(const QString &program, const QStringList &words,
                           std::chrono::milliseconds longest);

/// At most so much of an output is handed on.
constexpr qsizetype MaxOutputBytes = 100'000;

} // namespace tomato::mcp

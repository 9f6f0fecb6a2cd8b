// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

#include <chrono>

namespace tomato::mcp {

/// Runs a program without a standard input and returns its output, which is cut to MaxOutputBytes.
/// An error has the text of standard error. A program that still runs after `longest` is ended,
/// with all processes that it started.
Result<QString> runCommand(const QString &program, const QStringList &words,
                           std::chrono::milliseconds longest);

/// The largest output that is passed on: more would not fit into a conversation.
constexpr qsizetype MaxOutputBytes = 100'000;

} // namespace tomato::mcp

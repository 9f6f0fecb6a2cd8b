// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <stop_token>

namespace tomato {
struct ConfinedProgram;
}

namespace tomato::mcp {

/// What a call of a tool has of the server: the command `tomato`, and whether it is cancelled.
struct Caller
{
    QString program;
    std::stop_token cancelled;
};

/// Runs the caller's program without a standard input and returns its output, which is cut to
/// MaxOutputBytes. An error has the text of standard error. A program that still runs after
/// `longest`, or when the call is cancelled, is ended with all processes that it started. May be
/// called in any thread, and returns when the program has ended.
Result<QString> runCommand(const Caller &caller, const QStringList &words,
                           std::chrono::milliseconds longest);

/// Runs a confined program in the same way, and passes its output on as it comes.
Result<> runConfined(const std::stop_token &cancelled, const ConfinedProgram &program,
                     std::chrono::milliseconds longest,
                     const std::function<void(const QByteArray &)> &takeOutput);

/// The largest output that is passed on: more would not fit into a conversation.
constexpr qsizetype MaxOutputBytes = 100'000;

} // namespace tomato::mcp

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace tomato::cli {

/// How a word may go on, and what that is.
struct Candidate
{
    QString word;
    QString text;
};

/// What the last of the words behind `tomato` may become, which may be empty: commands, options and
/// their values, labs that run, their elements and connections. Nothing where a file is meant, or
/// anything.
std::vector<Candidate> complete(const std::vector<Command> &commands, const QStringList &words);

} // namespace tomato::cli

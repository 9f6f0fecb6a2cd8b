// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace tomato::cli {

/// A way to complete a word, with a description.
struct Candidate
{
    QString word;
    QString text;
};

/// Returns the completions of the last of the words behind `tomato`, which may be empty: commands,
/// options and their values, running labs, their elements and connections. Returns nothing where a
/// file or any text is expected.
std::vector<Candidate> complete(const std::vector<Command> &commands, const QStringList &words);

} // namespace tomato::cli

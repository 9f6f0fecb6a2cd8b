// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace tomato::cli {

/// An experiment's file, and where its runs go.
struct ExperimentWork
{
    QString file;
    /// The path under which the user's consent is kept: that of the file itself, or of its bundle.
    QString agreedAs;
    QString out;
    /// The folder that has a folder for each element, by its name; it may be missing.
    std::optional<QString> elementFiles;
    /// Whether it says nothing on standard output.
    bool isQuiet = false;
};

/// Performs the runs that are not done yet, and says what held; returns the exit code.
int performExperiment(const ExperimentWork &work, const Arguments &arguments);
/// The options of that: those by which the user agrees, and `--share` and `--routes`.
std::map<QString, int> performOptions();

} // namespace tomato::cli

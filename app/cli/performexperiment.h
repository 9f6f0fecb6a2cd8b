// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace tomato::cli {

/// An experiment's file, and where its runs go.
struct ExperimentWork
{
    QString file;
    /// What the user agreed to for this file is remembered by; the file itself, or its bundle.
    QString agreedAs;
    QString out;
    /// With a folder for each element, by its name; may be missing.
    std::optional<QString> elementFiles;
    /// Whether it says nothing on standard output.
    bool isQuiet = false;
};

/// Performs the runs that are not done yet, and says what held; returns the exit code.
int performExperiment(const ExperimentWork &work, const Arguments &arguments);
/// The options of that: those by which the user agrees, and `--share` and `--routes`.
std::map<QString, int> performOptions();

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::cli {

/// What the exit codes of `tomato` mean (README, "The command line"). A command that ran inside an
/// element gives its own.
enum ExitCode : int
{
    Done = 0,
    Failed = 1,
    Misused = 2,
    NotFound = 3,
    Interrupted = 130,
};

} // namespace tomato::cli

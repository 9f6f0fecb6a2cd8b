// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::cli {

/// The meanings of `tomato`'s exit codes (README, "The command line"). A command that ran inside an
/// element determines the exit code itself.
enum ExitCode : int
{
    Done = 0,
    Failed = 1,
    Misused = 2,
    NotFound = 3,
    Interrupted = 130,
};

} // namespace tomato::cli

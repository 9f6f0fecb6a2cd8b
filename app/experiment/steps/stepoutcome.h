// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/experiment.h"

#include <QJsonObject>

namespace tomato::experiment {

/// The result of a step. Times are seconds since the lab was up.
struct StepOutcome
{
    double planned = 0;
    std::optional<double> began;
    std::optional<double> ended;
    /// The exit code when the step ran a command.
    std::optional<int> exitCode;
    /// The output's path in the run's folder: "output/003-ping.out"; empty when there is none.
    QString output;
    /// A command in the background ended before the run did; these are the last lines that it
    /// wrote, errors before others.
    bool endedEarly = false;
    QString lastLines;
    /// For Replay: how well frames kept to their times; see replay::ReplayFigures.
    QJsonObject replay;
    /// Why the step could not be performed; empty when it was.
    QString problem;
};

/// Returns an entry of a run's log.
QJsonObject logLine(std::size_t index, const Step &step, const StepOutcome &outcome);

} // namespace tomato::experiment

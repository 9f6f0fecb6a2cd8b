// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/experiment.h"

#include <QJsonObject>

namespace tomato::experiment {

/// What became of a step. Times are seconds since the lab was up.
struct StepOutcome
{
    double planned = 0;
    std::optional<double> began;
    std::optional<double> ended;
    /// Of a command.
    std::optional<int> exitCode;
    /// In the run's folder: "output/003-ping.out"; empty when there is none.
    QString output;
    /// Why it could not be done; else empty.
    QString problem;
};

/// A line of a run's log.
QJsonObject logLine(std::size_t index, const Step &step, const StepOutcome &outcome);

} // namespace tomato::experiment

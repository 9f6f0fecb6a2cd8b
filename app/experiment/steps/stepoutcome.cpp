// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/stepoutcome.h"

#include <cmath>

namespace tomato::experiment {

/// Rounds to the microsecond.
static double rounded(double seconds)
{
    return std::round(seconds * 1e6) / 1e6;
}

QJsonObject logLine(std::size_t index, const Step &step, const StepOutcome &outcome)
{
    QJsonObject line{{"step", static_cast<qint64>(index)},
                     {"do", word(step.action)},
                     {"planned", rounded(outcome.planned)}};
    if (!step.name.isEmpty())
        line.insert("name", step.name);
    if (!step.on.isEmpty())
        line.insert("on", step.on);
    if (!step.element.isEmpty())
        line.insert("element", step.element);
    if (outcome.began) {
        line.insert("began", rounded(*outcome.began));
        line.insert("late_ms", rounded((*outcome.began - outcome.planned) * 1000));
    }
    if (outcome.ended)
        line.insert("ended", rounded(*outcome.ended));
    if (outcome.exitCode)
        line.insert("exit", *outcome.exitCode);
    if (!outcome.output.isEmpty())
        line.insert("output", outcome.output);
    if (outcome.endedEarly)
        line.insert("ended_early", true);
    if (!outcome.lastLines.isEmpty())
        line.insert("last_lines", outcome.lastLines);
    if (!outcome.replay.isEmpty())
        line.insert("replay", outcome.replay);
    if (!outcome.problem.isEmpty())
        line.insert("problem", outcome.problem);
    return line;
}

} // namespace tomato::experiment

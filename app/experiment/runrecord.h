// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/judgement.h"
#include "app/experiment/plan.h"

namespace tomato::experiment {

/// What is kept of a run beside its captures and outputs: `run.json`.
struct RunRecord
{
    PlannedRun run;
    /// Why it did not come to its end; else empty.
    QString problem;
    /// When its clock began, and for how many seconds it went on.
    Timestamp started{};
    double seconds = 0;
    std::vector<Verdict> verdicts;

    /// Whether it came to its end and every statement held.
    bool held() const;
};

/// With what the run found and this machine.
QJsonObject toJson(const RunRecord &record, const Experiment &experiment,
                   const RunEvidence &evidence, const topology::Topology &topology);
/// The error's place is a field.
Result<RunRecord> runRecordFromJson(const QJsonObject &json);

} // namespace tomato::experiment

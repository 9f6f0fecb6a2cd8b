// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/fidelity.h"
#include "app/experiment/outcome/judgement.h"
#include "app/experiment/plan/plan.h"

namespace tomato::experiment {

/// The summary of a run, which is kept beside its captures and outputs in `run.json`.
struct RunRecord
{
    PlannedRun run;
    /// Why the run was not completed; empty when it was.
    QString problem;
    /// When its clock began, and how many seconds it took.
    Timestamp started{};
    double seconds = 0;
    std::vector<Verdict> verdicts;
    Fidelity fidelity = {};
    /// A text for each element that ended while the run went on, or ran out of its memory.
    QStringList problems = {};
    /// A text for each command in the background that ended with an error before the run did.
    QStringList endedEarly = {};

    /// Returns whether the run was completed without problems, and every statement held.
    bool held() const;
};

/// Returns the texts of RunRecord::endedEarly for the steps of a run's log.
QStringList earlyEnds(const QJsonArray &steps);
/// The object also holds the experiment's findings and what was around the run.
QJsonObject toJson(const RunRecord &record, const Experiment &experiment,
                   const RunEvidence &evidence, const topology::Topology &topology);
/// The place of an error is a field.
Result<RunRecord> runRecordFromJson(const QJsonObject &json);

} // namespace tomato::experiment

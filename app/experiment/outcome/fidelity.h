// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/machinewatch.h"
#include "app/experiment/outcome/judgement.h"

#include <QStringList>

namespace tomato::experiment {

/// Whether a run's numbers can be trusted: what its links held of what they promised, and whether
/// the machine had time for them.
struct Fidelity
{
    bool held = true;
    /// A line for each thing that did not hold.
    QStringList problems;
    /// The section of the run's record.
    QJsonObject json;
};

/// Reads the recordings that have arrivals; of other links with emulation it says that they were
/// not measured. `linkProblems` are the texts of links that the kernel cannot emulate.
Fidelity judgeFidelity(const topology::Topology &topology, const Experiment &experiment,
                       const RunEvidence &evidence, const MachineLoad &load,
                       const std::map<ConnectionId, QString> &linkProblems);

/// Reads the section of a run's record. One that has none was made by an earlier version, and
/// nothing is known of it.
Fidelity fidelityFromJson(const QJsonObject &json);

/// Says of the machine what counts against it; empty when nothing does.
QString loadProblem(const MachineLoad &load);

} // namespace tomato::experiment

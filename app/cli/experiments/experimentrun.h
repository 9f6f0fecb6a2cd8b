// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/experiments/runsurroundings.h"
#include "app/experiment/outcome/experimentfolder.h"
#include "app/experiment/steps/timelinerun.h"

#include <QStringList>

namespace tomato::cli {

/// Returns all errors of a topology's experiment, pcap filters included.
std::vector<Error> experimentErrors(const topology::Topology &topology);

/// Performs the runs of an experiment, one after the other, each in a lab of its own.
class ExperimentRun final
{
public:
    /// `agreed` is the result of checkAgreement().
    ExperimentRun(const topology::Topology &topology, const experiment::Plan &plan,
                  const experiment::ExperimentFolder &folder, QStringList agreed)
        : m_topology(topology), m_plan(plan), m_folder(folder), m_agreed(std::move(agreed))
    {
    }

    /// Sets who is told what happens in a run; each object has a word `event`.
    void setTell(experiment::TimelineRun::Tell tell) { m_tell = std::move(tell); }

    /// Ends the lab that a killed process left behind.
    Result<> endLeftLab() const;
    /// Fails when there is no result to record; the run does not count as done then.
    Result<experiment::RunRecord> perform(const experiment::PlannedRun &run);

private:
    const topology::Topology &m_topology;
    const experiment::Plan &m_plan;
    const experiment::ExperimentFolder &m_folder;
    QStringList m_agreed;
    experiment::TimelineRun::Tell m_tell;
    KnownMachine m_machine;
};

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/experiments/runsurroundings.h"
#include "app/experiment/outcome/experimentfolder.h"
#include "app/experiment/steps/timelinerun.h"

#include <QStringList>

namespace tomato::cli {

/// Returns all errors of a topology's experiment, pcap filters included.
std::vector<Error> experimentErrors(const topology::Topology &topology);

/// Performs runs of an experiment, one after the other, each in a lab of its own.
class ExperimentRun final
{
public:
    /// `agreed` is the result of checkAgreement().
    ExperimentRun(const topology::Topology &topology, const experiment::Plan &plan,
                  const experiment::ExperimentFolder &folder, QStringList agreed)
        : m_topology(topology), m_plan(plan), m_folder(folder), m_agreed(std::move(agreed))
    {
    }

    /// Sets who is told what happens in a run; each object has a word `event`, and the number of
    /// the run.
    void setTell(experiment::TimelineRun::Tell tell) { m_tell = std::move(tell); }

    /// Sets how many runs are performed at once, for their records.
    void setJobs(int jobs) { m_jobs = jobs; }

    /// Ends the labs that killed processes left behind.
    Result<> endLeftLabs() const;
    /// Fails when there is no result to record; the run does not count as done then.
    Result<experiment::RunRecord> perform(const experiment::PlannedRun &run);

private:
    Result<> endLab(int run, const LabId &lab) const;
    experiment::TimelineRun::Tell tellOf(int run) const;

    const topology::Topology &m_topology;
    const experiment::Plan &m_plan;
    const experiment::ExperimentFolder &m_folder;
    QStringList m_agreed;
    experiment::TimelineRun::Tell m_tell;
    KnownMachine m_machine;
    int m_jobs = 1;
};

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/experimentfolder.h"

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

    /// Ends the lab that a killed process left behind.
    Result<> endLeftLab() const;
    /// Fails when there is no result to record; the run does not count as done then.
    Result<experiment::RunRecord> perform(const experiment::PlannedRun &run) const;

private:
    const topology::Topology &m_topology;
    const experiment::Plan &m_plan;
    const experiment::ExperimentFolder &m_folder;
    QStringList m_agreed;
};

} // namespace tomato::cli

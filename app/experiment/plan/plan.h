// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/experiment.h"
#include "app/experiment/plan/sweepstatement.h"
#include "app/topology/topology.h"

#include <QJsonObject>

#include <vector>

namespace tomato::experiment {

/// One of the runs of an experiment.
struct PlannedRun
{
    /// The run's number, counted from 1.
    int number = 1;
    /// The names of what is varied, with their values in this run.
    QJsonObject varied;
    /// The number of the repetition, counted from 1.
    int repetition = 1;
    /// The seed, which combines the experiment's seed with the repetition.
    qint64 seed = 1;

    /// Returns "bandwidth=10 repetition 2".
    QString label() const;
};

/// All runs of a topology's experiment: each combination of the values in `vary`, repeated `repeat`
/// times.
class Plan final
{
public:
    /// Fails with the first error of checkExperiment(), and when there is no experiment.
    static Result<Plan> read(const topology::Topology &topology);

    const std::vector<PlannedRun> &runs() const { return m_runs; }
    /// Returns the conditions for all runs together.
    const std::vector<SweepStatement> &compare() const { return m_compare; }
    QString title() const { return m_document.value(QLatin1String("title")).toString(); }
    /// Returns the experiment of this run, with its values in the place of ${...}.
    Result<Experiment> experiment(const PlannedRun &run) const;

private:
    topology::Topology m_topology;
    QJsonObject m_document;
    std::vector<PlannedRun> m_runs;
    std::vector<SweepStatement> m_compare;
};

/// Returns all errors of a topology's experiment, with places such as
/// "topology.experiment.steps[3].at"; none when it has no experiment. pcap filters are not
/// compiled: only callers with libpcap can check them.
std::vector<Error> checkExperiment(const topology::Topology &topology);

/// Returns the experiment's pcap filters with their places, without those that hold a variable.
std::vector<std::pair<std::string, QString>> filtersOf(const topology::Topology &topology);

} // namespace tomato::experiment

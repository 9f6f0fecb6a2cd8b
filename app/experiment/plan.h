// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/experiment.h"
#include "app/topology/topology.h"

#include <QJsonObject>

#include <vector>

namespace tomato::experiment {

/// One of the runs of an experiment.
struct PlannedRun
{
    /// From 1.
    int number = 1;
    /// What is varied, with its values in this run.
    QJsonObject varied;
    /// From 1.
    int repetition = 1;
    /// The experiment's and the repetition's together.
    qint64 seed = 1;

    /// "bandwidth=10 repetition 2".
    QString label() const;
};

/// All runs of a topology's experiment: each combination of the values in `vary`, as often as
/// `repeat` says.
class Plan final
{
public:
    /// Fails with the first error of checkExperiment(), and where there is no experiment.
    static Result<Plan> read(const topology::Topology &topology);

    const std::vector<PlannedRun> &runs() const { return m_runs; }
    QString title() const { return m_document.value(QLatin1String("title")).toString(); }
    /// What this run does, with its values in the place of ${...}.
    Result<Experiment> experiment(const PlannedRun &run) const;

private:
    topology::Topology m_topology;
    QJsonObject m_document;
    std::vector<PlannedRun> m_runs;
};

/// Everything that is wrong with a topology's experiment, with places such as
/// "topology.experiment.steps[3].at"; nothing when it has none. What pcap filters mean is left to
/// whoever has libpcap.
std::vector<Error> checkExperiment(const topology::Topology &topology);

/// The experiment's pcap filters by their places, without those that hold a variable.
std::vector<std::pair<std::string, QString>> filtersOf(const topology::Topology &topology);

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/missingprograms.h"

#include "app/client/startcheck.h"
#include "app/experiment/outcome/programrecord.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/lookup.h"

#include <QJsonDocument>

#include <map>

namespace tomato::cli {

namespace {

/// Of that many combinations of what is varied the programs are looked for.
constexpr int MaxCombinations = 200;

/// Tells whether commands in the element find the programs of this machine, and no others.
bool hasProgramsOfMachine(const topology::Topology &topology, const QString &name)
{
    const auto id = topology::findElement(topology, name);
    if (!id)
        return false;
    const topology::Element &element = *topology.element(*id);
    return topology::hostOf(element) == topology::HereValue &&
           element.attributes.value(topology::ImageAttribute).toString().isEmpty() &&
           !element.attributes.value(topology::EnvironmentAttribute)
                .toObject()
                .contains(QLatin1String("PATH"));
}

class ProgramsOfSteps final
{
public:
    explicit ProgramsOfSteps(const topology::Topology &topology)
        : m_topology(topology), m_file(QString::fromUtf8(topology::writeTomato(topology)))
    {
    }

    void add(const experiment::Step &step, std::size_t index)
    {
        for (const QString &name : experiment::programsNeeded(step.command)) {
            // A command may put it where it is found.
            if (!hasProgramsOfMachine(m_topology, step.element) || m_file.contains(u'/' + name) ||
                !experiment::programPath(name).isEmpty())
                continue;
            m_missing.try_emplace(
                name, Error{"topology.experiment.steps[" + std::to_string(index) + "]",
                            "there is no program " + name.toStdString() +
                                " on this machine, which runs in " + step.element.toStdString()});
        }
    }
    const std::map<QString, Error> &missing() const { return m_missing; }

private:
    const topology::Topology &m_topology;
    QString m_file;
    /// By their names.
    std::map<QString, Error> m_missing;
};

} // namespace

std::vector<Error> missingPrograms(const topology::Topology &topology, const experiment::Plan &plan)
{
    // What cannot be found out now comes out when the lab starts.
    auto missing = client::askForMissingPrograms(topology::writeTomato(topology))
                       .value_or(std::vector<Error>());
    ProgramsOfSteps programs(topology);
    int combinations = 0;
    for (const experiment::PlannedRun &run : plan.runs()) {
        if (run.repetition != 1 || ++combinations > MaxCombinations)
            continue;
        const auto experiment = plan.experiment(run);
        for (std::size_t i = 0; experiment && i < experiment->steps.size(); ++i)
            programs.add(experiment->steps[i], i);
    }
    for (const auto &[name, error] : programs.missing())
        missing.push_back(error);
    return missing;
}

} // namespace tomato::cli

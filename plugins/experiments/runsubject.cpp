// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/runsubject.h"

#include "app/experiment/plan/experiment.h"

namespace tomato::plugins {

RunSubject::RunSubject(const topology::Topology &topology)
    : experiment(topology.attributes().value(experiment::ExperimentAttribute).toObject()),
      names(ShownNames::fingerprint(topology))
{
}

} // namespace tomato::plugins

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/experiment.h"
#include "app/topology/topology.h"

#include <QJsonArray>

namespace tomato::experiment {

/// Reads the steps, and goes on after one that has errors. Each error has its place, which begins
/// with `place` ("topology.experiment.steps").
std::vector<Step> readSteps(const QJsonArray &steps, const topology::Topology &topology,
                            const std::string &place, std::vector<Error> &errors);

/// Returns nullptr when no step has this name.
const Step *findStep(const std::vector<Step> &steps, const QString &name);

} // namespace tomato::experiment

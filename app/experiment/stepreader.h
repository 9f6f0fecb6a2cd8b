// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/experiment.h"
#include "app/topology/topology.h"

#include <QJsonArray>

namespace tomato::experiment {

/// Reads the steps, also behind one that has errors; each error names its place,
/// from `place` on ("topology.experiment.steps").
std::vector<Step> readSteps(const QJsonArray &steps, const topology::Topology &topology,
                            const std::string &place, std::vector<Error> &errors);

/// nullptr when no step has this name.
const Step *findStep(const std::vector<Step> &steps, const QString &name);

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/experiment.h"
#include "app/topology/topology.h"

#include <QJsonArray>

namespace tomato::experiment {

/// Reads the statements. Each error has its place, which begins with `place`
/// ("topology.experiment.expect").
std::vector<Statement> readStatements(const QJsonArray &statements, const std::vector<Step> &steps,
                                      const topology::Topology &topology, const std::string &place,
                                      std::vector<Error> &errors);

/// Returns the name of a statement, and for one without what it says: "h1--h2: icmp count == 20".
QString nameOfStatement(const QJsonObject &statement);

} // namespace tomato::experiment

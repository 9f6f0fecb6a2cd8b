// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/experiment/plan/experiment.h"
#include "app/replay/replayorder.h"
#include "app/topology/topology.h"

namespace tomato::experiment {

/// The order to tomato-replay for a step, when its element runs.
Result<replay::ReplayOrder> replayOrder(const Step &step, const topology::Topology &topology,
                                        const client::LabStatus &lab);
/// The figures at the end of what tomato-replay put out; none where it played nothing.
QJsonObject replayFigures(const QString &output);
/// Returns the reason for a failure from the program's output.
std::string replayProblem(const QString &errors);

} // namespace tomato::experiment

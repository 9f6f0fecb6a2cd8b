// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/experiment/outcome/packetlog.h"
#include "app/experiment/steps/stepoutcome.h"

#include <QDir>
#include <QJsonObject>

#include <map>
#include <vector>

namespace tomato::experiment {

/// Everything that a run left behind and that statements are about.
struct RunEvidence
{
    QDir folder;
    /// When the experiment's clock began, and after how many seconds the run was over.
    Timestamp zero{};
    double seconds = 0;
    std::vector<StepOutcome> outcomes;
    std::map<ConnectionId, LinkRecording> recordings;
    /// The rest of the run's record: machine, settings, programs and the like, by their names.
    QJsonObject surroundings = {};
};

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "app/experiment/outcome/judgement.h"

namespace tomato::cli {

/// Adds what is known of a recording that has ended: what it lacks, and its times.
void addRecording(experiment::LinkRecording &recording, const client::RunStatus &run);
/// Adds the same of the latest recording of a connection. `begun` is when it began, for one whose
/// files are on other machines, too, and which cannot say it.
void addRecording(experiment::LinkRecording &recording, const client::CaptureStatus &capture,
                  Timestamp begun);

/// Returns when the last step that begins to record this connection had ended, by what was noted
/// of the run; where there is none, the begin of time, as the lab records it from the start.
Timestamp recordedSince(const topology::Topology &topology,
                        const experiment::Experiment &experiment,
                        const experiment::RunEvidence &evidence, const ConnectionId &connection);

} // namespace tomato::cli

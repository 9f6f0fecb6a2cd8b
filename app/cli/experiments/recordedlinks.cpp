// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/recordedlinks.h"

#include "app/protocol/folders/storedrun.h"
#include "app/topology/lookup.h"

namespace tomato::cli {

static void append(experiment::LinkRecording &recording,
                   const std::vector<experiment::RecordedTime> &times)
{
    recording.times.insert(recording.times.end(), times.begin(), times.end());
}

/// Why the recording in this folder ended by itself; empty where there is none.
static QString endingIn(const QString &directory)
{
    return directory.isEmpty()
               ? QString()
               : QString::fromStdString(protocol::StoredRun::read(directory).ending);
}

void addRecording(experiment::LinkRecording &recording, const client::RunStatus &run)
{
    recording.missing += run.dropped + run.evicted;
    const bool isHere = !run.directory.isEmpty();
    const experiment::RecordedPart part{run.filter(), run.options.snapLength,
                                        endingIn(run.directory)};
    append(recording, isHere ? experiment::recordedTimes(run.directory, part)
                             : experiment::recordedBetween(run.start, run.last, part));
}

void addRecording(experiment::LinkRecording &recording, const client::CaptureStatus &capture,
                  Timestamp begun)
{
    recording.missing += capture.dropped + capture.evicted;
    // It is no longer told of a lab that was stopped.
    const experiment::RecordedPart part{capture.filter(), capture.options.snapLength,
                                        capture.ending.isEmpty() ? endingIn(capture.directory)
                                                                 : capture.ending};
    const bool isHere = !capture.directory.isEmpty() && capture.parts.isEmpty();
    append(recording,
           isHere ? experiment::recordedTimes(capture.directory, part)
                  : experiment::recordedBetween(
                        begun, part.ending.isEmpty() ? Timestamp::max() : capture.last, part));
}

Timestamp recordedSince(const topology::Topology &topology,
                        const experiment::Experiment &experiment,
                        const experiment::RunEvidence &evidence, const ConnectionId &connection)
{
    Timestamp since = Timestamp::min();
    for (std::size_t i = 0; i < experiment.steps.size(); ++i) {
        const experiment::Step &step = experiment.steps[i];
        const auto &ended = evidence.outcomes[i].ended;
        if (step.action != experiment::Action::CaptureStart || !ended ||
            *topology::findConnection(topology, step.on) != connection)
            continue;
        since = std::max(since, evidence.zero + std::chrono::duration_cast<Timestamp>(
                                                    std::chrono::duration<double>(*ended)));
    }
    return since;
}

} // namespace tomato::cli

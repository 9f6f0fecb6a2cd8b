// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/livestatements.h"

#include "app/cli/experiments/recordedlinks.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace tomato::cli {

using namespace std::chrono_literals;
using experiment::LiveJudgement;

/// How often is looked.
static constexpr auto LookEvery = 500ms;
/// A packet has been recorded after this time, unless the machine is very busy: within two seconds,
/// as nobody is to watch, which would take processor time from the lab. What is judged when the run
/// is over does not depend on it.
static constexpr double RecordedAfter = 3;
static constexpr int NiceOfJudging = 10;

LiveStatements::LiveStatements(const client::EngineClient &client,
                               const topology::Topology &topology,
                               const experiment::Experiment &experiment,
                               const experiment::TimelineRun &run, Tell tell)
    : m_client(client), m_run(run), m_tell(std::move(tell)), m_judgement(topology, experiment)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    if (m_tell && !experiment.expect.empty())
        m_timer.start(LookEvery);
}

LiveStatements::~LiveStatements()
{
    if (m_judged.valid())
        m_judged.wait();
}

LiveJudgement::Moment LiveStatements::moment() const
{
    LiveJudgement::Moment moment;
    moment.evidence.zero = m_run.zero();
    moment.evidence.seconds = m_run.now();
    moment.evidence.folder = m_run.folder();
    moment.evidence.outcomes = m_run.outcomes();
    moment.settled = moment.evidence.seconds - RecordedAfter;
    auto earlier = m_client.earlierRuns();
    std::ranges::reverse(earlier);
    for (const client::RunStatus &run : earlier) {
        addRecording(moment.evidence.recordings[run.connection], run);
        moment.recordings[run.connection] << run.directory;
    }
    for (const auto &[id, capture] : m_client.captures()) {
        // Recordings of other hosts are judged when they are here.
        if (!capture.isDownloadable() || capture.directory.isEmpty() || !capture.parts.isEmpty())
            continue;
        addRecording(moment.evidence.recordings[id], capture, {});
        moment.recordings[id] << capture.directory;
    }
    return moment;
}

void LiveStatements::look()
{
    if (m_judged.valid()) {
        if (m_judged.wait_for(0s) != std::future_status::ready)
            return;
        for (const auto &[statement, verdict] : m_judged.get())
            m_tell({{"event", "statement"},
                    {"statement", static_cast<qint64>(statement)},
                    {"name", verdict.name},
                    {"held", verdict.held},
                    {"message", verdict.message},
                    {"seconds", m_seconds}});
    }
    m_seconds = m_run.now();
    m_judged = std::async(std::launch::async, [this, moment = moment()] {
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), NiceOfJudging);
        return m_judgement.judge(moment);
    });
}

} // namespace tomato::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "app/experiment/outcome/livejudgement.h"
#include "app/experiment/steps/timelinerun.h"

#include <QTimer>

#include <future>

namespace tomato::cli {

/// Judges statements while the steps of a run are performed, and tells of each as soon as it is
/// certain. The work is done beside, at a lower priority: no step waits for it.
class LiveStatements final
{
public:
    using Tell = experiment::TimelineRun::Tell;

    /// All of them are borrowed.
    LiveStatements(const client::EngineClient &client, const topology::Topology &topology,
                   const experiment::Experiment &experiment, const experiment::TimelineRun &run,
                   Tell tell);
    /// Waits for what is being judged.
    ~LiveStatements();

private:
    using Judged = std::vector<std::pair<std::size_t, experiment::Verdict>>;

    void look();
    experiment::LiveJudgement::Moment moment() const;

    const client::EngineClient &m_client;
    const experiment::TimelineRun &m_run;
    Tell m_tell;
    /// Only the thread uses this while it judges.
    experiment::LiveJudgement m_judgement;
    std::future<Judged> m_judged;
    double m_seconds = 0;
    QTimer m_timer;
};

} // namespace tomato::cli

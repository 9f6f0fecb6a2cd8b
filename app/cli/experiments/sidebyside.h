// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/experiments/runworker.h"
#include "app/experiment/outcome/experimentfolder.h"
#include "app/experiment/plan/plan.h"
#include "app/experiment/steps/timelinerun.h"

#include <QProcess>

#include <deque>
#include <memory>
#include <vector>

namespace tomato::cli {

inline constexpr int MaxLabsAtOnce = 64;

/// How many labs this machine has time for, with so many processors. A lab with its elements keeps
/// about two processors busy; with as many to spare its times hold.
int labsFor(int processors);

/// Performs runs at the same time, each in a lab and a process of its own. Each process goes from
/// run to run, as what it looks up of the machine is the same for all of them.
class SideBySide final
{
public:
    /// The folder was opened, and is only borrowed.
    SideBySide(const experiment::Plan &plan, const experiment::ExperimentFolder &folder,
               WorkOrder order);
    ~SideBySide();

    void setTell(experiment::TimelineRun::Tell tell) { m_tell = std::move(tell); }
    /// Returns when all runs are done, one could not be performed, or the user interrupted and all
    /// labs have ended.
    Result<> perform();

private:
    struct Worker
    {
        QProcess process;
        /// 0 while it has nothing to do.
        int run = 0;
    };

    void addWorker();
    void giveRun(Worker &worker);
    void readEvents(Worker &worker);
    void handleEvent(Worker &worker, const QJsonObject &event);
    void ended(Worker &worker);
    bool isOver() const;
    void interruptAll();

    const experiment::Plan &m_plan;
    const experiment::ExperimentFolder &m_folder;
    WorkOrder m_order;
    experiment::TimelineRun::Tell m_tell;
    std::deque<experiment::PlannedRun> m_open;
    std::vector<std::unique_ptr<Worker>> m_workers;
    Result<> m_result;
};

} // namespace tomato::cli

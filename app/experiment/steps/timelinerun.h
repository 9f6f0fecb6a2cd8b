// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "app/experiment/steps/stepcommands.h"
#include "app/experiment/steps/stepoutcome.h"
#include "app/experiment/steps/timeline.h"
#include "app/topology/topology.h"

#include <QDir>
#include <QFile>
#include <QTimer>

#include <chrono>

namespace tomato::experiment {

/// Performs the steps of an experiment in a lab that is up, on one clock: a step that is late does
/// not delay later ones. What it borrows must outlive it.
class TimelineRun final : public QObject
{
public:
    using Done = std::function<void(Result<>)>;

    /// `log.jsonl` and a folder `output` are written into `folder`; `environment` is for all
    /// commands.
    TimelineRun(client::EngineClient &client, const topology::Topology &topology,
                const Experiment &experiment, QDir folder, const QStringList &environment);

    using Tell = std::function<void(const QJsonObject &)>;
    /// Sets who is told when the clock starts and when each step begins and ends, as lines of
    /// the log with a word `event`.
    void setTell(Tell tell) { m_tell = std::move(tell); }

    /// Starts the clock. `done` is called once: with the first step that could not be performed,
    /// when the engine is gone, after cancel(), or when all steps are over. By then no command
    /// runs, and the engine has answered (unless it took too long).
    void start(Done done);
    void cancel();

    const std::vector<StepOutcome> &outcomes() const { return m_outcomes; }
    const QDir &folder() const { return m_folder; }
    /// When the clock began.
    Timestamp zero() const { return m_zero; }
    /// The seconds since zero().
    double now() const;

private:
    void obey();
    void begin(const Timeline::Due &due);
    void doStep(std::size_t index);
    void end(std::size_t index, const Result<> &result);
    void runCommand(std::size_t index);
    void replay(std::size_t index);
    void tryCommand(std::size_t index);
    void setLink(std::size_t index, const QJsonObject &attributes);
    void setCapture(std::size_t index, bool isOn);
    StepCommands::Command commandOf(std::size_t index, double timeout);
    /// Returns what ends the step when the engine answers; it does nothing once this is destroyed.
    client::EngineClient::Callback<> onAnswer(std::size_t index);
    void finish(const Result<> &result);
    /// Calls `done` after finish() as soon as nothing is under way any more.
    void leave();
    void log(std::size_t index);
    void report(const char *event, QJsonObject line) const;

    client::EngineClient &m_client;
    const topology::Topology &m_topology;
    const Experiment &m_experiment;
    QDir m_folder;
    StepCommands m_commands;
    Timeline m_timeline;
    std::vector<StepOutcome> m_outcomes;
    QFile m_log;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_start;
    Timestamp m_zero{};
    Done m_done;
    /// Is called by leave(); empty before finish() and after that.
    std::function<void()> m_left;
    Tell m_tell;
    int m_openCalls = 0;
    bool m_isObeying = false;
    bool m_haveCommandsEnded = false;
    bool m_isWaitOver = false;
};

} // namespace tomato::experiment

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"
#include "plugins/experiments/runprogress.h"
#include "plugins/experiments/runsubject.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <map>

namespace tomato::plugins {

/// Performs a topology's experiment by `tomato experiment run`, in a process of its own, and hears
/// from it what happens. The window waits for nothing.
class ExperimentProcess final : public QObject
{
    Q_OBJECT

public:
    explicit ExperimentProcess(QObject *parent = nullptr);
    /// Asks the process to end its lab and itself, and lets it do so.
    ~ExperimentProcess() override;

    /// `folder` is made, and gets the topology's file and the runs. The user has agreed to all that
    /// the topology reaches outside of its lab. Elements get their files from `bundle`, if any.
    Result<> start(const topology::Topology &topology, const QString &folder,
                   const QString &bundle = {});
    bool isRunning() const { return m_process != nullptr; }
    /// The lab ends, what was done stays.
    void cancel();
    /// The folder of the last one.
    const QString &folder() const { return m_folder; }
    const RunProgress &progress() const { return m_progress; }
    /// Returns whether the run, the last one or the one that goes on, is of this.
    bool isOf(const RunSubject &subject) const { return m_subject == subject; }

signals:
    void progressed();
    /// `message`: what was said, of an outcome that is no success; else empty.
    void finished(int exitCode, const QString &message);

private:
    struct Run
    {
        RunProgress progress;
        /// Since the clock of the run began.
        QElapsedTimer clock;
    };

    void readEvents();
    void take(const QJsonObject &event);
    static void take(const QJsonObject &event, const QString &word, Run &run);
    /// Shows the run that is shown as long as it goes on, then another one that goes on.
    void show();
    void end(int exitCode);

    QProcess *m_process = nullptr;
    QString m_folder;
    RunSubject m_subject;
    /// The run that is shown: a copy of one of those that go on, or of the last one.
    RunProgress m_progress;
    /// Those that go on, by their numbers.
    std::map<int, Run> m_open;
    int m_done = 0;
    /// See RunProgress.
    std::map<int, RunProgress::Verdict> m_compared;
    QTimer m_tick;
};

} // namespace tomato::plugins

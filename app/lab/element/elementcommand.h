// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/commandreport.h"
#include "app/lab/element/outputlog.h"
#include "app/lab/plan/deviceplan.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <sys/types.h>

#include <chrono>

namespace tomato::lab {

/// One command inside a running element: run once, or as a service whose pauses between two starts
/// grow while it ends soon. Its output goes to a file.
class ElementCommand final : public QObject
{
    Q_OBJECT

public:
    /// It joins the control groups of these files. `log` is empty where no output is kept.
    ElementCommand(pid_t element, const CommandPlan &plan,
                   const std::vector<std::string> &environment,
                   const std::vector<std::string> &groups, const QString &log);
    /// Kills it, and what it started.
    ~ElementCommand() override;

    void start();
    /// Runs a line of shell in the same element and waits for its end, for a limited time.
    static void runOnce(pid_t element, const std::string &line);
    const CommandPlan &plan() const { return m_plan; }
    CommandReport status() const;
    /// Counts how often it has written output.
    int outputs() const { return m_outputs; }

signals:
    /// It ended and is not started again.
    void ended();

private:
    void finished(int code, bool wasKilled = false);
    void keepOutput();

    pid_t m_element;
    CommandPlan m_plan;
    std::vector<std::string> m_environment;
    OutputLog m_log;
    bool m_keepsOutput;
    int m_outputs = 0;
    CommandReport m_status;
    QProcess m_process;
    QTimer m_again;
    /// The pause before the next start.
    std::chrono::milliseconds m_pause;
    QElapsedTimer m_ran;
};

} // namespace tomato::lab

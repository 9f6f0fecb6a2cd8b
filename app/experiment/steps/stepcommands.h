// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/client/engineclient.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <functional>
#include <map>

namespace tomato::experiment {

/// Runs commands in elements in parallel, each with files for its output.
class StepCommands final : public QObject
{
public:
    /// `environment` has "NAME=value" entries for each of them. The client is only borrowed.
    StepCommands(client::EngineClient &client, QStringList environment);
    ~StepCommands() override;

    struct Command
    {
        ElementId element;
        /// The command for sh.
        QString text;
        /// The command is ended after this number of seconds; 0 for never.
        double timeout = 0;
        /// The files for standard output and standard error.
        QString output;
        QString errors;
    };
    /// The callback gets the exit code; it is 128 + N after signal N, 124 after the timeout.
    using Done = std::function<void(Result<int>)>;
    /// `key` must be free; it is in use until `done` was called.
    void start(std::size_t key, const Command &command, Done done);
    /// Runs a program of this machine in the same way; `words` are its path and its arguments.
    void startProgram(std::size_t key, QStringList words, const QString &output,
                      const QString &errors, Done done);

    /// Asks all commands to end, kills the remaining ones after two seconds, and calls `done` when
    /// none is left.
    void endAll(std::function<void()> done);

private:
    struct Running
    {
        QProcess *process = nullptr;
        Done done;
    };

    void finish(std::size_t key, const Result<int> &result);

    client::EngineClient &m_client;
    QStringList m_environment;
    std::map<std::size_t, Running> m_running;
    std::function<void()> m_allEnded;
};

} // namespace tomato::experiment
